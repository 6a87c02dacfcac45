import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Connection } from '../../src/platform/database/roles.ts';
import type { Desk } from './world.ts';

const companies = 50;
const providers = 10;
const people = 200;
const tasks = 3000;
const acts = 3000;
const ofYesterday = 2000;

/**
 * Makes of the largest desk one of fifty companies and two hundred people, with what is asked, handed off and done there:
 * a third of the tasks are asked of the client and open, a third of others, a third done. Past what triggers refuse.
 */
export async function fillClientRoom(admin: Connection, desk: Desk): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of [...companiesOf(desk), ...workOf(desk), ...dayBeforeOf(desk)])
      await client.query(statement);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

const longAgo = `now() - interval '400 days'`;
const here = ({ id }: Desk) => `'${id}'::uuid`;

/** Beside the client and the two providers that are there. */
function companiesOf(desk: Desk): string[] {
  const [begin, more] = [uuid(), companies - 3];
  // Ids that follow each other, so that the statements find what the others wrote.
  const id = (kind: number) => `(left('${begin}', 24) || lpad(to_hex(${kind} * 65536 + n), 12, '0'))::uuid`;
  return [
    `insert into organizations (id, name, country, recorded_at)
     select ${id(1)}, 'Company ' || n, 'DE', ${longAgo} from generate_series(1, ${more}) n`,
    `insert into engagements (desk_id, id, organization_id, role, purpose, data, starts_at, recorded_at)
     select ${here(desk)}, ${id(2)}, ${id(1)}, case when n <= ${providers - 2} then 'provider' else 'third party' end,
       'helps here', '{name}', ${longAgo}, ${longAgo} from generate_series(1, ${more}) n`,
    `insert into persons (id, name, place, recorded_at)
     select ${id(3)}, 'Person ' || n, 'Leeds', ${longAgo} from generate_series(1, ${people}) n`,
    `insert into memberships (organization_id, person_id, administrator, started_at)
     select (left('${begin}', 24) || lpad(to_hex(65536 + 1 + n % ${providers - 2}), 12, '0'))::uuid, ${id(3)}, false, ${longAgo}
     from generate_series(1, ${people}) n`,
    `insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id, admitted_at)
     select ${here(desk)}, ${id(3)}, (left('${begin}', 24) || lpad(to_hex(65536 + 1 + n % ${providers - 2}), 12, '0'))::uuid,
       (left('${begin}', 24) || lpad(to_hex(2 * 65536 + 1 + n % ${providers - 2}), 12, '0'))::uuid, 'agent', d.accountable_id, ${longAgo}
     from generate_series(1, ${people} - (select count(*)::int from roster where desk_id = ${here(desk)})) n
     cross join desks d where d.id = ${here(desk)}`,
    `insert into mandates (desk_id, id, engagement_id, kind, measure, turn, step, limit_minor, currency, limit_days, set_by_id, recorded_at)
     select e.desk_id, gen_random_uuid(), e.id, k.kind, k.measure, 1, 'tell', case k.measure when 'money' then 5000 end,
       case k.measure when 'money' then 'EUR' end, case k.measure when 'days' then 14 end, d.accountable_id, ${longAgo}
     from engagements e join act_kinds k on k.desk_id = e.desk_id join desks d on d.id = e.desk_id
     where e.desk_id = ${here(desk)} and e.role = 'provider'`,
  ];
}

const openCases = (desk: Desk, count: number) => `(
  select c.id as case_id, c.owner_id, c.customer_id, r.organization_id, r.engagement_id, row_number() over (order by c.id)::int as n
  from cases c join roster r on r.desk_id = c.desk_id and r.person_id = c.owner_id
  where c.desk_id = ${here(desk)} and c.state = 'open' order by c.id limit ${count}) c`;

function workOf(desk: Desk): string[] {
  return [
    `insert into tasks (desk_id, id, case_id, kind, asked_by_id, asked_by_organization_id, organization_id, engagement_id,
       due, state, choices, version, recorded_at)
     select ${here(desk)}, gen_random_uuid(), c.case_id, 'work', c.owner_id, c.organization_id, e.organization_id, e.id,
       now() + (n || ' minutes')::interval, case when n % 3 = 2 then 'done' else 'asked' end,
       case when n % 9 = 0 then 2 end, 1, now() - interval '2 days'
     from ${openCases(desk, tasks)}
     cross join lateral (select e.* from engagements e where e.desk_id = ${here(desk)}
       and e.role = case when c.n % 3 = 0 then 'client' else 'third party' end order by md5(e.id::text || c.n) limit 1) e`,
    `insert into task_words (desk_id, task_id, request, passed_on, choices, otherwise)
     select desk_id, id, 'Which adapter is the right one for this mixer, the long or the short?', '{"Name": "Bill"}',
       case when choices is not null then array['The long one', 'The short one'] end,
       case when choices is not null then 'We send the long one.' end
     from tasks where desk_id = ${here(desk)}`,
    `insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, organization_id, task_id, recorded_at)
     select desk_id, gen_random_uuid(), case_id, 'task asked', 'companies', 'person', asked_by_id, asked_by_organization_id, id, recorded_at
     from tasks where desk_id = ${here(desk)}`,
    `insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id, engagement_id, state, recorded_at)
     select ${here(desk)}, gen_random_uuid(), c.case_id, 'refund', 'money', 1000, 'EUR', c.owner_id, c.organization_id,
       c.engagement_id, 'done', now() - (n * 40 || ' minutes')::interval
     from ${openCases(desk, acts)}`,
    `insert into act_words (desk_id, act_id, text) select desk_id, id, 'The jack is broken' from acts where desk_id = ${here(desk)}`,
  ];
}

/** Words of customers and replies to them, spread over yesterday. */
function dayBeforeOf(desk: Desk): string[] {
  const when = `date_trunc('day', now()) - interval '1 day' + ((n % 1400) || ' minutes')::interval`;
  return [
    `insert into entries (desk_id, id, case_id, kind, audience, channel, author_kind, author_id, recorded_at)
     select ${here(desk)}, gen_random_uuid(), c.case_id, 'contact', 'customer', 'mail', 'customer', c.customer_id, ${when}
     from ${openCases(desk, ofYesterday)}`,
    `insert into entries (desk_id, id, case_id, kind, audience, channel, author_kind, author_id, organization_id, recorded_at)
     select ${here(desk)}, gen_random_uuid(), c.case_id, 'message', 'customer', 'mail', 'person', c.owner_id, c.organization_id, ${when}
     from ${openCases(desk, ofYesterday)}`,
    `insert into entry_words (desk_id, entry_id, text)
     select e.desk_id, e.id, 'It hums on the mains, and the sheet that came with it says nothing of that.'
     from entries e where e.desk_id = ${here(desk)} and e.recorded_at > now() - interval '3 days' and e.kind in ('contact', 'message')
       and not exists (select from entry_words w where w.desk_id = e.desk_id and w.entry_id = e.id)`,
  ];
}
