import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { aCase, DAY, minute, type Told } from '../../cases/web/line/a-line.fixture.ts';
import { briefOf, isNewTo } from './brief.ts';

const { t } = i18n;
const plain = (words: string) => words.replace(/[\u2068\u2069]/g, '');
const asked = {
  kind: 'task asked',
  by: 'dana',
  taskId: 't1',
  askedOf: 'Harmon Audio',
  text: 'Is it the switch?',
} as const;
const line: Told[] = [
  { at: 0, kind: 'contact', by: 'bill', text: 'No sound.' },
  { at: 10, ...asked },
  { at: 20, kind: 'task done', by: 'leo', taskId: 't1', text: 'It is.\nSee page 4.' },
  { at: 30, kind: 'task asked', by: 'dana', taskId: 't2', askedOf: 'Soundhouse', text: 'Take it back?' },
  { at: 40, kind: 'task declined', by: 'marek', taskId: 't2' },
  { at: 50, kind: 'message', by: 'dana', text: 'Press the switch.' },
  { at: 60, kind: 'note', by: 'tom', text: 'He sounds tired.' },
  { at: 70, kind: 'receipt', by: 'desk', text: 'We have it.' },
];
const fact = {
  ...{ id: 'f', sensitive: false, doNotAskAgain: false, learntBy: null, learntAt: '', learntFrom: null },
  ...{ confirmed: null, ended: null },
};

describe('the brief of a case', () => {
  it('says what was tried and what came of it, and the last word between the customer and the desk', () => {
    const { tried, last } = briefOf(aCase(line), { t });
    expect(tried.map(({ words }) => plain(words))).toEqual([
      'Harmon Audio was asked “Is it the switch?” and answered: It is.',
      'Soundhouse was asked “Take it back?” and said no.',
    ]);
    expect(last).toMatchObject({ who: 'Dana Okafor', words: 'Press the switch.' });
  });

  it('says how they got round it themselves, and what was found of what came back', () => {
    const { tried } = briefOf(
      aCase([
        ...line,
        { at: 80, kind: 'way', by: 'bill', text: 'I pressed the switch.' },
        { at: 90, kind: 'task asked', by: 'dana', taskId: 't3', askedOf: 'Soundhouse', text: 'What is it?' },
        { at: 95, kind: 'task done', by: 'marek', taskId: 't3', data: { found: 'no fault found' } },
      ]),
      { t },
    );
    expect(tried.slice(-2).map(({ words }) => plain(words))).toEqual([
      'Bill Navarro found another way: I pressed the switch.',
      'Marek Nowak says that no fault was found in what came back',
    ]);
  });

  it('holds nothing sensitive, and nothing that is true no longer', () => {
    const theCase = aCase(line);
    const facts = [
      { ...fact, text: 'Plays on Saturdays' },
      { ...fact, text: 'Cables were checked', doNotAskAgain: true },
      { ...fact, text: null, sensitive: true },
      { ...fact, text: 'Lives in Leeds', ended: { by: 'Dana', at: '' } },
    ];
    expect(briefOf({ ...theCase, customer: { ...theCase.customer, facts } }, { t })).toMatchObject({
      ...{ known: ['Plays on Saturdays'], doNotAsk: ['Cables were checked'], covered: 1 },
    });
  });

  it('is short, however long the case', () => {
    const long: Told[] = Array.from({ length: 40 }, (_, at) => [
      { at: 2 * at, ...asked, taskId: `t${at}` },
      {
        at: 2 * at + 1,
        kind: 'task done' as const,
        by: 'leo' as const,
        taskId: `t${at}`,
        text: 'x'.repeat(5000),
      },
    ]).flat();
    const brief = briefOf(aCase(long, { need: 'x'.repeat(5000) }), { t });
    expect(brief.tried).toHaveLength(6);
    expect(JSON.stringify(brief).length).toBeLessThan(3000);
  });
});

describe('a case is new to somebody', () => {
  it('who has never been on it or not for a week, where it is long enough', () => {
    const theCase = aCase(line);
    expect(isNewTo(theCase, { id: 'nora' }, minute(100))).toBe(true);
    expect(isNewTo(theCase, { id: 'dana' }, minute(100))).toBe(false);
    expect(isNewTo(theCase, { id: 'dana' }, minute(8 * DAY))).toBe(true);
    expect(isNewTo(aCase(line.slice(0, 3)), { id: 'nora' }, minute(100))).toBe(false);
  });
});
