import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { showDay, showInstant } from '../words.ts';
import { addresseeOf } from './addressee.ts';
import { letterTo } from './queue-letter.ts';

type Received = {
  deskId: string;
  caseId: string;
  due: Instant;
  /** Where they wrote or rang from. */
  address: string;
  channel: 'mail' | 'text' | 'phone' | 'page' | 'passed on';
  /** Of a need that was passed on: by which company, and on which day they agreed. */
  passedOn?: { by: string; agreedOn: string };
};

/**
 * Says once that a mail, text or call arrived, or that a company passed something on: who looks after it and by when they
 * hear. Not one word of the sender's is in it, and an address gets at most one in 24 hours over all desks, so that nobody can be flooded through us.
 */
export async function sendReceipt(
  ctx: Context,
  { deskId, caseId, due, address, channel, passedOn }: Received,
): Promise<void> {
  const place = { deskId, caseId };
  const addressee = await addresseeOf(ctx, place);
  if (!addressee) return;
  const hash = createHash('sha256').update(address.toLowerCase()).digest();
  const { rows } = await sql`select app.may_answer_automatically(${hash}) as may`.execute(ctx.db);
  if (!(rows[0] as { may: boolean | null } | undefined)?.may) return;
  const entryId = await append(ctx, place, {
    kind: 'receipt',
    audience: 'customer',
    channel: addressee.kind === 'mail' ? 'mail' : 'text',
    due,
  });
  await letterTo(ctx, addressee, {
    ...place,
    entryId,
    kind: 'receipt',
    subject: (words) =>
      passedOn
        ? words.passedOnSubject(passedOn.by, addressee.deskName)
        : words.receiptSubject(addressee.deskName),
    text: (words) => {
      const when = showInstant(due, addressee);
      if (passedOn)
        return words.passedOn({
          company: passedOn.by,
          day: showDay(passedOn.agreedOn, addressee.language),
          owner: addressee.owner,
          by: when,
        });
      if (due <= ctx.now) return words.nextWordMissed(when);
      return channel === 'phone'
        ? words.receiptOfCall(addressee.owner, when)
        : words.receipt(addressee.owner, when);
    },
  });
}
