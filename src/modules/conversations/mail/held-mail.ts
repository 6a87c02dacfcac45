import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Attachment } from '../../../platform/mail/attachments.ts';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import type { ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { isMailAddress } from '../../customers/index.ts';
import { maxFileBytes } from '../commands/keep-file.ts';
import { bytesOf, mostText } from './read-mail.ts';

type Held = { deskId: string; id: string; envelopeFrom: string };

/** What a mail that was held back says, as far as it can be read. */
type HeldMail = {
  from: { name: string; address: string } | null;
  subject: string;
  text: string;
  html: string | null;
  files: Attachment[];
  messageId: string | null;
  writtenAt: Date | null;
};

// What made the mail unreadable may be made to stall: it is read where it can be stopped. Its thread starts when it is
// first needed and keeps no process alive.
const parser = startMailParser();

/** Whom and what the heads of mails name; kept nowhere, for the list is short and words are kept once. */
export async function headsOf(
  ctx: Context,
  mails: Held[],
): Promise<Map<string, { from: string | null; subject: string }>> {
  if (mails.length === 0) return new Map();
  const { rows } = await sql<{ id: string; start: Buffer }>`
    select raw_mail_id as id, substring(bytes for ${mostHeadBytes}::int) as start from raw_mail_chunks
    where desk_id = ${mails[0]?.deskId} and raw_mail_id = any (${mails.map(({ id }) => id)}) and place = 0`.execute(
    ctx.db,
  );
  const heads = rows.map(async ({ id, start }) => {
    const parsed = await parser.parseInThread(headOf(start));
    if (parsed.outcome === 'unreadable') return null;
    const { from, subject } = parsed.mail;
    return [
      id,
      { from: from && (from.name ? `${from.name} <${from.address}>` : from.address), subject },
    ] as const;
  });
  return new Map((await Promise.all(heads)).filter((head) => head !== null));
}

const mostHeadBytes = 16 * 1024;

function headOf(start: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'));
  return end ? start.subarray(0, end.index + end[0].length) : start;
}

export async function readHeldMail(ctx: Context, held: Held): Promise<HeldMail> {
  const raw = await bytesOf(ctx, held);
  const parsed = await parser.parseInThread(raw, held.envelopeFrom);
  const read = parsed.outcome === 'parsed' ? asRead(parsed.mail) : asSource(raw);
  const from = read.from && isMailAddress(read.from.address) ? read.from : envelopeSender(held);
  return { ...read, from };
}

/** What an entry and a file can hold of it; the mail itself stays kept whole. */
function asRead(mail: ParsedMail): HeldMail {
  const { from, subject, text, html, attachments, messageId, writtenAt } = mail;
  return {
    from,
    subject,
    text: text.slice(0, mostText),
    html: html && html.length <= mostText ? html : null,
    files: attachments.filter(({ size }) => size <= maxFileBytes),
    messageId,
    writtenAt,
  };
}

/** The first 100 kB as text, whatever it is: a person reads it, never a browser as HTML. */
function asSource(raw: Buffer): HeldMail {
  const text = new TextDecoder().decode(raw.subarray(0, 100_000)).replaceAll('\0', '') || '—';
  const subject = text.match(/^subject:[ \t]*(.+)$/im)?.[1] ?? '';
  return { from: null, subject, text, html: null, files: [], messageId: null, writtenAt: null };
}

function envelopeSender({ envelopeFrom }: Held): HeldMail['from'] {
  const address = envelopeFrom.match(/^<?([^\s<>]+@[^\s<>]+)>?$/)?.[1] ?? '';
  return isMailAddress(address) ? { name: '', address } : null;
}
