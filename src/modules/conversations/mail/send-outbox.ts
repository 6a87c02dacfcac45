import { type ExpressionBuilder, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import {
  composeMail,
  type MailServer,
  type OutgoingFile,
  sendMail,
} from '../../../platform/mail/outgoing.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { type ConversationsTables, type OutboxState, tables } from '../tables.ts';
import { automaticValue, htmlToSend, type KeptHeaders, textToSend } from './kept-mail.ts';

// Renewed while a mail is being sent, so nobody else sends it meanwhile; that of a process that died ends by itself.
const leaseSeconds = 20;
const renewMs = 5_000;
const mostAttempts = 12;
const mostToSend = 20;
const mostToGiveUp = 500;

type Leased = {
  deskId: string;
  id: string;
  kind: 'message' | 'receipt' | 'link';
  messageId: string;
  attempts: number;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  headers: KeptHeaders;
  at: string;
};

type Waiting = { desk_id: string; id: string };
type Sending = { server: MailServer | null; log: Logger; stop: AbortSignal };

/**
 * Sends what waits in the outbox, until it is to stop. A mail is leased before it is sent and settled with the peer's
 * final reply after it; a crash between the two sends it again under the same Message-ID.
 */
export async function sendOutbox(database: Database, { server, log, stop }: Sending): Promise<number> {
  const { rows } = await database.mailer.query<Waiting>('select * from app.waiting_outbox($1)', [
    server ? mostToSend : mostToGiveUp,
  ]);
  if (!server) {
    const desks = Map.groupBy(rows, (row) => row.desk_id);
    for (const [deskId, waiting] of desks) await giveUp(database, deskId, waiting);
    return rows.length;
  }
  for (const { desk_id: deskId, id } of rows) {
    if (stop.aborted) return 0;
    const mail = await asMailer(database, deskId, (ctx) => lease(ctx, id));
    if (mail) await sendLeased(database, { server, log, stop }, mail);
  }
  return rows.length;
}

/** Nothing goes out where no mail server is set, so nothing has to be leased first. */
async function giveUp(database: Database, deskId: string, waiting: Waiting[]): Promise<void> {
  const ids = waiting.map(({ id }) => id);
  await asMailer(database, deskId, async (ctx) => {
    await tables(ctx)
      .updateTable('outbox')
      .set({ state: 'not sent, no mail server set', leasedUntil: null, settledAt: ctx.now })
      .where('deskId', '=', deskId)
      .where('id', '=', sql<string>`any (${ids})`)
      .where(mayBeTaken(ctx))
      .execute();
  });
}

/** Nobody else is sending it. */
const mayBeTaken = (ctx: Context) => (is: ExpressionBuilder<ConversationsTables, 'outbox'>) =>
  is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'leased'), is('leasedUntil', '<=', ctx.now)])]);

async function sendLeased(
  database: Database,
  { server, log, stop }: Sending & { server: MailServer },
  mail: Leased,
) {
  if (mail.attempts > mostAttempts)
    return settle(database, mail, { state: 'failed', finalReply: 'sending it broke off again and again' });
  const files = await filesOf(database, mail);
  const raw = await compose(mail, files).catch(() => null);
  if (!raw) {
    log.info({ outbox: mail.id, desk: mail.deskId, outcome: 'not composed' }, 'mail sent or not');
    return settle(database, mail, {
      state: 'failed',
      finalReply: 'this mail cannot be written: an address in it is not a proper one',
    });
  }
  // What goes wherever somebody asked for it must never be answered by a failure notice; the desk's own words may be.
  const from = mail.kind === 'message' ? mail.headers.from.address : '';
  const renewing = setInterval(() => renew(database, mail).catch(() => {}), renewMs);
  const sending = sendMail(server, { from, to: mail.recipient }, { raw, stop });
  const result = await sending.finally(() => clearInterval(renewing));
  log.info({ outbox: mail.id, desk: mail.deskId, outcome: result.outcome }, 'mail sent or not');
  if (result.outcome === 'sent') return settle(database, mail, { state: 'sent', finalReply: result.reply });
  const hopeless = result.outcome === 'refused' || mail.attempts >= mostAttempts;
  return settle(database, mail, { state: hopeless ? 'failed' : 'queued', finalReply: result.reply });
}

