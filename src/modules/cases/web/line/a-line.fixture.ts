import type { CaseView, EntryKind, EntryView } from '../../contract.ts';

const MONDAY = Date.parse('2026-03-09T08:00:00Z');
export const HOUR = 60;
export const DAY = 24 * HOUR;

/** Minutes from a Monday morning, as a moment. */
export const minute = (minutes: number): number => MONDAY + minutes * 60_000;
export const instantAt = (minutes: number): string => new Date(minute(minutes)).toISOString();

type Author = EntryView['author'];
const person = (id: string, name: string, organization: string): Author => ({
  ...{ kind: 'person', id, name, organization },
  organizationId: organization,
});

export const cast = {
  bill: { kind: 'customer', id: 'bill', name: 'Bill Navarro', organization: null, organizationId: null },
  desk: { kind: 'desk-system', id: 'desk', name: 'Harmon Audio', organization: null, organizationId: null },
  dana: person('dana', 'Dana Okafor', 'Clearline'),
  tom: person('tom', 'Tom Whitfield', 'Clearline'),
  leo: person('leo', 'Leo Brandt', 'Harmon Audio'),
  marek: person('marek', 'Marek Nowak', 'Soundhouse'),
  nora: person('nora', 'Nora Quist', 'Willow'),
} satisfies Record<string, Author>;
export type CastName = keyof typeof cast;

const heard = new Set<EntryKind>([
  'contact',
  'message',
  'call',
  'receipt',
  'hand-off accepted',
  'done',
  'ended',
]);

export type Told = { at: number; kind: EntryKind; by: CastName } & Partial<
  Omit<EntryView, 'due' | 'at' | 'kind'>
> & {
    due?: number | null;
  };

/** What happened, one after another, with what the customer was told by when in minutes. */
export function entriesOf(told: readonly Told[]): EntryView[] {
  return told.map(({ at, kind, by, due, ...more }, index) => ({
    id: `e${index}`,
    kind,
    audience: heard.has(kind) ? 'customer' : 'companies',
    channel: kind === 'contact' ? 'mail' : null,
    author: cast[by],
    at: instantAt(at),
    ...{ writtenAt: null, text: null, html: null, stands: null },
    due: typeof due === 'number' ? instantAt(due) : null,
    ...{ files: [], stranger: null, delivery: null, waits: null, taskId: null, askedOf: null, data: {} },
    ...more,
  }));
}

export function aCase(told: readonly Told[], over: Partial<CaseView> = {}): CaseView {
  const owner = { id: 'dana', name: 'Dana Okafor', place: 'Leeds', organization: 'Clearline' };
  return {
    ...{ id: 'case', deskId: 'desk', desk: 'Harmon Audio', reference: 'K7Q2M4TD', subject: 'No sound' },
    ...{
      state: 'open',
      outcome: null,
      endedAt: null,
      version: 1,
      joinedTo: null,
      awayUntil: null,
      standIn: null,
      handOff: null,
      reach: null,
    },
    ...{ need: '', stands: null, due: null, dueSetAt: null, openedAt: instantAt(0), owner },
    customer: {
      id: 'bill',
      name: 'Bill Navarro',
      language: 'en',
      rhythm: null,
      named: true,
      postalAddress: null,
      wishedChannel: null,
      quiet: null,
      contactPoints: [],
      facts: [],
      things: [],
      formerThings: [],
    },
    ...{ entries: entriesOf(told), joinOffers: [], otherCases: [], people: [] },
    prefill: { stands: '', nextWordBy: instantAt(0) },
    ...over,
  };
}

const by = { to: { toId: 'nora', fromId: 'dana' } };

