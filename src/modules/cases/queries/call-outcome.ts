import { sql } from 'kysely';
import type { CallOutcome } from '../contract.ts';

/** In SQL what `outcomeOfCall` says of an entry's data; null where it tells of no call. */
export const callOutcome = (entry = 'entries') =>
  sql<CallOutcome | null>`case when ${sql.ref(`${entry}.data`)} ? 'call' then coalesce(
    ${sql.ref(`${entry}.data`)}->>'outcome',
    case ${sql.ref(`${entry}.data`)}->>'reached' when 'false' then 'not reached' else 'reached' end) end`;
