import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../testing/a-desk.ts';
import { corpusFiles, corpusFolder, corpusSays, corpusSet } from '../testing/corpus.ts';
import { testDatabase } from '../testing/database.ts';
import { deskNamed, importAll } from './commands/mail-import.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const ofEachSet = Number(process.env.CORPUS_SLICE ?? 20);
const outcomes = ['created', 'appended', 'duplicate', 'quarantined', 'ignored'];

/** A few files of each set, spread over it. */
function slice(): string[] {
  const sets = Map.groupBy(corpusFiles('mail-*/**'), corpusSet);
  const mails = [...sets.values()].map((files) =>
    files.filter((file) => !/\.(jsonl?|yml|txt|dat|LICENSE)$/i.test(file)),
  );
  const spread = (files: string[]) => {
    const step = Math.max(1, Math.floor(files.length / ofEachSet));
    return files.filter((_, place) => place % step === 0).slice(0, ofEachSet);
  };
  return mails.flatMap(spread).map((file) => join(corpusFolder, file));
}

describe('importing real mail', () => {
  it('says exactly once of every mail what became of it, and twice brings only duplicates', async () => {
    const paths = slice();
    console.log(`${corpusSays()}, ${paths.length} files`);
    const found = await deskNamed(test.database, desk.slug);
    const first = await Array.fromAsync(importAll(test.database, { ...found, closed: false }, paths));
    expect(first.length).toBeGreaterThanOrEqual(paths.length);
    expect(new Set(first.map(({ source }) => source)).size).toBe(first.length);
    expect(first.filter(({ outcome }) => !outcomes.includes(outcome))).toEqual([]);
    const placed = first.filter(({ outcome }) => outcome === 'created' || outcome === 'appended');
    expect(placed.filter((mail) => mail.case === null || mail.entry === null)).toEqual([]);

    const again = await Array.fromAsync(importAll(test.database, { ...found, closed: false }, paths));
    expect(again.map(({ source }) => source)).toEqual(first.map(({ source }) => source));
    expect(again.filter(({ outcome }) => outcome !== 'duplicate')).toEqual([]);
  });
});
