import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { TaskView } from '../../tasks/contract.ts';

/** A task in which somebody was asked. */
export type TurnTaken = {
  turn: number;
  deskId: string;
  caseId: string;
  id: string;
  engagementId: string;
  personId: string | null;
  state: TaskView['state'];
  version: number;
  isOutside: boolean;
  ofThirdParty: boolean;
};

/** Whom a question has reached so far, the first one first. */
export async function turnsOf(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<TurnTaken[]> {
  const { rows } = await sql<Omit<TurnTaken, 'ofThirdParty'>>`
    select u.turn, t.desk_id, t.case_id, t.id, t.engagement_id, t.person_id, t.state, t.version,
      e.role = 'third party' as is_outside
    from ask_turns u
    join tasks t on t.desk_id = u.desk_id and t.id = u.task_id
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where u.desk_id = ${deskId} and u.ask_id = ${id} order by u.turn`.execute(ctx.db);
  return rows.map((row) => ({ ...row, ofThirdParty: row.isOutside }));
}
