import { useSyncExternalStore } from 'react';
import { type CallWords, calls, isWritten } from './calls.ts';

/** A call that lies on the screen, in the name of an organization. */
export type OpenCall = {
  id: string;
  deskId: string;
  organizationId: string;
  /** Who rings, where they are known. */
  who: string | null;
  /** The case on which it was written down. */
  writtenOn: string | null;
  /** Whether its case was begun on it, and it goes on. */
  goesOn?: boolean;
  /** Whether somebody is asked which danger they mark. */
  asksDanger?: boolean;
};

/** Which calls lie on the screen, which of them is shown, and whether it is taken up. */
export type Table = { open: readonly OpenCall[]; shown: string | null; isUp: boolean };

let table: Table = { open: [], shown: null, isUp: false };
const watchers = new Set<() => void>();

export const tableNow = (): Table => table;

export const useTable = (): Table => useSyncExternalStore(watch, tableNow);

/** The call that is taken up and not written down yet. */
export function useCallUp(): OpenCall | undefined {
  const { open, shown, isUp } = useTable();
  return open.find(({ id, writtenOn }) => isUp && id === shown && writtenOn === null);
}

type Begun = Pick<OpenCall, 'deskId' | 'organizationId'> & { who?: string | null };

/** A call begins: with what is known of it, and before whoever answers. */
export function beginCall({ who = null, ...begun }: Begun, words: Partial<CallWords> = {}): void {
  const id = crypto.randomUUID();
  calls.change(id, () => words);
  lay({ ...begun, id, who, writtenOn: null });
  change({ shown: id, isUp: true });
}

/** A number rings: its call begins, or is shown where it lies and was not written down. */
export function ring(begun: Begun, number: string): void {
  const lying = table.open.find(
    ({ id, organizationId, writtenOn }) =>
      organizationId === begun.organizationId && writtenOn === null && calls.at(id).asked === number,
  );
  if (lying) showCall(lying.id);
  else beginCall(begun, { asked: number });
}

/** A call that was begun in another window, or before this one was closed. */
export function layDown(call: OpenCall): void {
  if (table.open.some(({ id }) => id === call.id)) return;
  lay(call);
  if (table.shown === null) change({ shown: call.id });
}

const lay = (call: OpenCall) => change({ open: [...table.open, call] });

export const showCall = (id: string): void => change({ shown: id, isUp: true });

/** What nobody wrote anything on is not kept lying there. */
export function putDown(): void {
  change({ isUp: false });
  for (const { id, writtenOn } of table.open) if (writtenOn !== null || !isWritten(id)) endCall(id);
}

export function changeCall(id: string, part: Partial<OpenCall>): void {
  change({ open: table.open.map((call) => (call.id === id ? { ...call, ...part } : call)) });
}

export function endCall(id: string): void {
  const open = table.open.filter((call) => call.id !== id);
  const shown = table.shown === id ? (open.at(-1)?.id ?? null) : table.shown;
  change({ open, shown, isUp: table.isUp && shown !== null });
}

function change(part: Partial<Table>): void {
  table = { ...table, ...part };
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
