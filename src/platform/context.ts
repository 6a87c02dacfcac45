import type { Kysely } from 'kysely';
import type { Actor, Credential } from './actor.ts';

/** An instant in UTC as ISO 8601 with milliseconds, such as 2026-03-07T19:41:00.000Z. */
export type Instant = string;

/** What a command or query is given: who acts, when, and the transaction it works in. */
export type Context = {
  actor: Actor;
  now: Instant;
  // biome-ignore lint/complexity/noBannedTypes: each module names the tables it uses with `withTables`.
  db: Kysely<{}>;
  site: Site;
  /** Goes on in the same transaction as somebody else, as when a customer's page hands their words to the desk. */
  become: (credential: Credential) => Promise<Context>;
};

/** What a command may know of the installation it runs in. */
export type Site = {
  /** The address under which browsers reach it, without a slash at the end. */
  url: string;
  /** The host that takes what a desk sends; null where no mail server is set. */
  mailServer: string | null;
  /** Whether a gateway is set that takes texts which belong to no desk yet. */
  sendsTexts: boolean;
  /** Addresses inside our own network at which gateways may be; any other there is not asked. */
  inside: string[];
  /** HMAC-SHA-256 under the installation's secret, which is not in the database: for links that can be written again. */
  sign: (purpose: string, id: string) => Buffer;
};
