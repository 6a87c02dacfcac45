import type { Bearing } from '../../../../ui/line/heard.ts';
import { type EntryView, outcomeOfCall } from '../../contract.ts';

export function bearingOf(entry: EntryView): Bearing {
  const { kind, audience, author, stranger, data } = entry;
  const theirs = author.kind === 'customer' && (stranger === null || stranger.state === 'admitted');
  if (kind === 'contact') return theirs ? 'ask' : 'inside';
  if (audience !== 'customer') return 'inside';
  if (kind === 'reopened') return theirs ? 'ask' : 'inside';
  if (endsHere(entry)) return 'end';
  if (kind === 'call') return outcomeOfCall(data) === 'reached' ? 'answer' : 'tried';
  return bearings[kind] ?? 'inside';
}

const bearings: Partial<Record<EntryView['kind'], Bearing>> = {
  message: 'answer',
  done: 'answer',
  'hand-off accepted': 'introduction',
  'owner left': 'introduction',
  receipt: 'receipt',
};

/** A case goes on in the one it was joined to; in that one, being joined ends nothing. */
export const endsHere = ({ kind, data }: EntryView): boolean =>
  kind === 'ended' || (kind === 'joined' && typeof data.toId === 'string');
