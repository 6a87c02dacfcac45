import { shortened } from '../../../platform/shortened.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import type { Given } from '../../desks/contract.ts';
import type { Passing } from '../contract.ts';

/** Something of a case that can be passed on, with what it is shown as. */
export type Passable = Passing & { text: string; isNote?: boolean };

const longest = 120;

const givenAs = { thing: 'thing', fact: 'facts', entry: 'entries', file: 'files' } as const;

/**
 * What the customer has and what we know of them, what was said and the files, what is newest first: as far as it may be
 * given to whoever is asked, where null is all of it. What is sensitive is not among it.
 */
export const passablesOf = (theCase: Known, mayBeGiven: Given[] | null): Passable[] =>
  allOf(theCase).filter(({ kind }) => mayBeGiven?.includes(givenAs[kind]) ?? true);

type Known = Pick<CaseView, 'customer' | 'entries'>;

function allOf({ customer, entries }: Known): Passable[] {
  const said = entries.filter(isOpenlySaid).toReversed();
  return [
    ...customer.things.map(({ id, make, model, serial }): Passable => {
      const text = [make, model, serial].filter(Boolean).join(' ');
      return { kind: 'thing', id, text };
    }),
    ...customer.facts.flatMap(({ id, text, ended }): Passable[] =>
      text === null || ended ? [] : [{ kind: 'fact', id, text: shortened(text, longest) }],
    ),
    ...said.flatMap(({ id, text, author, audience }): Passable[] =>
      text
        ? [
            {
              kind: 'entry',
              id,
              text: `${author.name}: ${shortened(text, longest)}`,
              isNote: audience === 'companies',
            },
          ]
        : [],
    ),
    ...said.flatMap(({ files }) => files.map(({ id, name }): Passable => ({ kind: 'file', id, text: name }))),
  ];
}

/** A company's own words, what was said on a task and what is held are not passed on. */
const isOpenlySaid = ({ audience, kind, stranger }: EntryView) =>
  (audience === 'customer' || audience === 'companies') &&
  ['contact', 'message', 'call', 'note'].includes(kind) &&
  (stranger === null || stranger.state === 'admitted');

/** Each under one word, as choices are kept. */
export const keyOf = ({ kind, id }: Passing): string => `${kind} ${id}`;

export const chosenOf = (passables: readonly Passable[], keys: readonly string[]): Passing[] =>
  passables.filter((one) => keys.includes(keyOf(one))).map(({ kind, id }) => ({ kind, id }));
