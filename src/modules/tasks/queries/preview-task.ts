import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { engagementOf } from '../../desks/index.ts';
import { whatIsPassed } from '../commands/pass-on.ts';
import { taskToTellOf } from '../commands/tell-asked.ts';
import type { TaskView, tasksApi } from '../contract.ts';
import { mayAsk } from '../policy.ts';
import { renderTask } from '../render-task.ts';
import { tables } from '../tables.ts';
import { taskWords } from '../words.ts';
import { taskViews } from './tasks.ts';
import { noSuchTask } from './visible-task.ts';

/** The page that whoever is asked would be shown, drawn by what draws it for them. */
export async function previewTask(
  ctx: Context,
  input: Input<typeof tasksApi.preview>,
): Promise<Output<typeof tasksApi.preview>> {
  const theCase = await visibleCase(ctx, input.case);
  const { deskId, id: caseId } = theCase;
  permit(mayAsk(ctx.actor, deskId));
  const { role } = await engagementOf(ctx, { deskId, engagementId: input.engagementId });
  const { request, passedOn = {}, passing = [], due = null, question = null, inspects } = input;
  const [desk, askedBy, passed] = await Promise.all([
    deskOf(ctx, deskId),
    myName(ctx),
    whatIsPassed(ctx, { deskId, caseId }, passing),
  ]);
  return draw(ctx, {
    theCase,
    desk,
    role,
    task: {
      ...{ id: uuid(), kind: 'work', state: 'asked', desk: desk.name, zone: desk.zone, organization: '' },
      ...{ askedBy, askedById: ctx.actor.id, askedByOrganizationId: ctx.actor.organizationId },
      ...{ at: ctx.now, request, passedOn, passed, mayBeGiven: null, due, question },
      ...{ person: null, department: null, case: null, theirReference: null, expectedOn: null },
      ...{ firstExpectedOn: null, stop: null, call: null, ofLeads: false, atOnce: false },
      inspects: inspects !== undefined,
      entries: [],
    },
  });
}

/** The same page once they were told more: with what they read there already. */
export async function previewTelling(
  ctx: Context,
  input: Input<typeof tasksApi.previewTelling>,
): Promise<Output<typeof tasksApi.previewTelling>> {
  const { deskId, caseId, id, engagementId } = await taskToTellOf(ctx, input);
  const { text = null, passing = [] } = input;
  const [theCase, desk, author, role, [task], read, more] = await Promise.all([
    visibleCase(ctx, caseId),
    deskOf(ctx, deskId),
    myName(ctx),
    roleOf(ctx, { deskId, engagementId }),
    taskViews(ctx, sql`t.desk_id = ${deskId} and t.id = ${id}`, 'opened'),
    readByThem(ctx, { deskId, taskId: id }),
    whatIsPassed(ctx, { deskId, caseId }, passing),
  ]);
  if (!task) throw noSuchTask();
  const said = { id: uuid(), kind: 'task told', author, text, found: null, files: [], at: ctx.now };
  const has = new Set(task.passed.map(({ whatId }) => whatId));
  return draw(ctx, {
    ...{ theCase, desk, role },
    task: {
      ...task,
      passed: [...task.passed, ...more.filter(({ whatId }) => !has.has(whatId))],
      entries: [...task.entries.filter(({ id }) => role !== 'third party' || read.has(id)), said],
    },
  });
}

/** What is said on a task to whoever is asked, where they do not work on the desk. */
async function readByThem(
  ctx: Context,
  { deskId, taskId }: { deskId: string; taskId: string },
): Promise<Set<string>> {
  const entries = await tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('audience', '=', 'task')
    .execute();
  return new Set(entries.map(({ id }) => id));
}

async function myName(ctx: Context): Promise<string> {
  const people = tables(ctx).selectFrom('persons').select('name');
  const { name } = await people.where('id', '=', ctx.actor.id).executeTakeFirstOrThrow();
  return name;
}

/** As what they were asked, though they may not work there any more. */
async function roleOf(
  ctx: Context,
  { deskId, engagementId }: { deskId: string; engagementId: string | null },
): Promise<Role | null> {
  const engagement = await tables(ctx)
    .selectFrom('engagements')
    .select('role')
    .where('deskId', '=', deskId)
    .where('id', '=', engagementId)
    .executeTakeFirst();
  return engagement?.role ?? null;
}

const deskOf = (ctx: Context, deskId: string) =>
  tables(ctx)
    .selectFrom('desks')
    .select(['name', 'color', 'zone', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();

type Role = Awaited<ReturnType<typeof engagementOf>>['role'];
type Drawn = {
  theCase: VisibleCase;
  desk: Awaited<ReturnType<typeof deskOf>>;
  role: Role | null;
  task: TaskView;
};

/** Whose case it is reads only who works for the client. */
async function draw(ctx: Context, { theCase, desk, role, task }: Drawn): Promise<{ html: string }> {
  const { deskId, customerId, reference } = theCase;
  const customer = await tables(ctx)
    .selectFrom('customers')
    .select('name')
    .where('deskId', '=', deskId)
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  const about = role === 'client' ? { customer: customer.name, reference } : null;
  const page = renderTask({ task, about, desk, ...taskWords(desk.languages[0]), token: '', unsent: null });
  return { html: page.html };
}
