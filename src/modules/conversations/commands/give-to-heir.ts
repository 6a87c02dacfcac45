import type { Context } from '../../../platform/context.ts';
import { append, moveCase, type VisibleCase } from '../../cases/index.ts';

import { heirOf } from '../../desks/index.ts';
import { tables } from '../tables.ts';
import { wordsFor } from '../words.ts';
import { namesOf } from './names-of.ts';

/**
 * A case whose last owner has left the desk meanwhile, or only advises there now, goes to whoever inherits from them; the
 * customer reads so on their page.
 */
export async function giveToHeir(ctx: Context, theCase: VisibleCase): Promise<VisibleCase> {
  const owner = await tables(ctx)
    .selectFrom('roster')
    .select(['endedAt', 'role'])
    .where('deskId', '=', theCase.deskId)
    .where('personId', '=', theCase.ownerId)
    .executeTakeFirst();
  if (owner && !owner.endedAt && owner.role !== 'expert') return theCase;
  const ownerId = await heirOf(ctx, { deskId: theCase.deskId, personId: theCase.ownerId });
  const names = await namesOf(ctx, { deskId: theCase.deskId, ids: [theCase.ownerId, ownerId] });
  const entryId = await append(
    ctx,
    { deskId: theCase.deskId, caseId: theCase.id },
    {
      kind: 'owner left',
      audience: 'customer',
      data: { fromId: theCase.ownerId, toId: ownerId },
      words: {
        text: wordsFor(theCase.language).ownerLeft(
          names.get(theCase.ownerId) ?? '',
          names.get(ownerId) ?? '',
        ),
      },
    },
  );
  await moveCase(ctx, theCase, { move: { ownerId }, entryId });
  return { ...theCase, ownerId, version: theCase.version + 1 };
}
