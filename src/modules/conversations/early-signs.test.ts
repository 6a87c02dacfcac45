import { describe, expect, it } from 'vitest';
import { earlySigns, type Said } from './early-signs.ts';

const hour = 3_600_000;
const now = 1_000 * 24 * hour;
const long =
  'I set it up as the leaflet says, with the cable that came with it, and still there is no sound at all.';
type Told = Partial<Said> & { hoursAgo: number };

const wrote = (text: string | null, hoursAgo = 1): Told => ({ by: 'customer', text, hoursAgo });
const answered = (name = 'Dana', hoursAgo = 1, leadsToPage = true): Told => ({
  ...{ by: 'person', personId: name, name, text: 'Please press the red switch.', hoursAgo, leadsToPage },
});

function signsOf(told: readonly Told[], pageOpened = true): string[] {
  const said = told.map(
    ({ hoursAgo, ...more }, at): Said => ({
      ...{ id: `e${at}`, at: now - hoursAgo * hour, by: 'customer', personId: null, name: '', text: null },
      ...{ isBrief: false, leadsToPage: false, ...more },
    }),
  );
  return earlySigns({ said, pageOpened, now }).map(({ sign, entryId, name }) =>
    [sign, entryId, name].filter(Boolean).join(' '),
  );
}

describe('early signs', () => {
  it.each([
    ['are none where nothing was said', [], []],
    [
      'are shorter answers, twice',
      [wrote(long), wrote(long), wrote('Yes.'), wrote('No.')],
      ['shorter answers e3'],
    ],
    ['are not one short answer', [wrote(long), wrote(long), wrote(long), wrote('Yes.')], []],
    ['are not those of somebody brief', [wrote('Hi'), wrote('Yes'), wrote('No'), wrote('Ok')], []],
    ['are not what was spoken', [wrote(long), wrote(long), wrote(null), wrote(null), wrote('Yes.')], []],
    ['are that they give up', [wrote(long), answered(), wrote('Never mind then.')], ['never mind e2']],
    ['are not what they have gone on after', [wrote('Never mind.'), wrote('It is back, sorry.')], []],
    [
      'are a third new name',
      [answered('Dana', 99), answered('Tom', 50), answered('Priya', 3)],
      ['new face e2 Priya'],
    ],
    [
      'are not a third name of long ago',
      [answered('Dana', 999), answered('Tom', 998), answered('Leo', 900)],
      [],
    ],
    [
      'are not somebody who was there before',
      [answered('Dana', 9), answered('Tom', 8), answered('Dana', 1)],
      [],
    ],
  ] as [string, Told[], string[]][])('%s', (_what, told, signs) => expect(signsOf(told)).toEqual(signs));

  it.each([
    [
      'where two letters led there days ago',
      [answered('Dana', 60), answered('Dana', 30)],
      ['link never opened e0'],
    ],
    ['not where it was only one', [answered('Dana', 60)], []],
    ['not where they wrote since', [answered('Dana', 60), wrote(long, 40), answered('Dana', 30)], []],
    [
      'not where they spoke since',
      [answered('Dana', 60), answered('Dana', 50, false), answered('Dana', 49)],
      [],
    ],
    ['not at once', [answered('Dana', 20), answered('Dana', 10)], []],
  ] as [string, Told[], string[]][])('are a link never opened, %s', (_what, told, signs) => {
    expect(signsOf(told, false)).toEqual(signs);
    expect(signsOf(told, true)).toEqual([]);
  });
});
