import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import type { TableInfo } from './catalogue.ts';
import { type Mutant, mutantsOf, type Show } from './mutants.ts';
import { type Expected, expectationsOf, Stage } from './stage.ts';
import { fixedWorlds } from './worlds.ts';

const test = testDatabase();

/** Tables whose policies ask what is seen of another table: a mutant of that one may show only here. */
const followers: Record<string, string[]> = {
  entries: ['entry_words', 'files', 'file_chunks'],
  files: ['file_chunks'],
  articles: ['article_versions', 'article_judgements', 'article_comparisons', 'article_uses', 'gaps'],
  article_versions: ['article_version_pictures', 'article_pictures'],
  article_version_pictures: ['article_pictures', 'article_picture_chunks'],
  article_pictures: ['article_picture_chunks'],
  causes: ['cause_versions'],
  study_contacts: ['study_words'],
  gaps: ['gap_cases', 'gap_searches', 'gap_owners', 'gap_closings', 'gap_withdrawals', 'gap_tellings'],
};

describe('the mutants of sight', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(test);
  });
  afterAll(() => stage.close());

  it('are all noticed in one of the fixed worlds', async () => {
    const mutants = await mutantsOf(stage.client, stage.tables);
    let alive = mutants;
    for (const world of fixedWorlds()) {
      if (alive.length === 0) break;
      const expected = expectationsOf(world, stage.tables);
      await stage.with(world, async () => {
        expect(await firstDifference(stage, expected)).toBeUndefined();
        const survivors: Mutant[] = [];
        for (const mutant of alive) if (!(await isNoticed(stage, expected, mutant))) survivors.push(mutant);
        alive = survivors;
      });
    }
    console.log(`mutants of sight: ${mutants.length - alive.length} / ${mutants.length} killed`);
    expect(alive.map(({ table, what }) => `${table}: ${what}`)).toEqual([]);
  }, 1_800_000);
});

const everything: Show[] = ['owner', 'sight', 'statements', 'inserts'];

async function isNoticed(stage: Stage, expected: Expected[], mutant: Mutant): Promise<boolean> {
  await stage.client.query(`savepoint mutant; ${mutant.sql}`);
  const noticed = await firstDifference(stage, expected, mutant);
  await stage.client.query('rollback to mutant; release mutant');
  return noticed !== undefined;
}

/** The first thing that is not as the model says, in all tables or where a mutant would show. */
async function firstDifference(
  stage: Stage,
  expected: Expected[],
  mutant?: Mutant,
): Promise<string | undefined> {
  const those = mutant && new Set([mutant.table, ...(followers[mutant.table] ?? [])]);
  const tables = stage.tables.filter((table) => !those || those.has(table.name));
  const isHere = (one: { table: string }) => !those || those.has(one.table);
  for (const show of mutant?.shows ?? everything) {
    const found = await differences[show]({ stage, expected, tables, isHere });
    if (found) return found;
  }
  return undefined;
}

type Look = {
  stage: Stage;
  expected: Expected[];
  tables: TableInfo[];
  isHere: (one: { table: string }) => boolean;
};

const differences: Record<Show, (look: Look) => Promise<string | undefined>> = {
  owner: async ({ stage, tables }) => (await stage.seenByOwner(tables))[0],
  sight: async ({ stage, expected, tables }) => (await stage.sightDifferences(expected, tables))[0],
  statements: async ({ stage, expected, isHere }) => {
    for (const one of expected) {
      const [found] = await stage.statementDifferences([one], ({ statements }) => statements.filter(isHere));
      if (found) return found;
    }
    return undefined;
  },
  inserts: async ({ stage, expected, isHere }) => {
    for (const one of expected) {
      const [found] = await stage.insertDifferences([one], ({ inserts }) => inserts.filter(isHere));
      if (found) return found;
    }
    return undefined;
  },
};
