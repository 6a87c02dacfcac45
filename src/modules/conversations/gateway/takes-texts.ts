import { type SqlBool, sql } from 'kysely';

/** Of a gateway, whether texts go out by it. */
export const takesTexts = sql<SqlBool>`(ended_at is null and (format = 'twilio' or url is not null))`;
