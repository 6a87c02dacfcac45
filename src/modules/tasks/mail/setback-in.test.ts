import { describe, expect, it } from 'vitest';
import { setbackIn } from './setback-in.ts';

describe('bad news in a mail', () => {
  it.each([
    ['BAD NEWS The van broke down', 'The van broke down', ''],
    ['Bad news: the part is cracked.\nDATE 14 December', 'the part is cracked.', 'DATE 14 December'],
    [
      'DONE\nIt is on its way.\nBAD NEWS: one knob is missing',
      'one knob is missing',
      'DONE\nIt is on its way.',
    ],
    [
      'BAD NEWS The van broke down, so it is not\ndone, sorry.\n\nRay',
      'The van broke down, so it is not\ndone, sorry.',
      'Ray',
    ],
    ['SCHLECHTE NACHRICHT Der Wagen ist liegengeblieben', 'Der Wagen ist liegengeblieben', ''],
    ['Schlechte Nachricht – das Teil fehlt', 'das Teil fehlt', ''],
    ['MALA NOTICIA La pieza está rota', 'La pieza está rota', ''],
    ['Hello,\nBAD NEWS\nThe parcel was lost.\nSorry.', 'The parcel was lost.\nSorry.', 'Hello,'],
  ])('%j says what it is', (text, setback, words) => {
    expect(setbackIn(text)).toEqual({ setback, words });
  });

  it.each([
    'DONE\nNo bad news here.',
    'Bad news travels fast, but all is well.',
    'BAD NEWSPAPER',
    'Good news: it works.',
    'BAD NEWS',
  ])('%j says nothing of the kind', (text) => {
    expect(setbackIn(text)).toEqual({ setback: null, words: text });
  });
});
