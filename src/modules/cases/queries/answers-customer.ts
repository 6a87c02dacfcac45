import { type RawBuilder, sql } from 'kysely';
import { callOutcome } from './call-outcome.ts';

/** In SQL whether what stands on an entry is a word of a person to the customer. */
export const isWordOfPerson = (entry: string): RawBuilder<boolean> => {
  const of = sql.ref(entry);
  return sql`(${of}.audience = 'customer' and ${of}.author_kind = 'person'
    and (${of}.kind in ('message', 'done', 'hand-off accepted') or (${of}.kind = 'call' and ${callOutcome(entry)} = 'reached')))`;
};

/** In SQL whether a person has spoken to the customer since an entry `e` of theirs, as `openAsks` finds it on a screen. */
export const answersCustomer = sql<boolean>`exists (select from entries answer
  where answer.desk_id = e.desk_id and answer.case_id = e.case_id and answer.recorded_at > e.recorded_at
    and ${isWordOfPerson('answer')})`;
