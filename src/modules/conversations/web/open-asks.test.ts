import { describe, expect, it } from 'vitest';
import type { CustomerAsks, EntryView } from '../../cases/contract.ts';
import { isUnheard, openAsks } from './open-asks.ts';

type Given = Partial<Pick<EntryView, 'kind' | 'audience' | 'data' | 'taskId'>> & {
  by?: 'person' | 'customer';
};

const entryOf = ({ by = 'customer', ...more }: Given, at: number): EntryView => ({
  ...{ id: `e${at}`, kind: 'contact', audience: 'customer', channel: 'page', data: {} },
  author: { kind: by, id: by, name: by, organization: null, organizationId: null },
  ...{ at: '2026-11-26T10:00:00.000Z', writtenAt: null, text: null, html: null, stands: null, due: null },
  ...{ files: [], stranger: null, delivery: null, waits: null, taskId: null, askedOf: null },
  ...more,
});

const person: CustomerAsks = { asks: 'person' };
const date: CustomerAsks = { asks: 'date', of: 'told', on: '2026-12-04' };
const answer: Given = { kind: 'message', by: 'person' };

describe('what a customer asked for', () => {
  it.each([
    ['waits until a person has answered', [{ data: person }], ['person']],
    ['is answered by a message to them', [{ data: person }, { data: date }, answer], []],
    ['is asked again after an answer', [{ data: person }, answer, { data: date }], ['date']],
    [
      'is not answered by a note',
      [{ data: date }, { ...answer, kind: 'note', audience: 'companies' }],
      ['date'],
    ],
    [
      'is not answered by a call that reached nobody',
      [{ data: date }, { kind: 'call', by: 'person', data: { call: 'out', outcome: 'not reached' } }],
      ['date'],
    ],
    ['is nothing where they only wrote', [{}], []],
  ] as [string, Given[], string[]][])('%s', (_what, given, open) => {
    expect(openAsks(given.map(entryOf)).map(({ wish }) => wish.asks)).toEqual(open);
  });

  it('is known not to have been heard by whoever could stop it', () => {
    const until = '2026-11-27T10:00:00.000Z';
    const wish = { asks: 'stop', stops: 'board', until, cost: null } as const;
    const asked = (taskId: string, data: EntryView['data']): Given => ({ kind: 'stop asked', taskId, data });
    const unheard = { until, unheard: true };
    const cases: [Given[], boolean][] = [
      [[asked('board', unheard)], true],
      [[asked('board', { until })], false],
      [[asked('cable', unheard), asked('board', { until })], false],
      [[asked('board', { ...unheard, until: '2026-11-26T10:00:00.000Z' }), asked('board', { until })], false],
    ];
    for (const [given, is] of cases) expect(isUnheard(given.map(entryOf), wish)).toBe(is);
  });
});
