import { type SqlBool, sql } from 'kysely';

/** Of gateways, whether texts go out by one. */
export const takesTexts = sql<SqlBool>`app.sends_texts(gateways)`;
