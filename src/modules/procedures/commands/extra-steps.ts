import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { mentionReaders, place } from '../../conversations/index.ts';
import type { proceduresApi } from '../contract.ts';
import { mayTakeExtraSteps, mayThank } from '../policy.ts';
import { tables } from '../tables.ts';

/** Help beyond the procedure, said by whoever gave it; both sides see it. */
export async function markExtraStep(
  ctx: Context,
  { case: named, around, minutes, cost }: Input<typeof proceduresApi.markExtraStep>,
): Promise<Made> {
  const theCase = await visibleCase(ctx, named);
  const { deskId, id: caseId } = theCase;
  permit(mayTakeExtraSteps(ctx.actor, deskId));
  const id = await append(ctx, place(theCase), {
    ...{ kind: 'extra step', audience: 'companies', words: { text: around } },
  });
  await tables(ctx)
    .insertInto('extraSteps')
    .values({
      ...{ deskId, id, caseId, byId: ctx.actor.id, minutes: minutes ?? null },
      ...{ amountMinor: cost?.minor ?? null, currency: cost?.currency ?? null },
    })
    .execute();
  return { id, caseId };
}

/** Whoever took the step reads it where notes that name them stand. */
export async function thank(ctx: Context, { step, text }: Input<typeof proceduresApi.thank>): Promise<Made> {
  const taken = await visibleStep(ctx, step);
  const { deskId, caseId, byId } = taken;
  permit(mayTakeExtraSteps(ctx.actor, deskId));
  if (!mayThank(ctx.actor, taken))
    throw conflict('extra-step.same-side', 'The client thanks whoever works for it, and is thanked by them.');
  await refuseTwice(ctx, taken);
  const entryId = await append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'extra step thanked', audience: 'companies', data: { stepId: step } },
      ...(text && { words: { text } }),
    },
  );
  await tables(ctx)
    .insertInto('extraStepThanks')
    .values({ deskId, stepId: step, byId: ctx.actor.id, entryId })
    .execute();
  await mentionReaders(ctx, { deskId, caseId, entryId }, [byId]);
  return { id: entryId, caseId };
}

async function visibleStep(ctx: Context, id: string) {
  const { rows } = await sql<{
    deskId: string;
    caseId: string;
    id: string;
    byId: string;
    isOfClient: boolean;
  }>`
    select s.desk_id, s.case_id, s.id, s.by_id, e.organization_id is not distinct from d.client_id as is_of_client
    from extra_steps s join entries e on e.desk_id = s.desk_id and e.id = s.id join desks d on d.id = s.desk_id
    where s.id = ${id}`.execute(ctx.db);
  const [step] = rows;
  if (!step) throw notFound('extra-step.not-found', 'There is no such extra step here.');
  return step;
}

async function refuseTwice(ctx: Context, { deskId, id }: { deskId: string; id: string }): Promise<void> {
  const before = await tables(ctx)
    .selectFrom('extraStepThanks')
    .select('entryId')
    .where('deskId', '=', deskId)
    .where('stepId', '=', id)
    .where('byId', '=', ctx.actor.id)
    .executeTakeFirst();
  if (before) throw conflict('extra-step.thanked', 'You have thanked for this already.');
}
