import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { showInstant } from '../words.ts';
import { queueLetter } from './queue-letter.ts';

/**
 * Says once that a mail arrived: who looks after it and by when they hear. Not one word of the sender's is in it, and
 * an address gets at most one in 24 hours over all desks, so that nobody can be flooded through us.
 */
export async function sendReceipt(
  ctx: Context,
  mail: { deskId: string; caseId: string; due: Instant; address: string },
): Promise<void> {
  const hash = createHash('sha256').update(mail.address.toLowerCase()).digest();
  const { rows } = await sql`select app.may_answer_automatically(${hash}) as may`.execute(ctx.db);
  if (!(rows[0] as { may: boolean | null } | undefined)?.may) return;
  const place = { deskId: mail.deskId, caseId: mail.caseId };
  const entryId = await append(ctx, place, {
    kind: 'receipt',
    audience: 'customer',
    channel: 'mail',
    due: mail.due,
  });
  await queueLetter(ctx, {
    ...place,
    entryId,
    kind: 'receipt',
    subject: (words, addressee) => words.receiptSubject(addressee.deskName),
    text: (words, addressee) => {
      const when = showInstant(mail.due, addressee);
      return mail.due > ctx.now ? words.receipt(addressee.owner, when) : words.nextWordMissed(when);
    },
  });
}
