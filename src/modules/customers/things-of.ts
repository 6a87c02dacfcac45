import { type RawBuilder, sql } from 'kysely';
import type { ThingView } from './contract.ts';

const of = (is: string): RawBuilder<ThingView[]> => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', h.id, 'make', h.make, 'model', h.model, 'serial', h.serial,
    'boughtFrom', h.bought_from, 'boughtOn', h.bought_on, 'warrantyBy', h.warranty_by, 'warrantyUntil', h.warranty_until,
    'instructions', h.instructions, 'entryId', h.entry_id, 'noted', jsonb_build_object('by', hp.name,
      'at', to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'isCorrection', h.replaces_id is not null)) order by h.recorded_at desc, h.id desc)
  from things h left join persons hp on hp.id = h.noted_by_id
  where h.desk_id = k.desk_id and h.customer_id = k.id and ${sql.raw(is)}
    and not exists (select from things n where n.desk_id = h.desk_id and n.replaces_id = h.id)), '[]')`;

/** What the customer `k` has, the newest first, as part of a larger question; what was corrected is left out. */
export const thingsOfK = of('not h.retired');
/** What they have no more. */
export const formerThingsOfK = of('h.retired');
