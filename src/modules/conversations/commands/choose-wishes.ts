import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import type { Quiet } from '../../../platform/time/quiet.ts';
import { append, visibleCase } from '../../cases/index.ts';
import type { WishedChannel } from '../../customers/contract.ts';
import { writeCustomer } from '../../customers/index.ts';
import { waysToWish } from '../queries/ways-to-wish.ts';
import { place } from './say.ts';

type Wishes = { wishedChannel: WishedChannel | null; quiet: Quiet | null };

/** The customer says how and when they want to hear, and the case says who changed it, and when. */
export async function chooseWishes(
  ctx: Context,
  { caseId, customerId, wishedChannel, quiet }: Wishes & { caseId: string; customerId: string },
): Promise<{ entryId: string }> {
  const theCase = await visibleCase(ctx, caseId);
  if (theCase.customerId !== customerId)
    throw conflict('case.other-customer', 'This case belongs to somebody else.');
  const whose = { deskId: theCase.deskId, customerId };
  if (wishedChannel && !(await waysToWish(ctx, whose)).includes(wishedChannel))
    throw conflict('wishes.no-way', 'Nothing reaches this customer that way.');
  await writeCustomer(ctx, whose, { wishedChannel, quiet });
  const entryId = await append(ctx, place(theCase), {
    kind: 'wishes chosen',
    audience: 'customer',
    channel: 'page',
    author: { kind: 'customer', id: customerId },
    data: { wishedChannel, quiet },
  });
  return { entryId };
}
