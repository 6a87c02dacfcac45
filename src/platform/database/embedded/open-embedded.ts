import { preparePlace, type Surroundings, theseSurroundings } from './place.ts';
import { type Admin, adminOf, type Use } from './session.ts';
import { enter, stay } from './stay.ts';

export type EmbeddedDatabase = {
  /** How to connect as the superuser. */
  admin: Admin;
  /** The data folder used. */
  folder: string;
  /** A server that ran for this folder already was used. */
  adopted: boolean;
  /** Gives the folder back, and stops PostgreSQL unless somebody else is connected. */
  close(): Promise<void>;
};

export type OpenOptions = {
  folder: string;
  /** A `server` claims the folder for as long as it is open; a `tool` works beside it or alone. */
  use: Use;
  secret: string;
  say?: (sentence: string) => void;
};

export async function openEmbedded(options: OpenOptions): Promise<EmbeddedDatabase> {
  return openEmbeddedIn(theseSurroundings(), options);
}

export async function openEmbeddedIn(
  surroundings: Surroundings,
  options: OpenOptions,
): Promise<EmbeddedDatabase> {
  const place = await preparePlace(options, surroundings);
  const { session, host, adopted } = await enter(place, options.use);
  // Callers keep the address, so it has to be the same after a crash.
  const { leave } = stay({ ...place, socketFolder: host }, options.use, session);
  return { admin: adminOf(place, host), folder: place.folder, adopted, close: leave };
}
