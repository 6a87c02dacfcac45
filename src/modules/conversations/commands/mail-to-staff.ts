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
  questionLinks?: NonNullable<KeptHeaders['questionLinks']>;
};

type Write = (language: string, desk: Desk) => Letter;

/**
 * Puts a mail to somebody who works there, or did, into the outbox, in their language. Everybody on the desk may read
 * what waits there. Nothing where they are reached by text alone.
 */
export async function mailToStaff(ctx: Context, personId: string, write: Write): Promise<void> {
  const reader = await tables(ctx)
    .selectFrom('personSettings')
    .select(['mail', 'languages'])
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  if (reader.mail) await queueMail(ctx, { mail: reader.mail, language: reader.languages[0] }, write);
}

/** The same to a company that is known by its address alone, in the language of the desk. */
export const mailToCompany = (ctx: Context, mail: string, write: Write): Promise<void> =>
  queueMail(ctx, { mail, language: undefined }, write);

async function queueMail(
  ctx: Context,
  { mail, language }: { mail: string; language: string | undefined },
  write: Write,
): Promise<void> {
  const deskId = ctx.actor.deskId ?? '';
  const db = tables(ctx);
  const { name, zone, address, languages } = await db
    .selectFrom('desks')
    .select(['name', 'zone', 'address', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const { subject, text, proposalLinkId, questionLinks } = write(language ?? languages[0] ?? 'en', {
    name,
    zone,
  });
  const headers: KeptHeaders = {
    ...{ from: { name, address }, replyTo: address, inReplyTo: null, automatic: 'auto-generated' },
    ...(proposalLinkId && { proposalLinkId }),
    ...(questionLinks && { questionLinks }),
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