function compose(mail: Leased, files: OutgoingFile[]): Promise<Uint8Array> {
  const automatic = automaticValue(mail.headers);
  return composeMail({
    from: mail.headers.from,
    to: mail.recipient,
    replyTo: mail.headers.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(mail.headers.inReplyTo && {
      inReplyTo: mail.headers.inReplyTo,
      references: [mail.headers.inReplyTo],
    }),
    headers: automatic ? { 'Auto-Submitted': automatic, Precedence: 'bulk' } : {},
    files,
    date: new Date(mail.at),
  });
}

/** Read as the desk itself: who sends mail has no business in files. */
async function filesOf(database: Database, { deskId, headers }: Leased): Promise<OutgoingFile[]> {
  const { fileIds = [] } = headers;
  if (fileIds.length === 0) return [];
  return database.as({ kind: 'desk-system', deskId }, async (ctx) => {
    const chunks = await tables(ctx)
      .selectFrom('files as f')
      .leftJoin('fileChunks as c', (join) =>
        join.onRef('c.deskId', '=', 'f.deskId').onRef('c.fileId', '=', 'f.id'),
      )
      .select(['f.id', 'f.name', 'f.type', 'c.bytes'])
      .where('f.deskId', '=', deskId)
      .where('f.id', 'in', fileIds)
      .orderBy('f.id')
      .orderBy('c.place')
      .execute();
    return [...Map.groupBy(chunks, ({ id }) => id).values()].map((parts) => ({
      name: parts[0]?.name ?? '',
      type: parts[0]?.type ?? '',
      content: Buffer.concat(parts.flatMap(({ bytes }) => bytes ?? [])),
    }));
  });
}

async function lease(ctx: Context, id: string): Promise<Leased | null> {
  const db = tables(ctx);
  const leased = await db
    .updateTable('outbox')
    .set((value) => ({
      state: 'leased' as const,
      attempts: value('attempts', '+', 1),
      leasedUntil: later(ctx, { seconds: leaseSeconds }),
    }))
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('id', '=', id)
    .where(mayBeTaken(ctx))
    .returning(['deskId', 'id', 'kind', 'messageId', 'attempts', 'recordedAt as at'])
    .executeTakeFirst();
  if (!leased) return null;
  const kept = await db
    .selectFrom('outboxWords')
    .select(['recipient', 'subject', 'text', 'html', 'headers'])
    .where('deskId', '=', leased.deskId)
    .where('outboxId', '=', id)
    .executeTakeFirstOrThrow();
  const headers = kept.headers as KeptHeaders;
  return {
    ...leased,
    ...kept,
    headers,
    text: textToSend(ctx.site, { text: kept.text, headers }),
    html: htmlToSend(ctx.site, { html: kept.html, headers }),
  };
}

async function renew(database: Database, { deskId, id, attempts }: Leased): Promise<void> {
  await asMailer(database, deskId, async (ctx) => {
    await tables(ctx)
      .updateTable('outbox')
      .set({ leasedUntil: later(ctx, { seconds: leaseSeconds }) })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .where('state', '=', 'leased')
      .where('attempts', '=', attempts)
      .execute();
  });
}

/** Only what is still leased as it was: whoever was slower than the lease must not undo what the next one did. */
async function settle(
  database: Database,
  { deskId, id, attempts }: Leased,
  end: { state: OutboxState; finalReply?: string },
): Promise<void> {
  await asMailer(database, deskId, async (ctx) => {
    await tables(ctx)
      .updateTable('outbox')
      .set({
        state: end.state,
        finalReply: end.finalReply?.slice(0, 500) ?? null,
        leasedUntil: null,
        ...(end.state === 'queued'
          ? { nextAttemptAt: later(ctx, { minutes: backoffMinutes(attempts) }) }
          : { settledAt: ctx.now }),
      })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .where('state', '=', 'leased')
      .where('attempts', '=', attempts)
      .execute();
  });
}

/** 1, 2, 4 … minutes, at most four hours: twelve attempts last a little over a day. */
const backoffMinutes = (attempts: number) => Math.min(2 ** (attempts - 1), 240);

const later = (ctx: Context, after: { minutes: number } | { seconds: number }) =>
  asInstant(Temporal.Instant.from(ctx.now).add(after));

const asMailer = <T>(database: Database, deskId: string, work: (ctx: Context) => Promise<T>) =>
  database.as({ kind: 'desk-system', deskId }, work, database.mailer);
