import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { place, refuseOver } from '../../conversations/index.ts';
import { worksForClient } from '../../desks/policy.ts';
import { askTask, takeTaskBack } from '../../tasks/index.ts';
import { usualAnswer } from '../answer-times.ts';
import type { mandatesApi } from '../contract.ts';
import { needWords } from '../need-words.ts';
import type { NeedKindView } from '../needs-contract.ts';
import { mayAct } from '../policy.ts';
import { keptBefore, needKindOf, needOfCase } from '../queries/needs.ts';
import { tables } from '../tables.ts';
import { actWords } from '../words.ts';
import { clientOf } from './act.ts';
import { offerToClient } from './offer-ours.ts';

/** Where the client keeps what it was before: of which kind that was. */
type Chosen = { theCase: VisibleCase; kind: NeedKindView; client: string; before: string | null };

/** Of which kind a need is: what the client never hands off is offered to it, and where it wants to be asked first it is. */
export async function chooseKind(ctx: Context, input: Input<typeof mandatesApi.chooseKind>): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  permit(mayAct(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  await oneAfterAnother(ctx, theCase);
  const { deskId, id: caseId } = theCase;
  const kind = await needKindOf(ctx, deskId, input.kind);
  const isOfClient = worksForClient(ctx.actor, deskId);
  const { need, client } = await needOfCase(ctx, { case: caseId });
  if (
    need?.kind === kind.kind &&
    !(isOfClient && need.before) &&
    (need.mark !== 'ask first' || need.question)
  )
    throw conflict('need.same', 'This case is of that kind already.');
  await takeQuestionBack(ctx, need?.question?.taskId);

  const before = isOfClient ? null : await keptBefore(ctx, { deskId, caseId }, kind.kind);
  const chosen = { theCase, kind, client, before };
  const id = await append(ctx, place(theCase), {
    ...{ kind: 'kind chosen', audience: 'companies', data: { kind: kind.kind } },
    words: { text: saidOf(chosen) },
  });
  const isAsked = kind.mark !== 'ours' && !isOfClient && (kind.mark === 'ask first' || before !== null);
  const taskId = isAsked ? await askFirst(ctx, chosen) : null;
  await tables(ctx)
    .insertInto('caseNeeds')
    .values({
      ...{ deskId, id, caseId, kind: kind.kind, byId: ctx.actor.id, taskId },
      goesOn: taskId !== null && goesOnUnanswered(chosen),
    })
    .execute();
  if (kind.mark === 'ours')
    await offerToClient(ctx, theCase, { situation: saidOf(chosen), offeredById: ctx.actor.id });
  return { id, caseId };
}

/** Who chooses at the same moment as somebody else reads what that one chose: the client is asked once. */
const oneAfterAnother = (ctx: Context, { deskId, id }: VisibleCase) =>
  sql`select from cases where desk_id = ${deskId} and id = ${id} for no key update`.execute(ctx.db);

const wordsOf = ({ desk }: VisibleCase) => needWords(desk.languages[0] ?? 'en');

/** Where it is said to be another kind than one that the client keeps, nobody goes on without its yes. */
const goesOnUnanswered = ({ kind, before }: Chosen) => kind.goesOn && before === null;

/** Whoever works for the client reads why. */
function saidOf({ theCase, kind, client, before }: Chosen): string {
  const words = wordsOf(theCase);
  if (kind.mark === 'yours' && before) return words.askFirst(kind.name, client);
  if (kind.mark === 'ours') return words.ours(kind.name, client);
  return kind.mark === 'ask first' ? words.askFirst(kind.name, client) : kind.name;
}

async function askFirst(ctx: Context, chosen: Chosen): Promise<string> {
  const { theCase, kind, before } = chosen;
  const words = wordsOf(theCase);
  const { name } = await tables(ctx)
    .selectFrom('persons')
    .select('name')
    .where('id', '=', ctx.actor.id)
    .executeTakeFirstOrThrow();
  const task = await askTask(ctx, {
    case: theCase.id,
    engagementId: await clientOf(ctx, theCase.deskId),
    request: before ? words.another(kind.name, before, name) : words.mayWe(kind.name),
    due: usualAnswer(ctx.now, theCase.desk),
    question: {
      // The first of them lets the provider go on.
      choices: [words.goOn, words.weDoIt],
      otherwise: goesOnUnanswered(chosen)
        ? words.weGoOn
        : actWords(theCase.desk.languages[0] ?? 'en').nothingInstead,
    },
  });
  return task.id;
}

/** What my company asked of another kind is not asked any more. */
async function takeQuestionBack(ctx: Context, taskId: string | undefined): Promise<void> {
  if (!taskId) return;
  const open = await tables(ctx)
    .selectFrom('tasks')
    .select('id')
    .where('id', '=', taskId)
    .where('state', 'in', ['asked', 'accepted'])
    .where('askedByOrganizationId', '=', ctx.actor.organizationId)
    .executeTakeFirst();
  if (open) await takeTaskBack(ctx, { task: open.id });
}
