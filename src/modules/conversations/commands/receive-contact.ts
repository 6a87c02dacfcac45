import type { Context, Instant } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import {
  append,
  dueAfterContact,
  firstDue,
  moveCase,
  type VisibleCase,
  visibleCase,
  whereItGoesOn,
} from '../../cases/index.ts';

import type { Channel } from '../../cases/tables.ts';
import { recordCustody } from '../../custody/index.ts';
import { giveToHeir } from './give-to-heir.ts';
import { keepFile, type NewFile } from './keep-file.ts';
import { place } from './say.ts';

export type Contact = {
  caseId: string;
  customerId: string;
  channel: Channel;
  text: string;
  html?: string;
  files: NewFile[];
  writtenAt?: Instant;
  /** When it reached us, where that was before now. */
  received?: Instant;
  /** When they hear next, of when they would have, where they chose that themselves. */
  hear?: (due: Instant | null) => Instant;
  /** What they ask for with it. */
  taskId?: string;
  data?: Record<string, unknown>;
};

/** A further contact of a customer on a case of theirs: the next word comes nearer, and what was over is open again. */
export async function receiveContact(
  ctx: Context,
  contact: Contact,
): Promise<{ entryId: string; caseId: string }> {
  const named = await visibleCase(ctx, contact.caseId);
  if (named.customerId !== contact.customerId) {
    throw conflict('case.other-customer', 'This case belongs to somebody else.');
  }
  const theCase = await giveToHeir(ctx, await whereItGoesOn(ctx, named));

  const due = contact.hear?.(theCase.due) ?? dueAfter(ctx, theCase, contact.received);
  const entryId = await append(ctx, place(theCase), {
    kind: 'contact',
    audience: 'customer',
    channel: contact.channel,
    author: { kind: 'customer', id: contact.customerId },
    due,
    ...(contact.taskId && { taskId: contact.taskId }),
    ...(contact.writtenAt && { writtenAt: contact.writtenAt }),
    data: { ...contact.data, ...(theCase.state !== 'open' && { reopens: true }) },
    words: { text: contact.text, ...(contact.html && { html: contact.html }) },
  });
  for (const file of contact.files) await keepFile(ctx, { deskId: theCase.deskId, entryId }, file);
  await recordCustody(ctx, {
    deskId: theCase.deskId,
    kind: 'collected',
    caseId: theCase.id,
    customerId: contact.customerId,
    entryId,
  });
  await moveCase(ctx, theCase, { move: { due, state: 'open' }, entryId });
  return { entryId, caseId: theCase.id };
}

/** A contact from the customer pulls the next word nearer; on a case that was over it starts anew. */
export function dueAfter(ctx: Context, theCase: VisibleCase, receivedAt = ctx.now): Instant {
  const received = Temporal.Instant.from(receivedAt);
  if (!theCase.due) return asInstant(firstDue(received, theCase.desk));
  const currentDue = Temporal.Instant.from(theCase.due);
  return asInstant(dueAfterContact({ received, currentDue, desk: theCase.desk }));
}
