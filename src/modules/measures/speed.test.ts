import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { measuresOfDesk } from './queries/measures.ts';

const test = testDatabase();
/** With NEEDS=100000 it says how long the figures of a large desk take. */
const size = Number(process.env.NEEDS ?? 1000);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await fill(await aCase(desk));
}, 600_000);

/** Needs of twelve weeks with five entries each: half came twice, four in five are over, a tenth was thought met too early, and each was answered. */
async function fill({ id: caseId, customerId }: { id: string; customerId: string }) {
  const client = new pg.Client(test.admin);
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(
    `with made as (insert into cases (desk_id, id, reference, customer_id, owner_id, state, outcome, due, due_set_at,
        last_entry_id, opened_at, ended_at)
      select c.desk_id, gen_random_uuid(), translate(upper(lpad(to_hex(n), 8, '0')), '01', 'XY'), c.customer_id, c.owner_id,
        case when n % 5 = 0 then 'open' else 'ended' end, case when n % 5 <> 0 then 'met by us' end,
        case when n % 5 = 0 then app.now() end, case when n % 5 = 0 then app.now() end, c.last_entry_id, opened,
        case when n % 5 <> 0 then least(opened + interval '3 days', app.now()) end
      from cases c cross join generate_series(1, $3::int) n
      cross join lateral (select app.now() - n * interval '84 days' / $3::int) o (opened)
      where c.id = $1 returning desk_id, id, owner_id, opened_at),
    counted as (select *, row_number() over () as n from made)
    insert into entries (desk_id, id, case_id, kind, audience, channel, author_kind, author_id, organization_id, recorded_at)
    select m.desk_id, gen_random_uuid(), m.id, what.kind, 'customer', 'mail',
      case when what.kind = 'contact' then 'customer' when what.kind = 'note' then 'desk-system' else 'person' end,
      case when what.kind = 'contact' then $2 else m.owner_id end, at_work.organization_id,
      m.opened_at + (e - 1) * interval '1 hour' * (1 + n % 48)
    from counted m cross join generate_series(1, 5) e
    cross join lateral (select case when e = 1 or (e = 3 and n % 2 = 0) then 'contact' when e = 2 then 'message'
      when e = 4 then 'done' when e = 5 and n % 10 = 0 then 'reopened' else 'note' end) what (kind)
    cross join (select organization_id from memberships where person_id = (select owner_id from made limit 1)) at_work`,
    [caseId, customerId, size],
  );
  await client.query('analyze entries, cases');
  await client.query(
    'select app.measure_needs(c.desk_id, array_agg(c.id)) from cases c where c.joined_to_id is null group by c.desk_id',
  );
  await client.query('vacuum analyze measured_needs, measured_companies');
  await client.end();
}

it(`how it went with ${size} needs comes while somebody waits`, async () => {
  const took: number[] = [];
  for (let round = 0; round < 12; round++) {
    const begun = performance.now();
    const found = await desk.as(desk.leo, (ctx) => measuresOfDesk(ctx, { desk: desk.slug, weeks: 12 }));
    took.push(performance.now() - begun);
    expect(found.endToEnd.met).toBeGreaterThan(found.endToEnd.open);
    expect(found.continuity.needs).toBeGreaterThan(size / 3);
  }
  const sorted = took.slice(2).sort((one, other) => one - other);
  console.log(`measures: ${size} needs, p50 ${(sorted[sorted.length / 2] ?? 0).toFixed(0)} ms`);
});
