import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { lettersOf } from './compare-letters.ts';
import { HttpStage } from './http-stage.ts';
import { httpWorld } from './http-world.ts';
import { Post } from './post.ts';
import { allowSomething } from './try-everything.ts';
import type { World } from './world.ts';
import { WorldRun } from './world-run.ts';
import { worlds } from './worlds.ts';

const test = testDatabase();

let stage: HttpStage;
let post: Post;
beforeAll(async () => {
  stage = await HttpStage.open(test);
  post = await Post.open(stage, test);
});
afterAll(async () => {
  await post?.close();
  await stage?.close();
});

/** Worlds in which customers, people who work there, and companies that are asked are all written to. */
const drawn = fc.sample(fc.noBias(worlds), { seed: 20_261_124, numRuns: 6 });

/** Words that a letter would say besides, of a row "new" of the outbox. */
const mutants: [string, string][] = [
  [
    'a note of one company',
    `select w.text from entry_words w join entries e on e.desk_id = w.desk_id and e.id = w.entry_id
     where e.desk_id = new.desk_id and e.audience = 'company' limit 1`,
  ],
  [
    'what another customer needs',
    `select w.subject from outbox o join cases c on c.desk_id = o.desk_id and c.id = o.case_id
     join cases other on other.desk_id = c.desk_id and other.customer_id <> c.customer_id
     join case_words w on w.desk_id = other.desk_id and w.case_id = other.id
     where o.desk_id = new.desk_id and o.id = new.outbox_id limit 1`,
  ],
  [
    'what a company that is asked was not given',
    `select w.subject from outbox o join case_words w on w.desk_id = o.desk_id and w.case_id = o.case_id
     where o.desk_id = new.desk_id and o.id = new.outbox_id and o.kind = 'task'`,
  ],
  ['a case of another desk', 'select subject from case_words where desk_id <> new.desk_id limit 1'],
  ["a customer's word for one person", 'select text from coaching_words where desk_id = new.desk_id limit 1'],
];

let stored = 0;

/** What is wrong with the letters of a world where all that may be asked for was. */
async function differencesIn(world: World): Promise<string[]> {
  const number = ++stored;
  const made = httpWorld(world, number, testSecret);
  await stage.store(made);
  await allowSomething(new WorldRun(stage, made, { number, wordings: new Map() }));
  return (await lettersOf(made, { stage, post })).differences;
}

const saysMore = (words: string) => `
  create or replace function probe.says_more() returns trigger language plpgsql security definer as $$
    begin new.text := concat(new.text, ' ', (${words})); return new; end $$;
  create or replace trigger says_more before insert on outbox_words for each row execute function probe.says_more()`;

describe('a letter', () => {
  it('says nothing that its readers may not read', async () => {
    for (const world of drawn) expect(await differencesIn(world)).toEqual([]);
  }, 900_000);

  it.each(mutants)(
    'that says %s as well is noticed',
    async (_, words) => {
      await test.sql(saysMore(words));
      let found: string[] = [];
      for (const world of drawn) if (found.length === 0) found = await differencesIn(world);
      expect(found.join('\n')).toContain('LEAKS');
    },
    900_000,
  );
});
