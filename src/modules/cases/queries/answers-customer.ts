import { sql } from 'kysely';
import { callOutcome } from './call-outcome.ts';

/** In SQL whether a person has spoken to the customer since an entry `e` of theirs, as `openAsks` finds it on a screen. */
export const answersCustomer = sql<boolean>`exists (select from entries answer
  where answer.desk_id = e.desk_id and answer.case_id = e.case_id and answer.recorded_at > e.recorded_at
    and answer.audience = 'customer' and answer.author_kind = 'person'
    and (answer.kind in ('message', 'done', 'hand-off accepted') or (answer.kind = 'call' and ${callOutcome('answer')} = 'reached')))`;
