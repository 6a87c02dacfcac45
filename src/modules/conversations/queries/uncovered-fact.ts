import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { notFound } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import { recordUncovered } from '../../custody/index.ts';
import type { conversationsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** What is sensitive of a case's customer, for whoever asks for it: before they have it, it is on the record that they do. */
export async function uncoveredFact(
  ctx: Context,
  input: Input<typeof conversationsApi.uncoveredFact>,
): Promise<Output<typeof conversationsApi.uncoveredFact>> {
  const { deskId, id: caseId, customerId } = await visibleCase(ctx, input.case);
  const fact = await tables(ctx)
    .selectFrom('facts')
    .select(['id', 'text'])
    .where('deskId', '=', deskId)
    .where('customerId', '=', customerId)
    .where('id', '=', input.fact)
    .where('sensitive', '=', true)
    .executeTakeFirst();
  if (!fact) throw notFound('fact.not-found', 'Nothing of the kind is noted here.');
  await recordUncovered(ctx, { deskId, caseId });
  return { ...fact, deskId, caseId };
}
