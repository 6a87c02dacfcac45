import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { weekOf } from '../../../platform/time/weeks.ts';
import { isContact, isUnknown, type OfDesk } from './counted.ts';

/** The Monday of the week in which a contact first came, first one that is marked, and first one of each type by its id. */
export type FirstWeeks = ReadonlyMap<'contacts' | 'marked' | string, Temporal.PlainDate>;

export async function firstWeeks(ctx: Context, { deskId, zone }: OfDesk): Promise<FirstWeeks> {
  const { rows } = await sql<{ what: string; at: Instant }>`
    (select 'contacts' as what, e.recorded_at as at from entries e
      where ${isContact(deskId)} and not ${isUnknown} order by e.recorded_at limit 1)
    union all
    (select 'marked', m.came_at from demand_marks m join entries e on e.desk_id = m.desk_id and e.id = m.entry_id
      where m.desk_id = ${deskId} and not ${isUnknown} order by m.came_at limit 1)
    union all
    select coalesce(t.heir_id, t.id)::text, min(first.came_at) from demand_types t
    cross join lateral (
      select m.came_at from demand_marks m join entries e on e.desk_id = m.desk_id and e.id = m.entry_id
      where m.desk_id = t.desk_id and m.type_id = t.id and not ${isUnknown}
        and not exists (select from demand_marks l where l.desk_id = m.desk_id and l.entry_id = m.entry_id
          and (l.recorded_at, l.id) > (m.recorded_at, m.id))
      order by m.came_at limit 1) first
    where t.desk_id = ${deskId} group by 1`.execute(ctx.db);
  return new Map(rows.map(({ what, at }) => [what, weekOf(Temporal.Instant.from(at), zone)]));
}
