import { type RawBuilder, sql } from 'kysely';
import type { Suggestion } from '../contract.ts';

/** Why a contact `e` looks like failure: nobody answered it, which says more than that it asks how it stands. */
export const suggestionFor = (): RawBuilder<Suggestion | null> => sql`(
  select max(s.suggestion) from app.suggested_failure(e.desk_id) s where s.entry_id = e.id)`;
