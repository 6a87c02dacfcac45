import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import { engagementOf } from '../../desks/index.ts';
import { whatIsPassed } from '../commands/pass-on.ts';
import type { TaskView, tasksApi } from '../contract.ts';
import { mayAsk } from '../policy.ts';
import { renderTask } from '../render-task.ts';
import { tables } from '../tables.ts';
import { taskWords } from '../words.ts';

/** The page that whoever is asked would be shown, drawn by what draws it for them. */
export async function previewTask(
  ctx: Context,
  input: Input<typeof tasksApi.preview>,
): Promise<Output<typeof tasksApi.preview>> {
  const { deskId, id: caseId, reference, customerId } = await visibleCase(ctx, input.case);
  permit(mayAsk(ctx.actor, deskId));
  const { role } = await engagementOf(ctx, { deskId, engagementId: input.engagementId });
  const db = tables(ctx);
  const [desk, me, customer] = await Promise.all([
    db
      .selectFrom('desks')
      .select(['name', 'color', 'zone', 'languages'])
      .where('id', '=', deskId)
      .executeTakeFirstOrThrow(),
    db.selectFrom('persons').select('name').where('id', '=', ctx.actor.id).executeTakeFirstOrThrow(),
    db
      .selectFrom('customers')
      .select('name')
      .where('deskId', '=', deskId)
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow(),
  ]);
  const { request, passedOn = {}, passing = [], due = null, question = null } = input;
  const passed = await whatIsPassed(ctx, { deskId, caseId }, passing);
  const task: TaskView = {
    ...{
      id: uuid(),
      kind: 'work',
      state: 'asked',
      desk: desk.name,
      zone: desk.zone,
      organization: '',
      at: ctx.now,
    },
    ...{
      askedBy: me.name,
      askedById: ctx.actor.id,
      askedByOrganizationId: ctx.actor.organizationId,
      request,
      passedOn,
      passed,
      mayBeGiven: null,
      due,
      question,
    },
    ...{
      person: null,
      department: null,
      case: null,
      theirReference: null,
      expectedOn: null,
      firstExpectedOn: null,
      stop: null,
      call: null,
      ofLeads: false,
    },
    entries: [],
  };
  const about = role === 'client' ? { customer: customer.name, reference } : null;
  const page = renderTask({ task, about, desk, ...taskWords(desk.languages[0]), token: '', unsent: null });
  return { html: page.html };
}
