import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusJson, corpusSays, hasCorpus } from '../../testing/corpus.ts';
import { whatIsTold } from './what-is-told.ts';

const told = (text: string) => whatIsTold(text).map(({ kind, value }) => `${kind}: ${value}`);

describe('what of their words looks like something to keep', () => {
  it.each([
    ['Its serial number is HA-0412-7731.', 'serial: HA-0412-7731'],
    ['S/N: 88213XK, since you ask', 'serial: 88213XK'],
    ['Die Seriennummer lautet HA-0412-7731', 'serial: HA-0412-7731'],
    ['El número de serie es HA-0412-7731.', 'serial: HA-0412-7731'],
    ['My order number is 3348917502.', 'order: 3348917502'],
    ['Bestellnummer: 4711-0815', 'order: 4711-0815'],
    ['I live at 12 Harbour Street, Leeds LS1 4AP.', 'address: 12 Harbour Street, Leeds LS1 4AP'],
    ['Meine Adresse: Lindenstraße 14, 50674 Köln', 'address: Lindenstraße 14, 50674 Köln'],
    ['Vivo en la Calle Mayor, 14', 'address: Calle Mayor, 14'],
    ['I am at home on Tuesdays.', 'times: I am at home on Tuesdays'],
    ['Ich bin ab 17 Uhr erreichbar.', 'times: Ich bin ab 17 Uhr erreichbar'],
    ['Estoy en casa por la tarde.', 'times: Estoy en casa por la tarde'],
    ['I bought it from Soundhouse on 7 March.', 'bought: I bought it from Soundhouse on 7 March'],
    ['Ich habe das Gerät bei Soundhouse gekauft.', 'bought: Ich habe das Gerät bei Soundhouse gekauft'],
    ['Lo compré en Madrid.', 'bought: Lo compré en Madrid'],
    ['Please answer in German.', 'language: Please answer in German'],
    ['By the way, I am allergic to latex.', 'allergy: By the way, I am allergic to latex'],
  ])('"%s"', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    'Do you need the serial number?',
    'The serial number is missing.',
    'I cannot find my order number anywhere.',
    'I have been at home for three weeks because of you.',
    'Nothing comes out of it. It hums.',
    '> My order number is 3348917502.',
    'The order was late on Tuesday.',
    'It was bought.',
  ])('is nothing in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is found sentence by sentence, each in their own words', () => {
    expect(whatIsTold('It is new. The serial number is HA-0412-7731. I am at home on Tuesdays.')).toEqual([
      { kind: 'serial', words: 'The serial number is HA-0412-7731.', value: 'HA-0412-7731' },
      { kind: 'times', words: 'I am at home on Tuesdays.', value: 'I am at home on Tuesdays' },
    ]);
  });
});

type Dialogue = { Events: { Agent: string; Action: string; Text?: string }[] };
type Sample = { original: [string, string][] };

describe.runIf(hasCorpus)('in conversations that were had', () => {
  it('is little, so that what is offered is worth a look', () => {
    console.log(corpusSays());
    const said = corpusFiles('conversations/gh-star/dialogues/*.json').flatMap((file) => {
      const { Events } = corpusJson(file) as unknown as Dialogue;
      return Events.flatMap(({ Agent, Action, Text }) =>
        Agent === 'User' && Action === 'utter' && Text ? [Text] : [],
      );
    });
    const found = said.flatMap(whatIsTold);
    console.log(`told: ${found.length} in ${said.length} words of customers`);
    expect(said.length).toBeGreaterThan(500);
    expect(found.length / said.length).toBeLessThan(0.02);
  });

  it('is an order number where one is named', () => {
    const said = corpusFiles('conversations/gh-abcd/abcd_sample.json')
      .flatMap((file) => corpusJson<Sample>(file))
      .flatMap(({ original }) => original.flatMap(([who, text]) => (who === 'customer' ? [text] : [])));
    expect(said.flatMap(told)).toContain('order: 3348917502');
  });
});
