import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import type { Answer } from './states.ts';

export const passedOn = { Name: 'Bill Navarro', Serial: 'MX-12-0042' };

/** A task that Dana asked on a new case, of the third party unless it is said otherwise. */
export async function asked(
  desk: Desk,
  of: 'thirdParty' | 'client' | 'provider' = 'thirdParty',
  due: string | null = null,
) {
  const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  const task = await desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      case: theCase.id,
      engagementId: desk.engagements[of],
      request: 'Was the unit returned to you?',
      ...{ passedOn, due },
    }),
  );
  return { theCase, id: task.id };
}

export const answer = (
  ctx: Context,
  id: string,
  { state, ...more }: { state: Answer; text?: string; theirReference?: string; expectedOn?: string },
) => answerTask(ctx, { task: id, state, ...more });

export const lineOf = (desk: Desk, caseId: string) =>
  desk.as(desk.dana, async (ctx) =>
    (await caseView(ctx, { case: caseId })).entries.map(({ kind, audience, text, taskId }) => ({
      kind,
      audience,
      text,
      taskId,
    })),
  );

export async function custodyOf(test: TestDatabase, caseId: string, kind: string) {
  const { rows } = await test.sql(
    `select actor_kind, actor_id, organization_id, to_organization_id, customer_id, entry_id
     from custody_inbox where case_id = $1 and kind = $2`,
    [caseId, kind],
  );
  return rows;
}
