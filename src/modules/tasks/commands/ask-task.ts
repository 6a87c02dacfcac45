import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { place, refuseOver } from '../../conversations/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { engagementOf } from '../../desks/index.ts';
import type { tasksApi } from '../contract.ts';
import { mailTask } from '../mail/mail-task.ts';
import { mayAsk } from '../policy.ts';
import { tables } from '../tables.ts';
import { orNotAgreed } from './or-not-agreed.ts';
import { passOn } from './pass-on.ts';
import { remindLater } from './remind-later.ts';

type Asking = Input<typeof tasksApi.ask>;

/**
 * Asks a company that is engaged on the desk for a piece of work, with exactly the data passed on and nothing else; or at
 * once for an answer, without which it lapses when it is due.
 */
export async function askTask(ctx: Context, input: Asking, { atOnce = false } = {}): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  permit(mayAsk(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  refuseTimeless(ctx, input);
  await requireReturn(ctx, theCase, input);
  const { deskId } = theCase;
  const engagement = await engagementOf(ctx, { deskId, engagementId: input.engagementId });
  const { organizationId } = engagement;
  const isOutside = engagement.role === 'third party';
  await requireSomebody(ctx, { deskId, engagementId: input.engagementId });
  await requireDepartment(ctx, organizationId, input.departmentId);
  await requirePerson(ctx, { deskId, organizationId }, input.personId);

  const id = await orNotAgreed(keepTask(ctx, { theCase, organizationId, atOnce }, input));
  const entryId = await append(ctx, place(theCase), {
    kind: 'task asked',
    audience: isOutside ? 'task' : 'companies',
    taskId: id,
    // Read by the line and the thread, which show who was asked, and by what fills in when the customer hears next.
    data: {
      organizationId,
      ...(input.personId && { personId: input.personId }),
      ...(input.due && !atOnce && { due: input.due }),
    },
    words: { text: input.request },
  });
  const about = { deskId, caseId: theCase.id, customerId: theCase.customerId, entryId };
  const to = { toOrganizationId: organizationId };
  await recordCustody(ctx, { ...about, ...to, kind: 'passed on', purpose: 'task' });
  await orNotAgreed(passOn(ctx, { ...about, ...to, taskId: id }, input.passing ?? []));
  // Whoever asks at once says how they are reached.
  if (!atOnce) await remindLater(ctx, { deskId, taskId: id });
  if (isOutside && !atOnce) await mailTask(ctx, { deskId, taskId: id, entryId, tells: 'asked' });
  return { id, caseId: theCase.id };
}

/** A question that is due already would be answered by nobody. */
function refuseTimeless(ctx: Context, { question, due }: Asking): void {
  if (!question) return;
  if (!due || due <= ctx.now)
    throw invalid('task.due', 'Say until when an answer is needed, at a time that is still to come.');
  if (new Set(question.choices).size < question.choices.length)
    throw invalid('task.choices', 'Two of the answers are the same.');
}

/** Of what comes back on the case; a question has its own answers. */
async function requireReturn(
  ctx: Context,
  { deskId, id }: VisibleCase,
  { inspects, question }: Asking,
): Promise<void> {
  if (inspects === undefined) return;
  const there = await tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', id)
    .where('id', '=', inspects)
    .where('kind', '=', 'return')
    .executeTakeFirst();
  if (!there || question)
    throw invalid('task.inspects', 'Choose what comes back on this case, and ask no question with it.');
}

async function keepTask(
  ctx: Context,
  { theCase, organizationId, atOnce }: { theCase: VisibleCase; organizationId: string; atOnce: boolean },
  {
    engagementId,
    departmentId = null,
    personId = null,
    due = null,
    request,
    passedOn = {},
    question,
    inspects,
  }: Asking,
): Promise<string> {
  const id = uuid();
  const { deskId } = theCase;
  const db = tables(ctx);
  await Promise.all([
    db
      .insertInto('tasks')
      .values({
        deskId,
        id,
        caseId: theCase.id,
        askedById: ctx.actor.id,
        askedByOrganizationId: ctx.actor.organizationId ?? '',
        organizationId,
        engagementId,
        departmentId,
        personId,
        due,
        atOnce,
        choices: question?.choices.length ?? null,
        inspectsId: inspects ?? null,
        theirReference: null,
      })
      .execute(),
    db
      .insertInto('taskWords')
      .values({ deskId, taskId: id, request, passedOn: JSON.stringify(passedOn), ...question })
      .execute(),
  ]);
  return id;
}

/** A company without an address here, of which nobody signs in, would never hear of it. */
async function requireSomebody(
  ctx: Context,
  { deskId, engagementId }: { deskId: string; engagementId: string },
): Promise<void> {
  if (!(await canBeAsked(ctx, { deskId, engagementId })))
    throw conflict(
      'task.nobody-hears',
      'Nobody of this company would hear of it. Add a mail address of theirs in the settings of the desk first.',
    );
}

export async function canBeAsked(
  ctx: Context,
  { deskId, engagementId }: { deskId: string; engagementId: string },
): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`
    select app.can_be_asked(${deskId}, ${engagementId}) as can`.execute(ctx.db);
  return rows[0]?.can === true;
}

async function requireDepartment(
  ctx: Context,
  organizationId: string,
  departmentId: string | null | undefined,
): Promise<void> {
  if (!departmentId) return;
  const there = await tables(ctx)
    .selectFrom('departments')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('id', '=', departmentId)
    .executeTakeFirst();
  if (!there) throw invalid('task.department', 'This department does not belong to the company you ask.');
}

/** Of another company one knows those who stand on the desk, and of a third party those who answered there before. */
async function requirePerson(
  ctx: Context,
  { deskId, organizationId }: { deskId: string; organizationId: string },
  personId: string | null | undefined,
): Promise<void> {
  if (!personId) return;
  const db = tables(ctx);
  const there = await db
    .selectFrom('roster')
    .select('personId')
    .where('deskId', '=', deskId)
    .where('personId', '=', personId)
    .where('organizationId', '=', organizationId)
    .where('endedAt', 'is', null)
    .union(
      db
        .selectFrom('entries as e')
        .innerJoin('tasks as t', (join) =>
          join.onRef('t.deskId', '=', 'e.deskId').onRef('t.id', '=', 'e.taskId'),
        )
        .select('e.authorId as personId')
        .where('t.deskId', '=', deskId)
        .where('t.organizationId', '=', organizationId)
        .where('e.organizationId', '=', organizationId)
        .where('e.authorKind', '=', 'person')
        .where('e.authorId', '=', personId),
    )
    .executeTakeFirst();
  if (!there) throw invalid('task.person', 'This person is not known here for the company you ask.');
}