/** Five cases as they are drawn, each with what time it is and what the flag says. */
export const pictures: Record<string, { theCase: CaseView; now: number; flag: string }> = {
  'just-arrived': {
    theCase: aCase(
      [
        { at: 0, kind: 'contact', by: 'bill', due: 8 * HOUR },
        { at: 0, kind: 'receipt', by: 'desk' },
      ],
      { due: instantAt(8 * HOUR), dueSetAt: instantAt(0) },
    ),
    now: minute(2 * HOUR),
    flag: 'today 16:00',
  },
  'four-companies': {
    theCase: aCase(
      [
        { at: 0, kind: 'contact', by: 'bill', due: 8 * HOUR },
        {
          at: 5,
          kind: 'contact',
          by: 'bill',
          channel: 'phone',
          data: { call: 'in', outcome: 'not reached' },
        },
        { at: 70, kind: 'call', by: 'dana', data: { call: 'out', outcome: 'reached' }, due: DAY },
        { at: 80, kind: 'task asked', by: 'dana', taskId: 't1', askedOf: 'Harmon Audio' },
        { at: 95, kind: 'task done', by: 'leo', taskId: 't1' },
        { at: 100, kind: 'task asked', by: 'dana', taskId: 't2', askedOf: 'Soundhouse' },
        { at: 130, kind: 'task accepted', by: 'marek', taskId: 't2' },
        { at: 140, kind: 'message', by: 'dana', due: DAY + 2 * HOUR },
        { at: DAY, kind: 'task done', by: 'marek', taskId: 't2' },
        { at: DAY + HOUR, kind: 'message', by: 'dana', due: 3 * DAY },
        { at: DAY + 2 * HOUR, kind: 'note', by: 'tom' },
      ],
      { due: instantAt(3 * DAY), dueSetAt: instantAt(DAY + HOUR) },
    ),
    now: minute(2 * DAY + 18 * HOUR),
    flag: 'tomorrow 08:00',
  },
  'three-weeks-of-silence': {
    theCase: aCase(
      [
        { at: 0, kind: 'contact', by: 'bill', due: 4 * HOUR },
        { at: 2 * HOUR, kind: 'call', by: 'dana', data: { call: 'out', outcome: 'reached' }, due: 2 * DAY },
        { at: 2 * DAY, kind: 'next word missed', by: 'desk' },
        { at: 3 * DAY, kind: 'contact', by: 'bill' },
        { at: 9 * DAY, kind: 'contact', by: 'bill' },
        { at: 19 * DAY, kind: 'hand-off offered', by: 'dana', data: by.to },
        { at: 19 * DAY + 20, kind: 'hand-off accepted', by: 'nora', data: by.to, due: 2 * DAY },
        {
          at: 19 * DAY + 3 * HOUR,
          kind: 'call',
          by: 'nora',
          data: { call: 'out', outcome: 'reached' },
          due: 21 * DAY,
        },
      ],
      {
        owner: { id: 'nora', name: 'Nora Quist', place: null, organization: 'Willow' },
        due: instantAt(21 * DAY),
        dueSetAt: instantAt(19 * DAY + 3 * HOUR),
      },
    ),
    now: minute(19 * DAY + 5 * HOUR),
    flag: 'Mon 08:00',
  },
  'late-now': {
    theCase: aCase(
      [
        { at: 0, kind: 'contact', by: 'bill', due: 4 * HOUR },
        { at: HOUR, kind: 'message', by: 'dana', due: DAY },
        { at: 2 * HOUR, kind: 'task asked', by: 'dana', taskId: 't', askedOf: 'Soundhouse' },
        { at: DAY, kind: 'next word missed', by: 'desk' },
        { at: DAY + HOUR, kind: 'contact', by: 'bill', due: DAY },
      ],
      { due: instantAt(DAY), dueSetAt: instantAt(HOUR) },
    ),
    now: minute(DAY + 3 * HOUR),
    flag: '3 hours late',
  },
  ended: {
    theCase: aCase(
      [
        { at: 0, kind: 'contact', by: 'bill', channel: 'phone', data: { call: 'in', outcome: 'reached' } },
        { at: 0, kind: 'call', by: 'tom', data: { call: 'in', outcome: 'reached' }, due: DAY },
        { at: 3 * HOUR, kind: 'note', by: 'leo' },
        { at: 4 * HOUR, kind: 'done', by: 'tom', due: 7 * DAY },
        { at: 2 * DAY, kind: 'ended', by: 'bill', data: { outcome: 'met by us' } },
      ],
      { state: 'ended', outcome: 'met by us', endedAt: instantAt(2 * DAY) },
    ),
    now: minute(9 * DAY),
    flag: '',
  },
};
