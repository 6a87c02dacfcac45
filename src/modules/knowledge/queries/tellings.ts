import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { showDay } from '../../conversations/index.ts';
import type { ArticleAudience, Confidence, knowledgeApi } from '../contract.ts';
import { type GapTelling, mostGaps } from '../gap-contract.ts';
import { gapWords } from '../words.ts';
import { wordsToSend } from '../words-to-send.ts';

type Due = {
  article: { id: string; helps: string; audience: ArticleAudience; confidence: Confidence } | null;
  slug: string;
  gapId: string;
  /** What was asked, as the gap says it. */
  words: string;
  /** In whose language, and what is changed. */
  language: string;
  changed: string;
  changedAt: Instant;
  version: string | null;
  uncompared: GapTelling['uncompared'];
  /** The day on which they asked, by the desk's clock. */
  askedOn: string;
  /** On which they told how they got round it, where they did. */
  foundOn: string | null;
};

/** What changed for whoever asked on a case, and they do not know yet. */
export async function toTell(
  ctx: Context,
  { deskId, id }: Pick<VisibleCase, 'deskId' | 'id'>,
  gapId?: string,
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select g.id as gap_id, g.words, x.language, x.words as changed, x.recorded_at as changed_at, x.version, d.slug,
      case when v.helps is not null then json_build_object('id', a.id, 'helps', v.helps, 'audience', a.audience,
        'confidence', a.confidence) end as article,
      (select jsonb_build_object('id', b.id, 'language', b.into_language) from articles b
        where b.desk_id = a.desk_id and b.translates = a.id and b.of_version < a.version
          and b.id = app.article_in(x.desk_id, x.article_id, k.language, false)) as uncompared,
      to_char(c.opened_at at time zone d.zone, 'YYYY-MM-DD') as asked_on,
      to_char((select min(e.recorded_at) from gap_evidence v
        join ways w on w.desk_id = v.desk_id and w.id = v.way_id
        join entries e on e.desk_id = w.desk_id and e.id = w.id
        where v.desk_id = g.desk_id and v.gap_id = g.id and app.goes_on_in(w.desk_id, w.case_id) = c.id)
        at time zone d.zone, 'YYYY-MM-DD') as found_on
    from gap_cases gc
    join gaps g on g.desk_id = gc.desk_id and g.id = gc.gap_id and g.untold > 0
    join gap_closings x on x.desk_id = g.desk_id and x.gap_id = g.id
    join desks d on d.id = g.desk_id
    join cases c on c.desk_id = gc.desk_id and c.id = gc.case_id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join articles a on a.desk_id = x.desk_id and a.id = coalesce(app.article_in(x.desk_id, x.article_id, k.language, true), x.article_id)
    left join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
    where gc.desk_id = ${deskId} and gc.case_id = ${id} and (${gapId ?? null}::uuid is null or g.id = ${gapId ?? null})
      and exists (select from app.untold_cases(g.desk_id, g.id) u where u.id = c.id)
    order by x.recorded_at, g.id limit ${mostGaps}`.execute(ctx.db);
  return rows;
}

/** Prepared in the language of the customer, for the owner of their case to look at. */
export async function tellingsOfCase(
  ctx: Context,
  input: Input<typeof knowledgeApi.tellingsOfCase>,
): Promise<Output<typeof knowledgeApi.tellingsOfCase>> {
  const theCase = await visibleCase(ctx, input.case);
  const due = await toTell(ctx, theCase);
  const items = due.map((one) => ({
    ...{ gapId: one.gapId, changed: one.changed, language: one.language, changedAt: one.changedAt },
    ...{ text: textOf(ctx, theCase, one), uncompared: one.uncompared },
  }));
  return { items, next: null };
}

function textOf(
  { site }: Context,
  { subject, language }: VisibleCase,
  { words, changed, version, article, slug, askedOn, foundOn }: Due,
): string {
  const known = gapWords(language);
  const about = subject.trim() || words;
  return [
    foundOn === null
      ? known.asked({ day: showDay(askedOn, language), about })
      : known.found({ day: showDay(foundOn, language), about }),
    version === null ? changed : `${changed} (${known.version(version)})`,
    article ? wordsToSend({ ...article, slug, site: site.url }) : '',
  ]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}

/**
 * Of the cases that I own, or whose owner is away and I answer for them, on all my desks, the longest known first. What
 * nobody owns who works there still is told by whoever answers for the desk.
 */
export async function myTellings(ctx: Context): Promise<Output<typeof knowledgeApi.myTellings>> {
  const me = ctx.actor.id;
  const { rows } = await sql<Output<typeof knowledgeApi.myTellings>['items'][number]>`
    select g.id as gap_id, g.words, g.language, c.desk_id, c.id as case_id, c.reference, k.name as customer
    from gaps g cross join lateral app.untold_cases(g.desk_id, g.id) c
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where g.untold > 0 and (c.owner_id = ${me}
      or (c.desk_id, c.owner_id) in (
        select a.desk_id, a.person_id from app.away(app.my_desks()) a where a.stand_in_id = ${me})
      or c.desk_id in (select d.id from unnest(app.my_desks()) d (id) where ${me} in (select app.who_answers_for(d.id)))
        and not exists (select from roster r
          where r.desk_id = c.desk_id and r.person_id = c.owner_id and r.ended_at is null))
    order by g.closed_at, g.id, c.opened_at, c.id limit ${mostGaps}`.execute(ctx.db);
  return { items: rows, next: null };
}
