import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { TaskView } from '../../tasks/contract.ts';

/** A task in which somebody was asked. */
export type TurnTaken = {
  deskId: string;
  caseId: string;
  id: string;
  engagementId: string;
  personId: string | null;
  state: TaskView['state'];
  version: number;
  isOutside: boolean;
  byText: boolean;
  byMail: boolean;
};

/**
 * Whom a question has reached so far, the first one first; held, so that nobody answers meanwhile. Whoever answers holds the
 * task before the question as well.
 */
export async function turnsOf(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<TurnTaken[]> {
  const { rows } = await sql<TurnTaken>`
    select t.desk_id, t.case_id, t.id, t.engagement_id, t.person_id, t.state, t.version,
      e.role = 'third party' as is_outside, u.by_text, u.by_mail
    from ask_turns u
    join tasks t on t.desk_id = u.desk_id and t.id = u.task_id
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where u.desk_id = ${deskId} and u.ask_id = ${id} order by u.turn for update of t`.execute(ctx.db);
  return rows;
}

export type AskedByText = {
  id: string;
  deskId: string;
  caseId: string;
  by: string;
  question: string;
  isOpen: boolean;
};

/** What somebody was last asked by text and may still write back to: what is open, or was until a while ago. */
export async function askedByText(
  ctx: Context,
  { deskId, personId }: { deskId: string; personId: string },
): Promise<AskedByText | undefined> {
  const { rows } = await sql<AskedByText>`
    select t.id, t.desk_id, t.case_id, p.name as by, w.request as question, t.state = 'asked' and t.due > app.now() as is_open
    from ask_turns u
    join tasks t on t.desk_id = u.desk_id and t.id = u.task_id
    join task_words w on w.desk_id = t.desk_id and w.task_id = t.id
    join persons p on p.id = t.asked_by_id
    where u.desk_id = ${deskId} and u.by_text and t.person_id = ${personId}
      and t.due > app.now() - interval '30 minutes' and t.state in ('asked', 'withdrawn', 'lapsed')
    order by t.state = 'asked' desc, u.recorded_at desc limit 1`.execute(ctx.db);
  return rows[0];
}
