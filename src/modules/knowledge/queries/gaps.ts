import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { GapRow, GapState, knowledgeApi } from '../contract.ts';
import { mostGaps } from '../gap-contract.ts';

/** What a row shows of the gap `g`. */
export const shownOfG: RawBuilder<GapRow> = sql`g.id, g.desk_id, g.language, g.words, g.make, g.model, g.versions,
  g.article_id is not null as is_wrong, g.people, (select count(*)::int from gap_cases gc
    join cases c on c.desk_id = gc.desk_id and c.id = gc.case_id and c.joined_to_id is null
    where gc.desk_id = g.desk_id and gc.gap_id = g.id) as cases,
  (select count(distinct coalesce(j.customer_id, c.customer_id))::int from gap_evidence v
    join ways w on w.desk_id = v.desk_id and w.id = v.way_id
    join cases c on c.desk_id = w.desk_id and c.id = w.case_id
    left join cases j on j.desk_id = c.desk_id and j.id = c.joined_to_id
    where v.desk_id = g.desk_id and v.gap_id = g.id) as ways,
  g.owner_id, g.department_id, g.due, g.turn, coalesce(ow.name, '') as owner, dp.name as department,
  g.closed_at, g.withdrawn as is_withdrawn, g.recorded_at as at`;

export const besideG: RawBuilder<unknown> = sql`
  left join organizations ow on ow.id = g.owner_id
  left join departments dp on dp.organization_id = g.owner_id and dp.id = g.department_id`;

/** What hit most people first; what was mended or taken back by when it was; by words, what is most alike. */
export async function gapsOfDesk(
  ctx: Context,
  { desk, q, state, limit = mostGaps, cursor }: Input<typeof knowledgeApi.gaps>,
): Promise<Output<typeof knowledgeApi.gaps>> {
  const { id } = await visibleDesk(ctx, desk);
  if (q !== undefined) return { items: await alike(ctx, id, { q, limit }), next: null };
  const [last] = readCursor(cursor, ById) ?? [null];
  const { wanted, order, follows } = listed(state);
  const { rows } = await sql<GapRow>`select ${shownOfG}
    from (select * from gaps g where g.desk_id = ${id} and ${wanted} and (${last}::uuid is null or ${follows(
      sql`from gaps l where l.desk_id = ${id} and l.id = ${last}`,
    )}) order by ${order} limit ${limit + 1}) g
    ${besideG} order by ${order}`.execute(ctx.db);
  return page(rows, limit, (gap) => writeCursor(gap.id));
}

type Listed = {
  wanted: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  /** Whether a gap comes after another one. */
  follows: (other: RawBuilder<unknown>) => RawBuilder<unknown>;
};

/** As the indexes say it. */
const listed = (state: GapState): Listed =>
  state === 'open'
    ? {
        wanted: sql`g.closed_at is null`,
        order: sql`-g.people, g.recorded_at, g.id`,
        follows: (other) =>
          sql`(-g.people, g.recorded_at, g.id) > (select -l.people, l.recorded_at, l.id ${other})`,
      }
    : {
        wanted: sql`g.closed_at is not null and g.withdrawn = ${state === 'withdrawn'}`,
        order: sql`g.closed_at desc, g.id desc`,
        follows: (other) => sql`(g.closed_at, g.id) < (select l.closed_at, l.id ${other})`,
      };

/** So much of what is said, or of what a gap says where that is shorter, is in both. */
const leastShared = 0.3;

/** The open ones whose words are much the same, with the stems of each of the desk's languages. */
async function alike(
  ctx: Context,
  deskId: string,
  { q, limit }: { q: string; limit: number },
): Promise<GapRow[]> {
  const { rows } = await sql<GapRow>`
    with said as materialized (
      select array_agg(distinct s.lexeme) as lexemes
      from desks d, unnest(d.languages) l, unnest(to_tsvector(app.stems_of(l), ${q})) s where d.id = ${deskId}
    )
    select ${shownOfG}
    from (select g.*, a.share
      from said cross join lateral app.gaps_alike(${deskId}, said.lexemes, ${leastShared}) a
      join gaps g on g.desk_id = ${deskId} and g.id = a.id
      order by a.share desc, g.people desc, g.recorded_at, g.id limit ${limit}) g
    ${besideG} order by g.share desc, g.people desc, g.recorded_at, g.id`.execute(ctx.db);
  return rows;
}

export async function gapsOfCase(
  ctx: Context,
  input: Input<typeof knowledgeApi.gapsOfCase>,
): Promise<Output<typeof knowledgeApi.gapsOfCase>> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const { rows } = await sql<GapRow>`select ${shownOfG}
    from gap_cases of join gaps g on g.desk_id = of.desk_id and g.id = of.gap_id
    ${besideG}
    where of.desk_id = ${deskId} and of.case_id = ${id}
    order by g.closed_at nulls first, g.people desc, g.recorded_at, g.id limit ${mostGaps}`.execute(ctx.db);
  return { items: rows, next: null };
}
