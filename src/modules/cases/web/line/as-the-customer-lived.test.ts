import { describe, expect, it } from 'vitest';
import { i18n } from '../../../../web/i18n/i18n.ts';
import { aCase, DAY, HOUR, instantAt, minute, pictures, type Told } from './a-line.fixture.ts';
import { asTheCustomerLived, type Lived } from './as-the-customer-lived.ts';
import { sayAskedAgain, sayLived } from './lived-words.ts';

const missedCall = { channel: 'phone', data: { call: 'in', outcome: 'not reached' } } as const;
const reached = { call: 'out', outcome: 'reached' };

const minutes = (from: number, until: number) => (until - from) / 60_000;
const brief = (step: Lived): string => {
  if (step.is === 'entry') return `${step.bearing}${step.isNewFace ? ` ${step.entry.author.id}, new` : ''}`;
  const span = minutes(step.is === 'wait' ? step.from : step.due, step.until);
  return `${step.is} ${span}${step.goesOn ? ', goes on' : ''}`;
};

const lived: [string, Told[], number, string[]][] = [
  [
    'counts a missed call as an ask, and the wait from it',
    [
      { at: 0, kind: 'contact', by: 'bill', ...missedCall },
      { at: 10, kind: 'contact', by: 'bill' },
      { at: 70, kind: 'message', by: 'dana' },
    ],
    80,
    ['ask', 'ask', 'wait 70', 'answer dana, new'],
  ],
  [
    'knows nothing of what went on behind it',
    [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 10, kind: 'note', by: 'tom' },
      { at: 20, kind: 'task asked', by: 'tom', askedOf: 'Soundhouse' },
      { at: 30, kind: 'message', by: 'dana', audience: 'companies' },
      { at: 40, kind: 'hand-off offered', by: 'dana' },
    ],
    50,
    ['ask', 'wait 50, goes on'],
  ],
  [
    'answers nothing by a receipt, an introduction or a call that reached nobody',
    [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 0, kind: 'receipt', by: 'desk' },
      { at: 60, kind: 'hand-off accepted', by: 'tom' },
      { at: 90, kind: 'call', by: 'tom', data: { call: 'out', outcome: 'not reached' } },
      { at: 120, kind: 'call', by: 'tom', data: reached },
    ],
    130,
    ['ask', 'receipt', 'introduction tom, new', 'tried', 'wait 120', 'answer'],
  ],
  [
    'shows in its place that a promised word came late, also where nobody asked',
    [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 0, kind: 'call', by: 'dana', data: reached, due: DAY },
      { at: DAY + 3 * HOUR, kind: 'message', by: 'leo', due: 2 * DAY },
      { at: 2 * DAY, kind: 'message', by: 'dana' },
    ],
    2 * DAY,
    ['ask', 'answer dana, new', `late ${3 * HOUR}`, 'answer leo, new', 'answer'],
  ],
  [
    'leaves out what the customer may not see, be it in their name',
    [
      { at: 0, kind: 'contact', by: 'bill', audience: 'companies' },
      { at: 5, kind: 'contact', by: 'bill' },
      { at: 9, kind: 'message', by: 'dana' },
    ],
    10,
    ['ask', 'wait 4', 'answer dana, new'],
  ],
  [
    'keeps a sender out whom nobody admitted',
    [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 5, kind: 'contact', by: 'bill', stranger: { address: 'x@example.com', state: 'held' } },
      { at: 9, kind: 'message', by: 'dana' },
    ],
    10,
    ['ask', 'wait 9', 'answer dana, new'],
  ],
];

it('says of a message that it asked for what was known, and how often that was', () => {
  const lived = asTheCustomerLived(
    aCase([
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 10, kind: 'message', by: 'dana' },
      { at: 10, kind: 'asked twice', by: 'dana', data: { messageId: 'e1', about: ['serial', 'model'] } },
      { at: 20, kind: 'message', by: 'dana' },
    ]),
    minute(30),
  );
  const said = lived.steps.flatMap((step) => (step.is === 'entry' ? [sayAskedAgain(step, i18n.t)] : []));
  expect(said).toEqual([null, 'asked again: serial number, model', null]);
  expect(sayLived(lived, i18n.t)).toContain('asked once for what was known');
});

describe('a case as the customer lived it', () => {
  it.each(lived)('%s', (_, told, now, steps) => {
    expect(asTheCustomerLived(aCase(told), minute(now)).steps.map(brief)).toEqual(steps);
  });

  it('begins a case that was split off with what the customer said, from when they said it', () => {
    const split = { kind: 'split', by: 'dana', audience: 'customer', channel: 'mail' } as const;
    const said = { writtenAt: instantAt(0), text: 'And the lid is broken.', data: { fromEntryId: 'e9' } };
    const told: Told[] = [
      { at: 60, ...split, ...said },
      { at: 90, kind: 'message', by: 'dana' },
    ];
    const { steps } = asTheCustomerLived(aCase(told), minute(100));
    expect(steps.map(brief)).toEqual(['ask', 'wait 90', 'answer dana, new']);
    expect(steps[0]).toMatchObject({ entry: { text: said.text, author: { name: 'Bill Navarro' } } });
    const left: Told[] = [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 5, ...split, data: { toId: 'c2', entryId: 'e0' } },
    ];
    expect(asTheCustomerLived(aCase(left), minute(6)).steps.map(brief)).toEqual(['ask', 'wait 6, goes on']);
  });

  it('sums up the longest wait, the people heard and the words that came late', () => {
    const { theCase, now } = pictures['three-weeks-of-silence'] ?? {};
    if (!theCase || !now) throw new Error('there is a picture of it');
    expect(asTheCustomerLived(theCase, now)).toMatchObject({
      longest: (16 * DAY + 3 * HOUR) * 60_000,
      heardFrom: 2,
      cameLate: 1,
      isMissing: false,
    });
  });

  it('says that a word is missing now, to the minute', () => {
    const told: Told[] = [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 0, kind: 'call', by: 'dana', data: reached, due: DAY },
    ];
    const theCase = aCase(told, { due: instantAt(DAY), dueSetAt: instantAt(0) });
    const at = (now: number) => asTheCustomerLived(theCase, minute(now));
    expect(at(DAY)).toMatchObject({ isMissing: false, longest: null, heardFrom: 1 });
    expect(at(DAY + 5).isMissing).toBe(true);
    expect(at(DAY + 5).steps.map(brief)).toEqual(['ask', 'answer dana, new', 'late 5, goes on']);
  });
});
