import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownAnswers, questionsIn, type WhatIsKnown } from './asked-for.ts';

const at = '2026-03-09T08:00:00.000Z';
const fact = {
  ...{ id: 'f', text: 'Cables were checked, twice', sensitive: false, doNotAskAgain: true, learntBy: null },
  ...{ learntAt: at, learntFrom: null, confirmed: null, ended: null },
};
const known: WhatIsKnown = {
  customer: {
    contactPoints: [
      { id: 'p', kind: 'phone', address: '+441134960000', textsStoppedAt: null },
      { id: 'q', kind: 'mail', address: 'ana@customers.example', textsStoppedAt: null },
    ],
    postalAddress: '12 Harbour Street, Leeds',
    things: [
      {
        ...{ id: 't', make: 'Harmon', model: 'MX-12', serial: 'HA-0412-7731', boughtFrom: 'Soundhouse' },
        ...{
          boughtOn: '2026-03-07',
          warrantyBy: 'Harmon',
          warrantyUntil: '2028-03-07',
          instructions: '1.3',
          entryId: null,
        },
      },
    ],
    facts: [fact],
  },
  said: ['My order number is 3348917502.'],
};
const nothing: WhatIsKnown = {
  customer: { contactPoints: [], postalAddress: null, things: [], facts: [] },
  said: [],
};

const asked = (text: string, of = known) =>
  knownAnswers(text, of).map(({ topic, answer }) => `${topic}: ${answer}`);

const questions = [
  ['What is the serial number?', 'serial: HA-0412-7731'],
  ['Please send us the serial number of it.', 'serial: HA-0412-7731'],
  ['Wie lautet die Seriennummer?', 'serial: HA-0412-7731'],
  ['¿Cuál es el número de serie?', 'serial: HA-0412-7731'],
  ['Could you give me your order number?', 'order: 3348917502'],
  ['Which model is it?', 'model: Harmon MX-12'],
  ['Bitte nennen Sie uns das Kaufdatum.', 'boughtOn: 2026-03-07'],
  ['Where did you buy it?', 'boughtFrom: Soundhouse'],
  ['Is it still under warranty?', 'warranty: 2028-03-07, Harmon'],
  ['Haben Sie noch Garantie darauf?', 'warranty: 2028-03-07, Harmon'],
  ['Which version of the instructions do you have?', 'instructions: 1.3'],
  ['¿Qué versión del manual tiene?', 'instructions: 1.3'],
  ['Please tell us your email address.', 'mail: ana@customers.example'],
  ['Wie lautet Ihre E-Mail-Adresse?', 'mail: ana@customers.example'],
  ['What is your address?', 'address: 12 Harbour Street, Leeds'],
  ['Por favor, díganos su dirección.', 'address: 12 Harbour Street, Leeds'],
  ['On which telephone number can we reach you?', 'telephone: +441134960000'],
  ['Did you check the cables?', 'noted: Cables were checked, twice'],
] as const;

const statements = [
  'Your serial number is on the case, thank you.',
  'We have sent it to your address.',
  'Soundhouse told us the date of purchase.',
  'I have your order number.',
  'The model number stands on the back.',
  'We checked the cables of the second mixer, too.',
  'Die Seriennummer haben wir.',
  'Wir schicken es an Ihre Adresse.',
  'Tenemos su número de pedido.',
  'I rang your phone number twice.',
  'It is under warranty.',
  'The version of the instructions stands at their end.',
  'We write to your email address.',
];

describe('a question whose answer is known', () => {
  it.each(questions)('is found in "%s"', (text, expected) => {
    expect(asked(text)).toEqual([expected]);
  });

  it.each([
    'Is HA-0412-7731 still the serial number?',
    'Is the serial number ha 0412 7731?',
    'Did you check the cables? We noted: cables were checked twice.',
    'Where do you live: 12 Harbour Street, Leeds?',
    'Which shop was it, Soundhouse?',
    'Where did you buy it?\n\nSoundhouse',
  ])('is none where the answer stands in the words, which ask to be sure: "%s"', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it('is none where nothing is known', () => {
    expect(questions.flatMap(([text]) => asked(text, nothing))).toEqual([]);
  });

  it('is none of what is true no longer, or was not marked', () => {
    const over = { ...fact, ended: { by: 'Dana', at } };
    for (const one of [over, { ...fact, doNotAskAgain: false }, { ...fact, text: null }])
      expect(
        asked('Did you check the cables?', { ...known, customer: { ...known.customer, facts: [one] } }),
      ).toEqual([]);
  });

  it('is never a statement, in whatever order and however many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...statements), { minLength: 1 }),
        fc.constantFrom(' ', '\n'),
        (said, between) => {
          expect(questionsIn(said.join(between))).toEqual([]);
          expect(asked(said.join(between))).toEqual([]);
        },
      ),
    );
  });

  it('is found among statements all the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...statements)),
        fc.constantFrom(...questions),
        (said, [text, expected]) => {
          expect(asked([...said, text].join(' '))).toEqual([expected]);
        },
      ),
    );
  });
});
