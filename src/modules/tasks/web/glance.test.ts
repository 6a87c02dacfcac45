import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { CaseView } from '../../cases/contract.ts';
import { aCase, instantAt } from '../../cases/web/line/a-line.fixture.ts';
import { whatIsNext, whatWasPromised, whoDoesWhat } from './glance.ts';

const [HOUR, DAY] = [60, 24 * 60];
const now = Date.parse(instantAt(2 * HOUR));
const told = { now, zone: 'UTC', t: i18n.t };
const plain = (words: string | null) => words?.replace(/[\u2068\u2069]/g, '');

const dana = { id: 'dana', organizationId: 'clearline' };
const leo = { id: 'leo', organizationId: 'harmon' };
const tom = { id: 'tom', organizationId: 'clearline' };

const due = { due: instantAt(4 * HOUR), dueSetAt: instantAt(0) };
const first = { at: 0, kind: 'contact', by: 'bill' } as const;
const answered = { at: 30, kind: 'message', by: 'dana' } as const;
const asked = {
  ...({ at: 60, kind: 'task asked', by: 'dana', taskId: 't1', askedOf: 'Harmon Audio' } as const),
  ...{
    text: 'Does the sheet mention the switch?\nIt is red.',
    data: { organizationId: 'harmon', due: instantAt(DAY) },
  },
};
const next = (theCase: CaseView, reader: typeof dana) => plain(whatIsNext(theCase, reader, told));

describe('what whoever reads must do next', () => {
  it('is to answer, for the owner, until the customer has an answer, then to tell them how it stands', () => {
    expect(next(aCase([first], due), dana)).toBe('You: answer Bill Navarro by today 12:00.');
    expect(next(aCase([first, answered], due), dana)).toBe(
      'You: tell Bill Navarro how it stands by today 12:00.',
    );
  });

  it('names a time that has passed as what they expected', () => {
    const late = { due: instantAt(HOUR), dueSetAt: instantAt(0) };
    expect(next(aCase([first, answered], late), dana)).toBe(
      'You: tell Bill Navarro how it stands; they expected it by today 09:00.',
    );
  });

  it('is to answer what my company is asked, and what a colleague is asked by name is theirs alone', () => {
    expect(next(aCase([first, asked], due), leo)).toBe(
      'You: answer Dana Okafor, who asks “Does the sheet mention the switch?” by tomorrow 08:00.',
    );
    const byName = { ...asked, data: { ...asked.data, organizationId: 'clearline', personId: 'tom' } };
    expect(next(aCase([first, byName], due), tom)).toMatch(/^You: answer Dana Okafor/);
    expect(next(aCase([first, byName], due), dana)).toMatch(/^You: answer Bill Navarro/);
  });

  it('is not to answer oneself, where one asks whoever is there of one’s own company', () => {
    const anybody = { ...asked, data: { ...asked.data, organizationId: 'clearline' } };
    expect(next(aCase([first, anybody], due), tom)).toMatch(/^You: answer Dana Okafor/);
    expect(next(aCase([first, anybody], due), dana)).toMatch(/^You: answer Bill Navarro/);
  });

  it('does not name a time that has passed as one to come, for who waits as well', () => {
    const late = { due: instantAt(HOUR), dueSetAt: instantAt(0) };
    expect(next(aCase([first, answered], late), tom)).toBe(
      'Nothing for you now: Dana Okafor tells Bill Navarro how it stands; they expected it by today 09:00.',
    );
  });

  it('is nothing for everybody else, with who does what by when', () => {
    const done = { at: 90, kind: 'task done', by: 'leo', taskId: 't1' } as const;
    for (const reader of [tom, leo])
      expect(next(aCase([first, asked, done], due), reader)).toBe(
        'Nothing for you now: Dana Okafor tells Bill Navarro how it stands by today 12:00.',
      );
    expect(next(aCase([first], { ...due, state: 'done' }), dana)).toBe(
      'Nothing for you now: Bill Navarro says whether it is solved by today 12:00.',
    );
    expect(next(aCase([first], { state: 'ended' }), dana)).toBe('Nothing to do: this is over.');
  });

  it('is the stand-in’s as it is the owner’s', () => {
    const standIn = { id: 'tom', name: 'Tom Hughes', place: null, organization: 'Clearline' };
    expect(next(aCase([first], { ...due, standIn }), tom)).toBe('You: answer Bill Navarro by today 12:00.');
  });
});

describe('what was promised', () => {
  it('is the next word, with what they were told', () => {
    expect(plain(whatWasPromised(aCase([first], { ...due, stands: 'A switch is on its way.' }), told))).toBe(
      'Bill Navarro was promised a word by today 12:00. They were told: A switch is on its way.',
    );
    expect(whatWasPromised(aCase([first]), told)).toBeNull();
  });
});

describe('which company does what', () => {
  const does = (theCase: CaseView) => whoDoesWhat(theCase, told).map(({ words }) => plain(words));

  it('says that a day was moved past the word that the customer was promised, or past when it is needed', () => {
    const on = (days: number) => ({ expectedOn: instantAt(days * DAY).slice(0, 10) });
    const task = { by: 'leo', taskId: 't1' } as const;
    const accepted = { ...task, at: 90, kind: 'task accepted' as const, data: on(0) };
    const moved = (days: number) => ({ ...task, at: 95, kind: 'task moved' as const, data: on(days) });
    expect(does(aCase([first, asked, accepted, moved(1)], due))[0]).toMatch(
      /expected tomorrow, later than the word promised to the customer\.$/,
    );
    const soon = { ...due, due: instantAt(8 * DAY) };
    expect(does(aCase([first, asked, accepted, moved(3)], soon))[0]).toMatch(/, later than it is needed\.$/);
    expect(does(aCase([first, asked, accepted, moved(1)], soon))[0]).toMatch(/expected tomorrow\.$/);
  });

  it('is said of each that has not settled it, by when it is needed or expected', () => {
    expect(does(aCase([first, asked], due))).toEqual([
      'Harmon Audio answers “Does the sheet mention the switch?” by tomorrow 08:00.',
    ]);
    const accepted = {
      ...({ at: 90, kind: 'task accepted', by: 'leo', taskId: 't1' } as const),
      data: { expectedOn: instantAt(2 * DAY).slice(0, 10) },
    };
    expect(does(aCase([first, asked, accepted], due))[0]).toMatch(/switch\?”, expected /);
    const late = { ...asked, data: { organizationId: 'harmon', due: instantAt(HOUR) } };
    expect(does(aCase([first, late], due))[0]).toMatch(/switch\?”, late since today 09:00\.$/);
    const long = { ...asked, text: `Does it say ${'where the switch is '.repeat(9)}` };
    expect(does(aCase([first, long], due))[0]).toMatch(/the switch i…” by /);
    const many = [...'abcdefgh'].map((taskId, at) => ({
      ...{ ...asked, taskId, text: taskId },
      data: at === 0 ? {} : { due: instantAt((9 - at) * DAY) },
    }));
    expect(does(aCase([first, ...many], due)).map((words) => words?.slice(0, 24))).toEqual([
      ...[...'hgfedc'].map((one) => `Harmon Audio answers “${one}”`),
      '2 things more are asked.',
    ]);
    const settled = { at: 100, kind: 'task done', by: 'leo', taskId: 't1' } as const;
    expect(does(aCase([first, asked, settled], due))).toEqual([]);
  });
});
