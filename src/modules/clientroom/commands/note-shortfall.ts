import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { place } from '../../conversations/index.ts';
import type { clientroomApi } from '../contract.ts';
import { mayNoteShortfalls } from '../policy.ts';
import { shortfallText } from '../shortfall-text.ts';
import { tables } from '../tables.ts';

/** What was missing when a request came, what was filled in, and from which form or system it came. */
export async function noteShortfall(
  ctx: Context,
  { case: named, source, missing, filled }: Input<typeof clientroomApi.noteShortfall>,
): Promise<Made> {
  const theCase = await visibleCase(ctx, named);
  permit(mayNoteShortfalls(ctx.actor, theCase.deskId));
  const language = theCase.desk.languages[0] ?? 'en';
  const entryId = await append(ctx, place(theCase), {
    ...{ kind: 'shortfall noted', audience: 'companies', data: { source } },
    words: { text: shortfallText(language, { missing, filled }) },
  });
  const id = uuid();
  await tables(ctx)
    .insertInto('shortfalls')
    .values({ ...place(theCase), id, entryId, source, notedById: ctx.actor.id })
    .execute();
  return { id, caseId: theCase.id };
}
