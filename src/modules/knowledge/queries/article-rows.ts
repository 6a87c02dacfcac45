import { type RawBuilder, sql } from 'kysely';
import { type Piece, piecesOf } from '../../../platform/markdown.ts';
import { shortened } from '../../../platform/shortened.ts';
import type { ArticleRow } from '../contract.ts';

/** So much of what helps stands in a row, and so much of it is read for that. */
const longestBeginning = 200;
const mostRead = 2000;
const inline: ReadonlySet<string> = new Set(['strong', 'em', 'del', 'code', 'a']);

export type KnownArticle = Omit<ArticleRow, 'beginning'> & { helps: string };

/** What a row shows of the article `a`; its newest version is `v`. */
export const shownOfA: RawBuilder<KnownArticle> = sql`a.id, a.desk_id, a.version, a.confidence, a.audience,
  v.language, v.words, v.helps, v.make, v.model, v.versions, coalesce(vp.name, '') as author,
  coalesce(vo.name, '') as organization, v.recorded_at as changed_at, u.cases, u.helped, u.wrong,
  coalesce((select o.version > a.of_version from articles o
    where o.desk_id = a.desk_id and o.id = a.translates), false) as is_behind,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'language', fv.language, 'confidence', f.confidence)
      order by f.translates nulls first, fv.language, f.id)
    from app.family_of(a.desk_id, a.id) f
    join article_versions fv on fv.desk_id = f.desk_id and fv.article_id = f.id and fv.version = f.version
    where f.id <> a.id and f.confidence <> 'archived'), '[]') as others`;

/** Which words of the article `a` whoever speaks that language reads. */
export const insertsOfA = (language: string | undefined): RawBuilder<unknown> =>
  language === undefined
    ? sql`a.id`
    : sql`coalesce(app.article_in(a.desk_id, a.id, ${language}, false), a.id)`;

/** That it was wrong counts no more where the gap that it made was taken back. */
export const stillSaid: RawBuilder<unknown> = sql`(x.said <> 'wrong' or not exists (select from gaps w
  where w.desk_id = x.desk_id and w.article_id = x.article_id and w.withdrawn
    and x.recorded_at between w.recorded_at and w.closed_at))`;

/** Of each case its last word counts; that it was used once more takes back no judgement. */
export const lastWord: RawBuilder<unknown> = sql`x.said = 'used', x.recorded_at desc, x.id desc`;

export const besideA: RawBuilder<unknown> = sql`
  join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
  left join persons vp on vp.id = v.author_id
  left join organizations vo on vo.id = v.organization_id
  cross join lateral (
    select count(*)::int as cases, count(*) filter (where l.said = 'helped')::int as helped,
      count(*) filter (where l.said = 'wrong')::int as wrong
    from (select distinct on (x.case_id) x.said from article_uses x
      where x.desk_id = a.desk_id and x.article_id = a.id and ${stillSaid}
      order by x.case_id, ${lastWord}) l) u`;

export function asArticleRow({ helps, ...row }: KnownArticle): ArticleRow {
  return { ...row, beginning: beginningOf(helps) };
}

export const beginningOf = (helps: string): string =>
  shortened(plain(piecesOf(helps.slice(0, mostRead))), longestBeginning);

const plain = (pieces: Piece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : `${plain(piece.children)}${inline.has(piece.tag) ? '' : ' '}`,
    )
    .join('');
