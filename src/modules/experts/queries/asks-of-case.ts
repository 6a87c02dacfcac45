import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { AskView, expertsApi } from '../contract.ts';

const most = 20;

/** The newest first, with those of the cases that go on in this one. */
export async function asksOfCase(
  ctx: Context,
  input: Input<typeof expertsApi.asksOfCase>,
): Promise<Output<typeof expertsApi.asksOfCase>> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const { rows: items } = await sql<AskView>`
    with recursive family (id) as (
      select ${id}::uuid
      union
      select c.id from family f join cases c on c.desk_id = ${deskId} and c.joined_to_id = f.id
    )
    select a.id, a.desk_id, a.case_id, w.question, jsonb_build_object('id', p.id, 'name', p.name) as by,
      a.recorded_at as at, a.ends_at, a.settled_at, a.outcome, g.id as gap_id, coalesce((
        select jsonb_agg(jsonb_build_object('taskId', t.id, 'name', coalesce(x.name, o.name), 'organization', o.name,
          'byText', u.by_text, 'byMail', u.by_mail, 'at', ${asInstant('u.recorded_at')}, 'state', t.state, 'answer', said.answer)
          order by u.turn)
        from ask_turns u
        join tasks t on t.desk_id = u.desk_id and t.id = u.task_id
        join organizations o on o.id = t.organization_id
        left join persons x on x.id = t.person_id
        left join lateral (
          select jsonb_build_object('by', coalesce(y.name, f.name, ''), 'words', v.text,
            'files', (select count(*) from files l where l.desk_id = e.desk_id and l.entry_id = e.id),
            'at', ${asInstant('e.recorded_at')}) as answer
          from entries e
          left join entry_words v on v.desk_id = e.desk_id and v.entry_id = e.id
          left join persons y on e.author_kind = 'person' and y.id = e.author_id
          left join organizations f on f.id = e.organization_id
          where e.desk_id = t.desk_id and e.task_id = t.id and e.kind in ('task done', 'task declined')
            and (v.text <> '' or exists (select from files l where l.desk_id = e.desk_id and l.entry_id = e.id))
          order by e.recorded_at desc, e.id desc limit 1) said on true
        where u.desk_id = a.desk_id and u.ask_id = a.id), '[]') as turns
    from asks a
    join persons p on p.id = a.asked_by_id
    left join ask_words w on w.desk_id = a.desk_id and w.ask_id = a.id
    left join gaps g on g.desk_id = a.desk_id and g.id = a.gap_id
    where a.desk_id = ${deskId} and a.case_id in (select id from family)
    order by a.recorded_at desc, a.id desc limit ${most}`.execute(ctx.db);
  return { items, next: null };
}

const asInstant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
