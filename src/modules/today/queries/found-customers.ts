import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { countryOf, e164 } from '../../../platform/phone/number.ts';
import type { Caller, conversationsApi } from '../../conversations/contract.ts';
import { thingsOfK } from '../../customers/index.ts';
import type { FoundCustomer } from '../contract.ts';
import { tables } from '../tables.ts';

export const mostNames = 50;
const mostCasesOfCustomer = 5;
const mostCallers = 8;
/** As many as have a key of their own. */
const mostCasesOfCaller = 9;

/** `customer`: somebody who was found before. `deskId`: on this desk alone. */
type Asked = { q: string; limit: number; customer?: string | undefined; deskId?: string };

/** So many that those of one desk are among them. */
const mostOfAllDesks = 500;

export async function foundCustomers(ctx: Context, asked: Asked): Promise<FoundCustomer[]> {
  const { rows } = await sql<FoundCustomer>`
    select k.id, k.desk_id, d.slug as desk, k.name,
      array(select p.address from contact_points p where p.desk_id = k.desk_id and p.customer_id = k.id
        order by p.kind, p.address) as addresses,
      array(select jsonb_build_object('id', c.id, 'reference', c.reference, 'subject', c.subject, 'state', c.state)
        from ${newestCases} order by c.opened_at desc) as cases
    from ${await found(ctx, asked)}
    order by k.place`.execute(ctx.db);
  return rows;
}

/** Who may be ringing, with what whoever answers needs before them. */
export async function callers(
  ctx: Context,
  { q = '', customer }: Input<typeof conversationsApi.callers>,
): Promise<{ items: Caller[] }> {
  const { rows } = await sql<Caller>`
    select k.id, k.desk_id, d.slug as desk, k.name, k.named, k.language, k.postal_address, k.wished_channel,
      case when k.quiet_from is not null then jsonb_build_object('from', to_char(k.quiet_from, 'HH24:MI'),
        'until', to_char(k.quiet_until, 'HH24:MI')) end as quiet,
      array(select jsonb_build_object('id', p.id, 'kind', p.kind, 'address', p.address,
          'textsStoppedAt', to_char(p.texts_stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from contact_points p where p.desk_id = k.desk_id and p.customer_id = k.id
        order by p.kind, p.address) as contact_points,
      ${thingsOfK} as things,
      array(select jsonb_build_object('id', c.id, 'reference', c.reference, 'subject', c.subject, 'state', c.state,
          'owner', c.owner, 'due', c.due_at) from ${casesOfCaller} order by c.due, c.opened_at desc) as cases
    from ${await found(ctx, { q, customer, limit: mostCallers })}
    order by k.place`.execute(ctx.db);
  return { items: rows };
}

/** Those with exactly this address first, then whoever has the newest case: the custody record knows who was shown by it. */
const found = async (ctx: Context, { q, customer, limit, deskId }: Asked) => sql`(
    with found as (
      -- Each kind has an index of its own.
      select 0 as rank, p.desk_id, p.customer_id from unnest(app.my_desks()) as mine (desk_id)
      join contact_points p on p.desk_id = mine.desk_id and p.kind = 'mail' and p.address = ${q.toLowerCase()}
      union all
      select 0, p.desk_id, p.customer_id from unnest(app.my_desks()) as mine (desk_id)
      join contact_points p on p.desk_id = mine.desk_id and p.kind = 'phone' and p.address = any (${await numbersOf(ctx, q)})
      union all
      select 0, mine.desk_id, ${customer ?? null}::uuid from unnest(app.my_desks()) as mine (desk_id)
      where ${customer !== undefined}
      union all
      select 1, desk_id, customer_id from app.found(${q}, 'customer', ${deskId ? mostOfAllDesks : mostNames})
    ),
    best as (select desk_id, customer_id, min(rank) as rank from found
      where desk_id = coalesce(${deskId ?? null}::uuid, desk_id) group by desk_id, customer_id)
    select k.*, row_number() over (order by b.rank, newest.at desc, k.id) as place
    from best b
    cross join lateral (select * from customers k where k.desk_id = b.desk_id and k.id = b.customer_id offset 0) k
    cross join lateral (select max(c.opened_at) as at from cases c where c.desk_id = k.desk_id and c.customer_id = k.id) newest
    where newest.at is not null
    order by place
    limit ${limit}
  ) k join desks d on d.id = k.desk_id`;

/** What is typed may be a number as it is dialled in the country of one of my desks. */
async function numbersOf(ctx: Context, q: string): Promise<string[]> {
  if (!/\d{3}/.test(q) || /[\p{L}@]/u.test(q)) return [];
  const desks = await tables(ctx).selectFrom('desks').select('zone').distinct().execute();
  const numbers = [undefined, ...desks.map(({ zone }) => countryOf(zone))].map((country) => e164(q, country));
  return [...new Set(numbers)].filter((number) => number !== undefined);
}

const newestCases = sql`(select c.id, c.reference, c.state, c.opened_at, w.subject from cases c
  join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
  where c.desk_id = k.desk_id and c.customer_id = k.id
  order by c.opened_at desc limit ${sql.lit(mostCasesOfCustomer)}) c`;

const casesOfCaller = sql`(select c.id, c.reference, c.state, c.opened_at, c.due, w.subject, o.name as owner,
    to_char(c.due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due_at from cases c
  join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
  join persons o on o.id = c.owner_id
  where c.desk_id = k.desk_id and c.customer_id = k.id and c.state <> 'joined'
  order by c.due, c.opened_at desc limit ${sql.lit(mostCasesOfCaller)}) c`;
