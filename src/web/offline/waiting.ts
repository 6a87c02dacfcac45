import { useSyncExternalStore } from 'react';
import { isMadeBefore } from '../attempt.ts';
import { partsOf, RequestFailed, send } from '../request.ts';
import { canKeep, device, type Waiting } from './device.ts';

/** What was written here and waits for a connection, oldest first. */
let waiting: readonly Waiting[] = [];
const watchers = new Set<() => void>();
const otherWindows = new BroadcastChannel('throughline waiting');
otherWindows.onmessage = () => void lookAgain();

export const useWaiting = (): readonly Waiting[] => useSyncExternalStore(watch, () => waiting);

/** It goes out once there is a connection, with the time at which it was written. */
export async function putOff(written: Omit<Waiting, 'id' | 'refused'>): Promise<void> {
  await (await device()).add('waiting', { ...written, refused: null });
  await tellOfChange();
}

/** Whose it is; what others wrote here waits for them. */
let person: string | null = null;

export async function writesHere(personId: string): Promise<void> {
  if (!canKeep()) return;
  person = personId;
  await lookAgain();
}

export const isAnythingToGo = (): boolean => waiting.some(isToGo);

/** Sends it in the order in which it was written; tells whether anything went. */
export async function sendWaiting(): Promise<boolean> {
  // One window sends, so that nothing overtakes what was written before it.
  const went = await navigator.locks.request('throughline waiting', async () => {
    let any = false;
    for (const one of (await written()).filter(isToGo)) {
      const refused = await sendOne(one);
      if (refused === 'away') break;
      any = true;
      if (refused === null) await (await device()).delete('waiting', one.id);
      else await (await device()).put('waiting', { ...one, refused });
    }
    return any;
  });
  await tellOfChange();
  return went;
}

/** The sentence with which it was refused, null where it is done, or that nobody answered. */
async function sendOne({ key, organization, path, input }: Waiting): Promise<string | null | 'away'> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    await send(partsOf({ method: 'POST', path }, input), { method: 'POST', organization, key, signal });
    return null;
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    // It had arrived when it was written, and nobody heard.
    if (isMadeBefore(error)) return null;
    return isForGood(error) ? error.message : 'away';
  }
}

const PATIENCE = 20_000;
const passing = ['case.changed', 'idempotency.unfinished'];

/** Anything else passes, and what was written later must not overtake it. */
const isForGood = ({ status, code }: RequestFailed): boolean =>
  [400, 403, 404, 409, 413, 422].includes(status) && !passing.includes(code);

/** What was refused is tried once more. */
export async function tryAgain(one: Waiting): Promise<void> {
  await (await device()).put('waiting', { ...one, refused: null });
  await sendWaiting();
}

export async function giveUp({ id }: Waiting): Promise<void> {
  await (await device()).delete('waiting', id);
  await tellOfChange();
}

const isToGo = ({ refused }: Waiting) => refused === null;

const written = async () =>
  ((await (await device()).getAll('waiting')) as Waiting[]).filter(({ personId }) => personId === person);

async function tellOfChange(): Promise<void> {
  otherWindows.postMessage(null);
  await lookAgain();
}

async function lookAgain(): Promise<void> {
  waiting = await written();
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
