import { expect, it } from 'vitest';
import { draftOf, macroOf } from './macro-draft.ts';

const macro = {
  ...{ id: 'm', deskId: 'd', mine: true, name: 'Thanks', reader: 'customer' as const, proposesDone: false },
  texts: [{ language: 'es', text: 'Gracias.', stands: 'Lo vemos.' }],
  nextWordIn: { count: 2, unit: 'hours' as const },
};

it('offers a text for each language of the desk, and keeps those that are written', () => {
  const draft = draftOf(macro, ['en', 'de']);
  expect(draft.texts.map(({ language }) => language)).toEqual(['en', 'de', 'es']);
  const { name, reader, texts, proposesDone, nextWordIn } = macro;
  expect(macroOf(draft)).toEqual({ name, reader, texts, proposesDone, nextWordIn });
});

it('tells nothing with a note', () => {
  expect(macroOf({ ...draftOf(macro, []), reader: 'company', proposesDone: true })).toMatchObject({
    texts: [{ text: 'Gracias.', stands: null }],
    proposesDone: false,
    nextWordIn: null,
  });
});

it('sets no time where it says that it is done', () => {
  expect(macroOf({ ...draftOf(macro, []), proposesDone: true }).nextWordIn).toBe(null);
});
