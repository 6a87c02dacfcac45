import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { makeType } from './commands/demand-types.ts';
import { demandMeasures } from './queries/measures.ts';

const test = testDatabase();
/** With CONTACTS=100000 it says how long the figures of a large desk take. */
const size = Number(process.env.CONTACTS ?? 2000);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  const { id: caseId, customerId } = await aCase(desk);
  const { id: typeId } = await desk.as(desk.dana, (ctx) =>
    makeType(ctx, { desk: desk.slug, demand: 'failure', name: 'Where is it' }),
  );
  await fill({ caseId, customerId, typeId });
}, 600_000);

/** Contacts of the twelve weeks and of the twelve before, four in five of them marked, half of those twice; one in ten asks for news. */
async function fill({ caseId, customerId, typeId }: Record<'caseId' | 'customerId' | 'typeId', string>) {
  const client = new pg.Client(test.admin);
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(
    `with made as (insert into entries (desk_id, id, case_id, kind, audience, channel, author_kind, author_id, recorded_at)
      select $1, gen_random_uuid(), $2, 'contact', 'customer', 'mail', 'customer', $3,
        app.now() - n * interval '168 days' / $4::int from generate_series(1, $4::int) n returning id, recorded_at),
    counted as (select id, recorded_at, row_number() over () as n from made),
    said as (insert into entry_words (desk_id, entry_id, text)
      select $1, id, case when n % 10 = 0 then 'Any news?' else 'It hums, and the meters show level.' end from counted)
    insert into demand_marks (desk_id, id, case_id, entry_id, demand, type_id, came_at, by_id, recorded_at)
    select $1, gen_random_uuid(), $2, id, case when n % 3 = 0 then 'value' else 'failure' end,
      case when n % 3 <> 0 then $5::uuid end, recorded_at, $6, recorded_at + again * interval '1 minute'
    from counted cross join generate_series(0, 1) again where n % 5 <> 0 and (again = 0 or n % 2 = 0)`,
    [desk.id, caseId, customerId, size, typeId, desk.dana.id],
  );
  await client.query('vacuum analyze entries, entry_words, demand_marks');
  await client.end();
}

it(`figures of ${size} contacts come while somebody waits`, async () => {
  const took: number[] = [];
  for (let round = 0; round < 12; round++) {
    const begun = performance.now();
    const found = await desk.as(desk.leo, (ctx) =>
      demandMeasures(ctx, { desk: desk.slug, weeks: 12, of: 'failure' }),
    );
    took.push(performance.now() - begun);
    expect(found.failure).toBeGreaterThan(found.value);
  }
  const sorted = took.slice(2).sort((one, other) => one - other);
  console.log(`demand: ${size} contacts, p50 ${(sorted[sorted.length / 2] ?? 0).toFixed(0)} ms`);
});
