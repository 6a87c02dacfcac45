import type { CallDraft } from '../../contract.ts';
import { Notes } from '../notes.ts';

/** What is written down of a call. */
export type CallWords = Omit<CallDraft, 'id' | 'deskId' | 'customer' | 'tab' | 'version'>;

const nothing: CallWords = {
  direction: 'in',
  outcome: 'reached',
  customerId: null,
  caseId: null,
  asked: '',
  name: null,
  address: '',
  said: '',
  told: '',
  note: '',
  stands: null,
  nextWordBy: null,
  danger: null,
};

/** By the id of the call. */
export const calls = new Notes<CallWords>(nothing, ({ direction, outcome, ...words }) =>
  Object.values(words).every((word) => word === null || word === ''),
);

/** Whether anything was typed or marked; who it is about alone is nothing that would be lost. */
export const isWritten = (id: string): boolean => {
  const words = calls.at(id);
  return [words.stands, words.nextWordBy, words.danger].some((one) => one !== null) || textOf(words) !== '';
};

const contentOf = ({ id, deskId, customer, tab, version, ...words }: CallDraft): CallWords => words;

export const callSubject = {
  notes: calls,
  contentOf,
  isSame: (draft: CallDraft, written: CallWords) => textOf(contentOf(draft)) === textOf(written),
};

/** All that was typed, to be looked at beside what another window wrote. */
export const textOf = ({ asked, name, address, said, told, note }: CallWords): string =>
  [name ?? asked, address, said, told, note].filter((text) => text !== '').join('\n');
