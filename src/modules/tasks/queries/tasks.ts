import { type RawBuilder, sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { Found, TaskView, tasksApi } from '../contract.ts';
import { tables } from '../tables.ts';
import { noSuchTask } from './visible-task.ts';

const most = 200;

/**
 * What the actor's organization is asked as a third party, or what a link was made for; on desks of their own, what
 * waits for them or for anybody of their organization; calls stand in Today by themselves. Unfinished first, by when it
 * is needed, then newest.
 */
export async function tasksAskedOfUs(ctx: Context): Promise<Output<typeof tasksApi.tasks>> {
  const items = await taskViews(
    ctx,
    sql`((t.desk_id, t.id) in (select m.desk_id, m.task_id from app.my_tasks() m)
      or t.desk_id = any ((select app.my_desks())::uuid[]) and t.organization_id = ${ctx.actor.organizationId}
        and t.kind = 'work' and t.state in ('asked', 'accepted') and (t.person_id = ${ctx.actor.id}
          or t.person_id is null and t.asked_by_id is distinct from ${ctx.actor.id} and ${isMyDepartments(ctx)})
        and (not t.of_leads or t.desk_id = any ((select app.desks_i_lead())::uuid[])))`,
    'listed',
  );
  return { items, next: null };
}

/** What a department is asked waits for its people; where none of them works on the desk, for all of the company there. */
const isMyDepartments = ({ actor }: Context) => sql`(t.department_id is null
  or t.department_id = (select m.department_id from memberships m
    where m.organization_id = ${actor.organizationId} and m.person_id = ${actor.id})
  or not exists (select from roster r
    join memberships m on m.organization_id = r.organization_id and m.person_id = r.person_id
    where r.desk_id = t.desk_id and r.ended_at is null and m.organization_id = t.organization_id
      and m.department_id = t.department_id and m.ended_at is null))`;

export async function oneTask(ctx: Context, input: Input<typeof tasksApi.task>): Promise<TaskView> {
  const [view] = await taskViews(
    ctx,
    sql`t.desk_id = any ((select app.desks_i_know())::uuid[]) and t.id = ${input.task}::uuid`,
    'opened',
  );
  if (!view) throw noSuchTask();
  return view;
}

type Row = Omit<TaskView, 'entries' | 'call' | 'question'> & {
  deskId: string;
  caseId: string;
  beginsAt: Instant | null;
  endsAt: Instant | null;
  number: string | null;
  choices: string[] | null;
  otherwise: string | null;
};

/** What was passed on with the task `t`, as part of a larger question. */
export const passedOfT = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'entryId', g.entry_id,
    'whatId', case when g.desk_id = any ((select app.my_desks())::uuid[]) then g.what_id end,
    'at', to_char(g.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || g.said order by g.id)
  from task_passings g where g.desk_id = t.desk_id and g.task_id = t.id), '[]')`;

/** Those of some tasks; their order is the caller's where it is not that of a list. */
export async function taskViews(
  ctx: Context,
  which: RawBuilder<unknown>,
  as: 'listed' | 'opened',
): Promise<TaskView[]> {
  const { rows } = await sql<Row>`
    select t.desk_id, t.case_id, t.id, t.kind, d.name as desk, d.zone, t.state, w.request, w.passed_on, ${passedOfT} as passed,
      case when g.role = 'third party' then g.may_be_given end as may_be_given,
      coalesce(p.name, k.name, '') as asked_by, t.asked_by_id, t.asked_by_organization_id, t.begins_at, t.ends_at, w.number,
      w.choices, w.otherwise, t.inspects_id is not null as inspects, t.at_once, t.of_leads,
      coalesce(o.name, '') as organization, dp.name as department,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as person,
      case when c.id is not null then jsonb_build_object('id', c.id, 'deskId', c.desk_id, 'reference', c.reference,
        'subject', cw.subject) end as case, t.their_reference,
      t.expected_on, t.first_expected_on, t.due, case when t.no_stop is not null then to_jsonb(t.no_stop)
        when t.stop_until is not null then jsonb_build_object('until', t.stop_until,
        'cost', case when t.stop_currency is not null then
          jsonb_build_object('minor', t.stop_cost_minor, 'currency', t.stop_currency) end,
        'words', t.stop_words) end as stop, t.recorded_at as at
    from (select * from tasks t where ${which}
      order by t.state not in ('asked', 'accepted'), t.due, t.id desc limit ${most}) t
    join task_words w on w.desk_id = t.desk_id and w.task_id = t.id
    join desks d on d.id = t.desk_id
    left join engagements g on g.desk_id = t.desk_id and g.id = t.engagement_id
    left join persons p on p.id = t.asked_by_id
    left join organizations o on o.id = t.organization_id
    left join persons a on a.id = t.person_id
    left join departments dp on dp.organization_id = t.organization_id and dp.id = t.department_id
    left join (cases c join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id)
      on c.desk_id = t.desk_id and c.id = t.case_id
    left join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    order by t.state not in ('asked', 'accepted'), t.due, t.id desc`.execute(ctx.db);
  if (rows.length === 0) return [];
  const entries = await entriesOf(ctx, rows);
  await seen(
    ctx,
    rows.filter((row) => row.case === null),
    as,
  );
  return rows.map(
    ({ deskId, caseId: _hidden, beginsAt, endsAt, number, choices, otherwise, stop, ...row }) => ({
      ...row,
      stop: typeof stop === 'object' && stop ? { ...stop, until: new Date(stop.until).toISOString() } : stop,
      question: choices && otherwise ? { choices, otherwise } : null,
      call: beginsAt && endsAt && number ? { beginsAt, endsAt, number } : null,
      entries: entries
        .filter((entry) => entry.deskId === deskId && entry.taskId === row.id)
        .map(({ id, kind, author, text, found, files, at }) => ({
          id,
          kind,
          author,
          text,
          found,
          files,
          at,
        })),
    }),
  );
}

type Files = TaskView['entries'][number]['files'];

/** What was said on the tasks; whoever wrote by a link or is not known by name stands there as their company. */
function entriesOf(ctx: Context, tasksShown: { deskId: string; id: string }[]) {
  return tables(ctx)
    .selectFrom('entries as e')
    .leftJoin('entryWords as w', (join) =>
      join.onRef('w.deskId', '=', 'e.deskId').onRef('w.entryId', '=', 'e.id'),
    )
    .leftJoin('persons as p', (join) =>
      join.onRef('p.id', '=', 'e.authorId').on('e.authorKind', '=', 'person'),
    )
    .leftJoin('organizations as o', 'o.id', 'e.organizationId')
    .select(['e.deskId', 'e.taskId', 'e.id', 'e.kind', 'w.text', 'e.recordedAt as at'])
    .select(sql<string>`coalesce(p.name, o.name, '')`.as('author'))
    .select(sql<Found | null>`case e.kind when 'task done' then e.data ->> 'found' end`.as('found'))
    .select(
      sql<Files>`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size)
      order by f.id) from files f where f.desk_id = e.desk_id and f.entry_id = e.id), '[]')`.as('files'),
    )
    .where('e.deskId', 'in', [...new Set(tasksShown.map((task) => task.deskId))])
    .where(
      'e.taskId',
      'in',
      tasksShown.map((task) => task.id),
    )
    .orderBy('e.recordedAt')
    .orderBy('e.id')
    .execute();
}

/** Of a third party, too, the customer can read who saw what was passed on. Their answer names no case, so it is said here. */
async function seen(
  ctx: Context,
  shown: { deskId: string; caseId: string }[],
  as: 'listed' | 'opened',
): Promise<void> {
  for (const [deskId, ofDesk] of Map.groupBy(shown, (task) => task.deskId)) {
    const caseIds = [...new Set(ofDesk.map((task) => task.caseId))];
    await sql`select app.seen(${as}, ${deskId}, ${caseIds})`.execute(ctx.db);
  }
}
