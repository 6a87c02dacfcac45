import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { type FromDoubt, type Mailbox, mailboxesIn, senderIn } from './addresses.ts';
import { type Attachment, attachmentsOf } from './attachments.ts';
import { type Automatic, automaticIn } from './automatic.ts';
import { oneLine, plainLines } from './clean-text.ts';
import { joinFlowedLines, type UnflowedMail, withFlowedMarks, withoutFlowedMarks } from './flowed-text.ts';
import { textOfHtml } from './html-text.ts';
import { withoutLargeParts } from './large-parts.ts';
import { messageIdsIn, ownMessageId } from './message-ids.ts';
import { replyText } from './reply-text.ts';
import { sanitiseHtml } from './sanitise-html.ts';
import { withCharsetAssumed } from './undeclared-charset.ts';
import { writtenAt } from './written-at.ts';

export type ParsedMail = {
  subject: string;
  /** Null when it is not certain who wrote it; `fromDoubt` says why. */
  from: Mailbox | null;
  fromDoubt: FromDoubt | null;
  /** Whom it names as its authors, certain or not. */
  authors: Mailbox[];
  replyTo: Mailbox[];
  to: Mailbox[];
  cc: Mailbox[];
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  writtenAt: Date | null;
  /** The whole of what can be read, and of it what the author wrote, without quoted history and signature. */
  text: string;
  replyText: string;
  html: string | null;
  attachments: Attachment[];
  automatic: Automatic;
  receivedHops: number;
};

type Header = (name: string) => string[];

/** A mail that was handed on more often than this goes in a circle. */
export const mostHops = 30;

export const parseLimits = { nesting: 50, headerBytes: 1024 * 1024, attachments: 500 };

const reply = /^\s*(re|aw|sv|antw|odp|ynt|rif|res|r)\s*(\[\d+\])?\s*[:：]/i;
const forward = /^\s*(fwd?|wg|tr|rv|doorst|vb|vs|enc|i|pd)\s*[:：]/i;

/** `envelopeFrom` is the sender named on delivery where it is known; it is empty for mail that wants no answer. */
export async function parseMail(raw: Uint8Array, envelopeFrom: string | null = null): Promise<ParsedMail> {
  const { mail, large } = withoutLargeParts(raw);
  const unflowed = withoutFlowedMarks(withCharsetAssumed(mail));
  const email = await PostalMime.parse(unflowed.mail, {
    maxNestingDepth: parseLimits.nesting,
    maxHeadersSize: parseLimits.headerBytes,
  });
  if (email.attachments.length > parseLimits.attachments) throw new Error('too many attachments');
  const header: Header = (name) => email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  const envelope = addressesIn(header);
  const html = sanitiseHtml(email.html ?? '').trim() || null;
  const text = textOf(email, html, unflowed);
  const partTypes = email.attachments.map((part) => part.mimeType);
  return {
    ...envelope,
    text,
    replyText: replyText(text, isReply(envelope)),
    html,
    attachments: attachmentsOf(email.attachments, large, html),
    automatic: automaticIn({ ...envelope, header, envelopeFrom, text, partTypes }),
    receivedHops: header('received').length,
  };
}

function addressesIn(header: Header) {
  return {
    subject: oneLine(decodeWords(header('subject')[0] ?? '')),
    ...senderIn(header('from')),
    authors: mailboxesIn(header('from')),
    replyTo: mailboxesIn(header('reply-to')),
    to: mailboxesIn(header('to')),
    cc: mailboxesIn(header('cc')),
    messageId: ownMessageId(header('message-id')),
    inReplyTo: messageIdsIn(header('in-reply-to')),
    references: messageIdsIn(header('references')),
    writtenAt: writtenAt(header('date')[0] ?? ''),
  };
}

function textOf(email: Email, html: string | null, unflowed: UnflowedMail): string {
  const own = plainLines(email.text ?? '');
  if (own.trim() === '') return html === null ? '' : plainLines(textOfHtml(html));
  const joined = unflowed.flowed ? joinFlowedLines(own, unflowed.spaceDeleted) : own;
  return withFlowedMarks(joined).trimEnd();
}

// Without an earlier mail to answer, what looks like quoted history is what the sender wants read.
function isReply(mail: { subject: string; inReplyTo: string[]; references: string[] }): boolean {
  if (forward.test(mail.subject)) return false;
  return mail.inReplyTo.length > 0 || mail.references.length > 0 || reply.test(mail.subject);
}
