import { type DBSchema, openDB } from 'idb';

/** An answer of the server that was read here. */
type KeptAnswer = { answer: unknown; at: number };

/** What the screens show of it meanwhile; the rest only the server reads. */
type Written = {
  case?: string;
  task?: string;
  text?: string;
  /** What was answered. */
  state?: 'accepted' | 'declined' | 'done';
  /** How late somebody is. */
  minutes?: number;
  writtenAt: string;
};

/** Something that was written here and has not reached the server. */
export type Waiting = {
  id: number;
  /** The attempt: the server does it once, however often it is sent. */
  key: string;
  personId: string;
  organization: string;
  /** Of the endpoint. */
  path: string;
  input: Written;
  /** Why the server did not take it, in its own sentence. */
  refused: string | null;
};

interface Device extends DBSchema {
  answers: { key: string; value: KeptAnswer };
  waiting: { key: number; value: Omit<Waiting, 'id'> & { id?: number } };
}

const opened = () =>
  openDB<Device>('throughline', 1, {
    upgrade(database) {
      database.createObjectStore('answers');
      database.createObjectStore('waiting', { keyPath: 'id', autoIncrement: true });
    },
  });

let database: ReturnType<typeof opened> | undefined;

/** What this browser keeps on its disk. */
export function device(): ReturnType<typeof opened> {
  database ??= opened();
  return database;
}

const place = 'throughline.offline';

/** Whether the browser can keep anything: over plain HTTP from elsewhere it cannot. */
export const canKeep = (): boolean => window.isSecureContext && 'serviceWorker' in navigator;

/** Whether whoever uses this device wants it to: one that the app was installed on, or by their word. */
export function keepsHere(): boolean {
  if (!canKeep()) return false;
  const chosen = localStorage.getItem(place);
  return chosen === null ? matchMedia('(display-mode: standalone)').matches : chosen === 'yes';
}

/** Begins or ends it. What was read is forgotten then; what was written stays until it is sent. */
export async function keepHere(wanted: boolean): Promise<void> {
  localStorage.setItem(place, wanted ? 'yes' : 'no');
  if (wanted) return keepScreens();
  await forgetAnswers();
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

/** The screens themselves, so that they open without a connection. */
export async function keepScreens(): Promise<void> {
  await navigator.serviceWorker.register('/worker.js', { scope: '/app' });
  // Asked for so that the browser does not clear them away when its disk is short.
  await navigator.storage.persist();
}

/** Whoever sits here next reads nothing of it. */
export async function forgetAnswers(): Promise<void> {
  if (canKeep()) await (await device()).clear('answers');
}
