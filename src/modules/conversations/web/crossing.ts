import { RequestFailed } from '../../../web/request.ts';
import { type EntryView, isBetweenThem } from '../../cases/contract.ts';

/** The words between the customer and others than me: what an answer of mine must have before it. */
export const wordsOfOthers = (entries: readonly EntryView[], me: { id: string }): EntryView[] =>
  entries.filter((entry) => isBetweenThem(entry) && entry.author.id !== me.id);

export const isCrossed = (error: Error | null): boolean =>
  error instanceof RequestFailed && error.code === 'message.crossed';
