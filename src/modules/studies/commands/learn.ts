import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { noSuchCause, visibleCause } from '../../demand/index.ts';
import type { studiesApi } from '../contract.ts';
import { studiesChanged } from '../events.ts';
import { mayStudy } from '../policy.ts';
import { visibleStudy } from '../queries/visible-study.ts';
import { tables } from '../tables.ts';

/** What those who read together learned, in a sentence or two. */
export async function learn(
  ctx: Context,
  { study, words, cause }: Input<typeof studiesApi.learn>,
): Promise<Made> {
  const { deskId, id: studyId } = await visibleStudy(ctx, study);
  permit(mayStudy(ctx.actor, deskId));
  if (cause && (await visibleCause(ctx, cause)).deskId !== deskId) throw noSuchCause();
  const id = uuid();
  await tables(ctx)
    .insertInto('studyFindings')
    .values({ deskId, studyId, id, words, causeId: cause ?? null, byId: ctx.actor.id })
    .execute();
  await record(ctx, studiesChanged, deskId, {});
  return { id };
}
