import { useSyncExternalStore } from 'react';
import { RequestFailed } from '../request.ts';
import { device, forgetAnswers, keepsHere } from './device.ts';

const LONGEST = 7 * 24 * 60 * 60 * 1000;
const PATIENCE = 6_000;

/** What of this device is on the screens, and when the server had said it. */
const recalled = new Map<string, number>();
const watchers = new Set<() => void>();

/** In milliseconds since 1970; undefined of what the server says now. */
export function useReadAt(key: Key): number | undefined {
  // Of a list there is each of its pages, whose names begin alike.
  const begins = JSON.stringify(key).slice(0, -1);
  return useSyncExternalStore(watch, () => [...recalled].find(([name]) => name.startsWith(begins))?.[1]);
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

function tellWatchers(): void {
  for (const tell of watchers) tell();
}

export type Key = readonly unknown[];
export type Question<T> = {
  key: Key;
  signal: AbortSignal;
  ask: (signal: AbortSignal) => Promise<T>;
};

/** The server's answer, kept for times without a connection; where it does not answer, what it said last. */
export async function askOrRecall<T>({ key, signal, ask }: Question<T>): Promise<T> {
  if (!keepsHere()) return ask(signal);
  const name = JSON.stringify(key);
  const isKept = (await keptAs<T>(name)) !== undefined;
  try {
    // On a line that is as good as none nobody waits for what is here.
    const answer = await ask(isKept ? AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) : signal);
    if (recalled.delete(name)) tellWatchers();
    await keep(name, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if ([401, 403, 404].includes(error.status)) await (await device()).delete('answers', name);
    // Looked at again: it may have been forgotten meanwhile.
    const kept = error.kind === 'unreachable' ? await keptAs<T>(name) : undefined;
    if (!kept) throw error;
    recalled.set(name, kept.at);
    tellWatchers();
    return kept.answer;
  }
}

const personPlace = 'throughline.person';

/** Who I am and where I work: once either is other than it was, nothing that was read before is kept on. */
export async function askWhoIAm<T extends { id: string }>(question: Question<T>): Promise<T> {
  if (!keepsHere()) return question.ask(question.signal);
  const name = JSON.stringify(question.key);
  const before = await keptAs<T>(name);
  const now = await askOrRecall(question);
  if (recalled.has(name)) return now;
  const isOther = before && JSON.stringify(before.answer) !== JSON.stringify(now);
  const person = localStorage.getItem(personPlace) ?? now.id;
  if (isOther || person !== now.id) {
    await forgetAnswers();
    await keep(name, now);
  }
  localStorage.setItem(personPlace, now.id);
  return now;
}

/** All that is kept of one kind, whatever it was asked with. */
export async function keptUnder<T>(path: string): Promise<T[]> {
  if (!keepsHere()) return [];
  const begins = JSON.stringify([path]).slice(0, -1);
  const range = IDBKeyRange.bound(`${begins},`, `${begins},\uffff`);
  const kept = await (await device()).getAll('answers', range);
  return kept.filter((one) => !isOld(one)).map(({ answer }) => answer as T);
}

const keep = async (name: string, answer: unknown) =>
  (await device()).put('answers', { answer, at: Date.now() }, name);

async function keptAs<T>(name: string): Promise<{ answer: T; at: number } | undefined> {
  const kept = await (await device()).get('answers', name);
  return kept && !isOld(kept) ? { answer: kept.answer as T, at: kept.at } : undefined;
}

const isOld = ({ at }: { at: number }) => Date.now() - at > LONGEST;

/** What is too old to be read is not kept either. */
export async function forgetOld(): Promise<void> {
  const { store } = (await device()).transaction('answers', 'readwrite');
  for (let at = await store.openCursor(); at; at = await at.continue())
    if (isOld(at.value)) await at.delete();
}
