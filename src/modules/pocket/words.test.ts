import { describe, expect, it } from 'vitest';
import { sayQuestions } from './questions.ts';
import { pocketWords } from './words.ts';

const about = { caseId: '', taskId: '', customer: 'Mrs Alvarez', subject: 'It does not pump.' };
const questions = [
  {
    ...about,
    ...{ due: '2026-03-11T17:00:00.000Z', request: 'Which pump?\n\nBoth fit.', choices: ['yes', 'no'] },
    otherwise: 'we wait',
  },
  {
    ...about,
    ...{ due: '2026-03-13T08:30:00.000Z', request: 'x'.repeat(300), choices: ['a', 'b', 'c'] },
    otherwise: 'nothing',
  },
];
const said = (language: string) =>
  sayQuestions(questions, { language, zone: 'Europe/London', now: '2026-03-11T12:00:00.000Z' }).split('\n');

describe('questions by text', () => {
  it.each([
    ['en', '2 questions. Digits answer.', 'By 17:00, else:', /By Fri,? 13 Mar,? (at )?08:30, else: nothing$/],
    [
      'de',
      '2 Fragen. Antwort mit Ziffern.',
      'Bis 17:00, sonst:',
      /Bis Fr\.,? 13\. März.* 08:30, sonst: nothing$/,
    ],
    [
      'es',
      '2 preguntas. Conteste con cifras.',
      'Plazo: 17:00; si no:',
      /Plazo: vie,? 13 mar,? 08:30; si no: nothing$/,
    ],
  ])('stand on a line each, with digits that run on: %s', (language, head, by, later) => {
    const [first, one, other = '', ...more] = said(language);
    expect(more).toEqual([]);
    expect(first).toBe(head);
    expect(one).toBe(`Mrs Alvarez, It does not pump: Which pump? Both fit. 1 yes, 2 no. ${by} we wait`);
    expect(other).toContain(`${'x'.repeat(200)}… 3 a, 4 b, 5 c.`);
    expect(other).toMatch(later);
  });
});

describe('whoever is proposed, by text', () => {
  const ada = { name: 'Ada', company: 'Clearline', digits: [1, 2] as [number, number], admittedBy: null };
  it.each([
    ['en', 'Else your rule admits them after a word of Dana and Priya.'],
    ['de', 'Sonst lässt Ihre Regel Ada nach einem Wort von Dana und Priya zu.'],
    ['es', 'Si no, su regla admite a Ada tras la palabra de Dana y Priya.'],
  ])('comes by a rule after the word of those whom it names: %s', (language, said) => {
    const once = new Intl.ListFormat(language).format(['Dana', 'Priya']);
    expect(pocketWords(language).proposal({ ...ada, once })).toMatch(new RegExp(`\\. ${said}$`));
  });
});

describe('danger by text', () => {
  const marked = {
    kind: 'gas' as const,
    ...{ number: '112', who: 'Ana', reachedAt: '+34911234567', said: 'Huele a gas.' },
    ...{ by: 'Dana', at: '14:02' },
  };
  it.each([
    ['en', 'DANGER, gas: Ana, +34911234567. They say: Huele a gas. They were told to ring 112. Dana, 14:02'],
    [
      'de',
      'GEFAHR, Gas: Ana, +34911234567. Gesagt wurde: Huele a gas. Wir haben gesagt: 112 anrufen. Dana, 14:02',
    ],
    ['es', 'PELIGRO, gas: Ana, +34911234567. Dice: Huele a gas. Le dijimos que llame al 112. Dana, 14:02'],
  ])('says who it is and whom they were told to ring: %s', (language, words) => {
    expect(pocketWords(language).danger(marked)).toBe(words);
  });

  it('says so of somebody of whom nothing is known', () => {
    const nobody = { ...marked, kind: 'shock' as const, who: '', reachedAt: '', said: '' };
    expect(pocketWords('en').danger(nobody)).toBe(
      'DANGER, electric shock: somebody unknown. They were told to ring 112. Dana, 14:02',
    );
  });
});
