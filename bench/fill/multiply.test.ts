import { expect, it } from 'vitest';
import { testDatabase } from '../../src/testing/database.ts';
import { fill } from './fill.ts';
import { multiply } from './multiply.ts';

const test = testDatabase();

it('makes three times as much of what was filled in, with every index', async () => {
  await fill(test.admin, 200);
  const before = await counts();
  const indexes = await indexNames();
  await multiply(test.admin, 3);
  const after = await counts();
  expect(before.cases).toBeGreaterThanOrEqual(200);
  expect(after).toEqual(Object.fromEntries(Object.entries(before).map(([name, count]) => [name, count * 3])));
  expect(await indexNames()).toEqual(indexes);
  // The newest hold as many different words as before, and not each three times.
  const { rows } = await test.sql(
    `select count(distinct words)::int as different from (select words from search_documents order by place desc limit 60) newest`,
  );
  expect(rows[0].different).toBeGreaterThan(40);
});

async function counts(): Promise<Record<string, number>> {
  const { rows } = await test.sql(
    `select (select count(*)::int from cases) as cases, (select count(*)::int from entries) as entries,
       (select count(*)::int from search_documents) as documents, (select count(distinct id)::int from customers) as customers`,
  );
  return rows[0];
}

async function indexNames(): Promise<string[]> {
  const { rows } = await test.sql(
    `select indexname as name from pg_indexes where schemaname = 'public' order by 1`,
  );
  return rows.map(({ name }) => name);
}
