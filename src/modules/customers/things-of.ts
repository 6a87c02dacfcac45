import { sql } from 'kysely';
import type { Thing } from './contract.ts';

/** What the customer `k` has, the newest first, as part of a larger question; what was corrected is left out. */
export const thingsOfK = sql<Thing[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', h.id, 'make', h.make, 'model', h.model, 'serial', h.serial,
    'boughtFrom', h.bought_from, 'boughtOn', h.bought_on, 'warrantyBy', h.warranty_by, 'warrantyUntil', h.warranty_until,
    'instructions', h.instructions, 'entryId', h.entry_id) order by h.recorded_at desc, h.id desc)
  from things h where h.desk_id = k.desk_id and h.customer_id = k.id
    and not exists (select from things n where n.desk_id = h.desk_id and n.replaces_id = h.id)), '[]')`;
