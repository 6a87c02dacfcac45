import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { KeptHeaders } from '../mail/kept-mail.ts';
import { tables } from '../tables.ts';

type Desk = { name: string; zone: string };
type Letter = {
  subject: string;
  text: string;
  /** Whose link the text ends with, once it is sent. */
  proposalLinkId?: string;
};

/**
 * Puts a mail to somebody who works there, or did, into the outbox, in their language. Everybody on the desk may read
 * what waits there.
 */
export async function mailToStaff(
  ctx: Context,
  personId: string,
  write: (language: string, desk: Desk) => Letter,
): Promise<void> {
  const deskId = ctx.actor.deskId ?? '';
  const db = tables(ctx);
  const { name, zone, address, mail, languages } = await db
    .selectFrom('desks as d')
    .innerJoin('personSettings as s', (join) => join.on('s.personId', '=', personId))
    .select(['d.name', 'd.zone', 'd.address', 's.mail', 's.languages'])
    .where('d.id', '=', deskId)
    .executeTakeFirstOrThrow();
  const { subject, text, proposalLinkId } = write(languages[0] ?? 'en', { name, zone });
  const headers: KeptHeaders = {
    ...{ from: { name, address }, replyTo: address, inReplyTo: null, automatic: 'auto-generated' },
    ...(proposalLinkId && { proposalLinkId }),
  };
  const id = uuid();
  await db
    .insertInto('outbox')
    .values({
      ...{ deskId, id, caseId: null, entryId: null, kind: 'staff', channel: 'mail' },
      messageId: `<${id}@${address.split('@')[1]}>`,
      ...{ leasedUntil: null, finalReply: null, settledAt: null },
    })
    .execute();
  await db
    .insertInto('outboxWords')
    .values({
      ...{ deskId, outboxId: id, recipient: mail, subject, text, html: null },
      headers: JSON.stringify(headers),
    })
    .execute();
}
