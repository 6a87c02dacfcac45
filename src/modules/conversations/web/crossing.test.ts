import { describe, expect, it } from 'vitest';
import type { EntryView } from '../../cases/contract.ts';
import { wordsOfOthers } from './crossing.ts';

const entry = (id: string, kind: EntryView['author']['kind'], audience: EntryView['audience'] = 'customer') =>
  ({ id, audience, author: { kind, id: `${id} author` } }) as EntryView;

describe('what an answer must have before it', () => {
  it('is what the customer and colleagues said to each other, and neither notes, receipts nor my own', () => {
    const line = [
      entry('ask', 'customer'),
      entry('receipt', 'desk-system'),
      entry('colleague', 'person'),
      entry('mine', 'person'),
      entry('note', 'person', 'companies'),
    ];
    expect(wordsOfOthers(line, { id: 'mine author' }).map(({ id }) => id)).toEqual(['ask', 'colleague']);
  });
});
