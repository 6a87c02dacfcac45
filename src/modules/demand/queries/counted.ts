import { sql } from 'kysely';
import type { Demand } from '../contract.ts';

/** The latest mark of each contact of a desk. */
export const latestMarks = (deskId: string) => sql`
  select distinct on (m.entry_id) m.entry_id, m.demand, m.type_id from demand_marks m
  where m.desk_id = ${deskId} order by m.entry_id, m.recorded_at desc, m.id desc`;

/** Contacts `e` of a desk from a moment on. */
export const contactsSince = (deskId: string, from: string) => sql`
  e.desk_id = ${deskId} and e.kind = 'contact' and e.author_kind = 'customer' and e.recorded_at >= ${from}`;

/** A sender whom nobody has admitted may be anybody. */
export const isUnknown = sql`(e.from_stranger and not exists (select from strangers s
  where s.desk_id = e.desk_id and s.entry_id = e.id and s.state = 'admitted'))`;

export type Counted = {
  /** Of the window, counted from 1; the one after the last is the week that runs. */
  week: number;
  isUnknown: boolean;
  demand: Demand | null;
  typeId: string | null;
  count: number;
  suggested: number;
};
