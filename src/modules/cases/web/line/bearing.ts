import type { EntryView } from '../../contract.ts';

/**
 * What an entry is to the customer: an ask of theirs; an answer of a person; the first word of who has it now, which
 * answers nothing yet; a call that reached nobody; an automatic receipt; the end. All else they do not get.
 */
export type Bearing = 'ask' | 'answer' | 'introduction' | 'tried' | 'receipt' | 'end' | 'inside';

export function bearingOf(entry: EntryView): Bearing {
  const { kind, audience, author, stranger, data } = entry;
  const theirs = author.kind === 'customer' && (stranger === null || stranger.state === 'admitted');
  if (kind === 'contact') return theirs ? 'ask' : 'inside';
  if (audience !== 'customer') return 'inside';
  if (kind === 'reopened') return theirs ? 'ask' : 'inside';
  if (endsHere(entry)) return 'end';
  if (kind === 'call') return data.reached === false ? 'tried' : 'answer';
  return bearings[kind] ?? 'inside';
}

const bearings: Partial<Record<EntryView['kind'], Bearing>> = {
  message: 'answer',
  done: 'answer',
  'hand-off accepted': 'introduction',
  receipt: 'receipt',
};

/** A case goes on in the one it was joined to; in that one, being joined ends nothing. */
export const endsHere = ({ kind, data }: EntryView): boolean =>
  kind === 'ended' || (kind === 'joined' && typeof data.toId === 'string');

/** The time that was promised, entry after entry: null where nothing is. After "it is done" only the desk's closing word comes. */
export function promisedAfter(before: number | null, entry: EntryView): number | null {
  if (entry.kind === 'done' || endsHere(entry)) return null;
  return entry.due === null ? before : Date.parse(entry.due);
}
