import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { usualWeeks } from './contract.ts';
import { beginOf, countedSince, returnsPicture } from './queries/picture.ts';
import { returned } from './queries/returned.ts';

const test = testDatabase();
/** With RETURNS=200000 it says how long the picture of a large desk takes. */
const size = Number(process.env.RETURNS ?? 20_000);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  const { id: caseId } = await aCase(desk);
  const client = new pg.Client(test.admin);
  await client.connect();
  await client.query('set session_replication_role = replica');
  // Of four years, of fifty models in four versions; every other one was looked at.
  await client.query(
    `insert into returns (desk_id, id, case_id, make, model, version, kind, by_id, found, recorded_at)
    select $1, gen_random_uuid(), $2, 'Harmon', 'MX-' || n % 50, '1.' || n % 4, 'refund', $3,
      case when n % 2 = 0 then case when n % 3 = 0 then 'faulty' else 'no fault found' end end,
      app.now() - n * interval '1460 days' / $4::int
    from generate_series(1, $4::int) n`,
    [desk.id, caseId, desk.dana.id, size],
  );
  await client.query('vacuum analyze returns');
  await client.end();
}, 600_000);

it(`the picture of ${size} returns comes while somebody waits, by an index of the desk's time`, async () => {
  const took: number[] = [];
  for (let round = 0; round < 12; round++) {
    const begun = performance.now();
    const found = await desk.as(desk.leo, (ctx) =>
      returnsPicture(ctx, { desk: desk.slug, weeks: usualWeeks }),
    );
    took.push(performance.now() - begun);
    expect(found.all.sentBack).toBeGreaterThan(size / 5);
  }
  const sorted = took.slice(2).sort((one, other) => one - other);
  const p50 = sorted[sorted.length / 2] ?? 0;
  console.log(`returns: ${size} returns, p50 ${p50.toFixed(0)} ms`);
  const { rows } = await desk.as(desk.leo, (ctx) =>
    sql`explain ${countedSince(desk.id, beginOf(ctx, usualWeeks))}`.execute(ctx.db),
  );
  expect(JSON.stringify(rows)).toMatch(/returns_by_time/);
  const { items } = await desk.as(desk.leo, (ctx) =>
    returned(ctx, { desk: desk.slug, weeks: usualWeeks, which: 'noFault', model: 'MX-2' }),
  );
  expect(items).toHaveLength(50);
});
