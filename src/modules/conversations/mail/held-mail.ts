import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { largestFile } from '../../../platform/largest.ts';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import type { ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { isMailAddress } from '../../customers/index.ts';
import type { MailToPlace } from './place-mail.ts';
import { bytesOf, mostText, type RawMail } from './read-mail.ts';

type Held = { deskId: string; id: string; envelopeFrom: string };

/** What can be kept of a mail; `leftOut` says in sentences what cannot. */
type Kept = { mail: MailToPlace; leftOut: string[] };

/** What a mail that was held back says, as far as it can be read, and whom it names as who wrote it. */
type HeldMail = Kept & { named: string | null };

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
    return [id, { from: authorsOf(parsed.mail), subject: parsed.mail.subject }] as const;
  });
  return new Map((await Promise.all(heads)).filter((head) => head !== null));
}

/** Whom a mail names as its authors, certain or not; null where it names nobody. */
function authorsOf({ from, authors }: Pick<ParsedMail, 'from' | 'authors'>): string | null {
  const named = from ? [from] : authors;
  return named.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ') || null;
}

const mostHeadBytes = 16 * 1024;

function headOf(start: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'));
  return end ? start.subarray(0, end.index + end[0].length) : start;
}

export async function readHeldMail(ctx: Context, held: RawMail): Promise<HeldMail> {
  const raw = await bytesOf(ctx, held);
  const parsed = await parser.parseInThread(raw, held.envelopeFrom);
  const whole = parsed.outcome === 'parsed' ? parsed.mail : asSource(raw);
  const { mail, leftOut } = raw.length < held.size ? withoutFiles(whole, held.size) : withFiles(whole);
  const from = mail.from && isMailAddress(mail.from.address) ? mail.from : envelopeSender(held);
  const isCut = parsed.outcome === 'parsed' ? mail.text.length > mostText : raw.length > mostSource;
  return {
    mail: {
      ...mail,
      from,
      text: mail.text.slice(0, mostText),
      replyText: mail.replyText.slice(0, mostText),
      html: mail.html && mail.html.length <= mostText ? mail.html : null,
    },
    leftOut: isCut ? [...leftOut, textGoesOn] : leftOut,
    named: parsed.outcome === 'parsed' ? authorsOf(parsed.mail) : null,
  };
}

/** Of a mail too large to be kept there is the beginning: its last file would be a broken one. */
const withoutFiles = (mail: MailToPlace, size: number): Kept => ({
  mail: { ...mail, attachments: [] },
  leftOut: [`This mail was too large, ${megabytes(size)}: only its beginning was kept, without its files.`],
});

function withFiles(mail: MailToPlace): Kept {
  const tooLarge = mail.attachments.filter(({ size }) => size > largestFile);
  return {
    mail: { ...mail, attachments: mail.attachments.filter((file) => !tooLarge.includes(file)) },
    leftOut: tooLarge.map(
      ({ name, size }) => `A file was too large to be kept here: ${name}, ${megabytes(size)}.`,
    ),
  };
}

export const textGoesOn = 'The text was too long: only its beginning stands here.';
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

const mostSource = 100_000;

/** The beginning as text, whatever it is: a person reads it, never a browser as HTML. */
function asSource(raw: Buffer): MailToPlace {
  const text = new TextDecoder().decode(raw.subarray(0, mostSource)).replaceAll('\0', '') || '—';
  return {
    from: null,
    subject: text.match(/^subject:[ \t]*(.+)$/im)?.[1] ?? '',
    text,
    replyText: text,
    html: null,
    attachments: [],
    messageId: null,
    inReplyTo: [],
    references: [],
    writtenAt: null,
    automatic: { kind: 'no', reason: null },
  };
}

function envelopeSender({ envelopeFrom }: Held): MailToPlace['from'] {
  const address = envelopeFrom.match(/^<?([^\s<>]+@[^\s<>]+)>?$/)?.[1] ?? '';
  return isMailAddress(address) ? { name: '', address } : null;
}
