import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../../../platform/database/database.ts';
import {
  composeMail,
  type MailServer,
  type OutgoingFile,
  sendMail,
} from '../../../platform/mail/outgoing.ts';
import { tables } from '../tables.ts';
import { automaticValue, type KeptHeaders } from './kept-mail.ts';
import {
  asMailer,
  type Fate,
  type Leased,
  mayBeTaken,
  sendOne,
  type Waiting,
  waitingMails,
} from './outbox-lease.ts';

const mostToSend = 20;
const mostToGiveUp = 500;

type Sending = { server: MailServer | null; log: Logger; stop: AbortSignal };

/** Sends the mails that wait in the outbox, until it is to stop. */
export async function sendOutbox(database: Database, { server, log, stop }: Sending): Promise<number> {
  const waiting = await waitingMails(database, server ? mostToSend : mostToGiveUp);
  if (!server) {
    const desks = Map.groupBy(waiting, ({ deskId }) => deskId);
    for (const [deskId, mails] of desks) await giveUp(database, deskId, mails);
    return waiting.length;
  }
  for (const one of waiting) {
    if (stop.aborted) return 0;
    const outcome = await sendOne(database, one, (mail) => sendLeased(database, { server, stop }, mail));
    if (outcome) log.info({ outbox: one.id, desk: one.deskId, outcome }, 'mail sent or not');
  }
  return waiting.length;
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
      .where(mayBeTaken(ctx.now))
      .execute();
  });
}

async function sendLeased(
  database: Database,
  { server, stop }: { server: MailServer; stop: AbortSignal },
  mail: Leased,
): Promise<Fate> {
  const headers = mail.headers as KeptHeaders;
  const raw = await compose(mail, { headers, files: await filesOf(database, mail) }).catch(() => null);
  if (!raw) {
    return {
      outcome: 'refused',
      reply: 'this mail cannot be written: an address in it is not a proper one',
    };
  }
  // What goes wherever somebody asked for it must never be answered by a failure notice; the desk's own words may be.
  const from = mail.kind === 'message' || mail.kind === 'task' ? headers.from.address : '';
  return sendMail(server, { from, to: mail.recipient }, { raw, stop });
}

function compose(
  mail: Leased,
  { headers, files }: { headers: KeptHeaders; files: OutgoingFile[] },
): Promise<Uint8Array> {
  const automatic = automaticValue(headers);
  return composeMail({
    from: headers.from,
    to: mail.recipient,
    replyTo: headers.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(headers.inReplyTo && { inReplyTo: headers.inReplyTo, references: [headers.inReplyTo] }),
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
