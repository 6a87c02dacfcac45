import { type RawBuilder, sql } from 'kysely';
import type { Suggestion } from '../contract.ts';

/** Why an entry named `e` that is a contact looks like failure: nobody answered it, or it asks how it stands. */
export const suggestionFor = (): RawBuilder<Suggestion | null> => sql`case
  when ${isMissed} then 'missed call'
  when exists (select from entry_words n where n.desk_id = e.desk_id and n.entry_id = e.id
    and app.asks_for_news(n.text)) then 'asks for news' end`;

/** Entries used to say only whether somebody was reached. */
const isMissed = sql`(e.data ->> 'call' = 'in' and (e.data ->> 'outcome' in ('not reached', 'voicemail left')
  or e.data ->> 'reached' = 'false'))`;
