import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Under } from '../commands/refer.ts';
import type { Referral, ReferralState } from '../contract.ts';
import { linkOf } from '../queries/referral-links.ts';
import { tables } from '../tables.ts';
import { type ReferralWords, referralWords } from '../words.ts';

type To = Under & { address: string; messageId: string | null };
type Over = { state: ReferralState; name: string; theirReference: string | null };
type Answer = { taken: Referral } | { notTaken: keyof ReferralWords['wrong'] } | { over: Over };

/** Answers whoever passed somebody on by mail, at once and when it is over, with the company's link where it has one. */
export async function mailReferrer(ctx: Context, to: To, answer: Answer): Promise<void> {
  const { deskId } = to;
  const db = tables(ctx);
  const { name, address, languages } = await db
    .selectFrom('desks')
    .select(['name', 'address', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const language = languages[0] ?? 'en';
  const words = referralWords(language);
  const linkId = await linkOf(ctx, to);
  const { subject, text } = textOf(words, name, answer);
  const headers = {
    ...{ from: { name, address }, replyTo: address, inReplyTo: to.messageId },
    ...{
      automatic: 'over' in answer ? 'auto-generated' : 'auto-replied',
      language,
      ...(linkId && { referralLinkId: linkId }),
    },
  };
  const id = uuid();
  await db
    .insertInto('outbox')
    .values({
      ...{ deskId, id, caseId: null, entryId: null, kind: 'referral', channel: 'mail' },
      engagementId: to.engagementId,
      messageId: `<${id}@${address.split('@')[1]}>`,
      ...{ leasedUntil: null, finalReply: null, settledAt: null },
    })
    .execute();
  await db
    .insertInto('outboxWords')
    .values({
      ...{ deskId, outboxId: id, recipient: to.address, subject, html: null },
      text: linkId ? `${text}\n\n${words.mail.page}` : text,
      headers: JSON.stringify(headers),
    })
    .execute();
}

function textOf({ mail, wrong, state: states }: ReferralWords, desk: string, answer: Answer) {
  if ('taken' in answer) {
    const { name, theirReference } = answer.taken;
    return { subject: mail.takenSubject(theirReference ?? name), text: mail.taken(name, desk) };
  }
  if ('over' in answer) {
    const { name, theirReference, state } = answer.over;
    const subject = mail.overSubject(theirReference ?? name);
    return { subject, text: mail.over(name, states[state](desk)) };
  }
  const text = [mail.notTaken(desk), wrong[answer.notTaken], mail.howTo].join('\n\n');
  return { subject: mail.notTakenSubject, text };
}
