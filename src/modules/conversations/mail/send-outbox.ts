import type { Logger } from 'pino';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { composeMail, type MailServer, sendMail } from '../../../platform/mail/outgoing.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { type OutboxState, tables } from '../tables.ts';

const leaseMinutes = 2;
const mostAttempts = 12;

type Leased = {
  deskId: string;
  id: string;
  messageId: string;
  attempts: number;
  recipient: string;
  subject: string;
  text: string;
  headers: {
    from: { name: string; address: string };
    replyTo: string;
    inReplyTo: string | null;
    automatic: boolean;
  };
  at: string;
};

/**
 * Sends what waits in the outbox. A mail is leased before it is sent and settled with the peer's final reply after it;
 * a crash between the two sends it again under the same Message-ID.
 */
export async function sendOutbox(
  database: Database,
  server: MailServer | null,
  log: Logger,
): Promise<number> {
  const { rows } = await database.mailer.query<{ desk_id: string; id: string }>(
    'select * from app.waiting_outbox(20)',
  );
  for (const { desk_id: deskId, id } of rows) {
    if (!server) {
      await settle(database, { deskId, id }, { state: 'not sent, no mail server set' });
      continue;
    }
    const mail = await asMailer(database, deskId, (ctx) => lease(ctx, id));
    if (mail) await sendLeased(database, { server, log }, mail);
  }
  return rows.length;
}

async function sendLeased(
  database: Database,
  { server, log }: { server: MailServer; log: Logger },
  mail: Leased,
) {
  const automatic = mail.headers.automatic;
  const raw = await composeMail({
    from: mail.headers.from,
    to: mail.recipient,
    replyTo: mail.headers.replyTo,
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    ...(mail.headers.inReplyTo && {
      inReplyTo: mail.headers.inReplyTo,
      references: [mail.headers.inReplyTo],
    }),
    headers: automatic ? { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk' } : {},
    date: new Date(mail.at),
  });
  const from = automatic ? '' : mail.headers.from.address;
  const result = await sendMail(server, { from, to: mail.recipient }, raw);
  log.info({ outbox: mail.id, desk: mail.deskId, outcome: result.outcome }, 'mail sent or not');
  if (result.outcome === 'sent') return settle(database, mail, { state: 'sent', finalReply: result.reply });
  const hopeless = result.outcome === 'refused' || mail.attempts >= mostAttempts;
  return settle(database, mail, {
    state: hopeless ? 'failed' : 'queued',
    finalReply: result.reply,
    attempts: mail.attempts,
  });
}

async function lease(ctx: Context, id: string): Promise<Leased | null> {
  const db = tables(ctx);
  const leased = await db
    .updateTable('outbox')
    .set((value) => ({
      state: 'leased' as const,
      attempts: value('attempts', '+', 1),
      leasedUntil: later(ctx, leaseMinutes),
    }))
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('id', '=', id)
    .where((is) =>
      is.or([
        is('state', '=', 'queued'),
        is.and([is('state', '=', 'leased'), is('leasedUntil', '<=', ctx.now)]),
      ]),
    )
    .returning(['deskId', 'id', 'messageId', 'attempts', 'recordedAt as at'])
    .executeTakeFirst();
  if (!leased) return null;
  const words = await db
    .selectFrom('outboxWords')
    .select(['recipient', 'subject', 'text', 'headers'])
    .where('deskId', '=', leased.deskId)
    .where('outboxId', '=', id)
    .executeTakeFirstOrThrow();
  return { ...leased, ...words, headers: words.headers as Leased['headers'] };
}

async function settle(
  database: Database,
  mail: { deskId: string; id: string },
  end: { state: OutboxState; finalReply?: string; attempts?: number },
): Promise<void> {
  await asMailer(database, mail.deskId, async (ctx) => {
    const again = end.state === 'queued';
    await tables(ctx)
      .updateTable('outbox')
      .set({
        state: end.state,
        finalReply: end.finalReply?.slice(0, 500) ?? null,
        leasedUntil: null,
        ...(again
          ? { nextAttemptAt: later(ctx, backoffMinutes(end.attempts ?? 1)) }
          : { settledAt: ctx.now }),
      })
      .where('deskId', '=', mail.deskId)
      .where('id', '=', mail.id)
      .execute();
  });
}

/** 1, 2, 4 … minutes, at most four hours: twelve attempts last a little over a day. */
const backoffMinutes = (attempts: number) => Math.min(2 ** (attempts - 1), 240);

const later = (ctx: Context, minutes: number) => asInstant(Temporal.Instant.from(ctx.now).add({ minutes }));

const asMailer = <T>(database: Database, deskId: string, work: (ctx: Context) => Promise<T>) =>
  database.as({ kind: 'desk-system', deskId }, work, database.mailer);
