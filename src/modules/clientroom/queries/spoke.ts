import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { clientroomApi, Spoke } from '../contract.ts';

/** When somebody of the client last spoke to the customer of a case, and who of them speaks with them on this one now. */
export async function clientSpoke(
  ctx: Context,
  { case: named }: Input<typeof clientroomApi.spoke>,
): Promise<Spoke> {
  const theCase = await visibleCase(ctx, named);
  const { rows } = await sql<Spoke>`
    select o.name as client, (${lastSpoke(theCase)}) as last, (${hereNow(theCase)}) as here
    from desks d join organizations o on o.id = d.client_id where d.id = ${theCase.deskId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error('a visible case is on a visible desk');
  return row;
}

type Place = { deskId: string; id: string; customerId: string };

const who = sql`jsonb_build_object('id', p.id, 'name', p.name, 'place', p.place, 'organization', o.name)`;
const when = sql`to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A call that nobody took was no word to them. */
const lastSpoke = ({ deskId, customerId }: Place) => sql`
  select jsonb_build_object('deskId', c.desk_id, 'caseId', c.id, 'reference', c.reference, 'subject', w.subject,
    'customer', k.name, 'at', ${when}, 'who', ${who})
  from cases c
  join entries e on e.desk_id = c.desk_id and e.case_id = c.id
  join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
  join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  join persons p on p.id = e.author_id
  where c.desk_id = ${deskId} and c.customer_id = ${customerId} and e.audience = 'customer' and e.author_kind = 'person'
    and e.organization_id = d.client_id and e.kind in ('message', 'call', 'done')
    and coalesce(e.data->>'outcome', 'reached') = 'reached'
  order by e.recorded_at desc, e.id desc limit 1`;

/** The last of both says which holds, while whoever stepped in works there. */
const hereNow = ({ deskId, id }: Place) => sql`
  select ${who} || jsonb_build_object('since', ${when})
  from (
    select * from entries e where e.desk_id = ${deskId} and e.case_id = ${id} and e.kind in ('stepped in', 'handed back')
    order by e.recorded_at desc, e.id desc limit 1) e
  join persons p on p.id = e.author_id
  join roster r on r.desk_id = e.desk_id and r.person_id = e.author_id
  where e.kind = 'stepped in' and r.ended_at is null and r.admitted_at <= e.recorded_at`;
