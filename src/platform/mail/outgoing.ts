import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { mailbox } from './addresses.ts';
import { oneLine, plainLines } from './clean-text.ts';

/** An address alone, or with the name that is shown beside it. */
export type Correspondent = string | { name: string; address: string };

export type OutgoingMail = {
  from: Correspondent;
  to: Correspondent | Correspondent[];
  replyTo?: Correspondent;
  subject: string;
  text: string;
  /** The same as HTML, for programs that show it: a fragment that is harmless already. */
  html?: string | null;
  /** With its angle brackets, as the fields below. */
  messageId: string;
  inReplyTo?: string | null;
  references?: string[];
  headers?: Record<string, string>;
  files?: OutgoingFile[];
  date: Date;
};

export type OutgoingFile = { name: string; type: string; content: Uint8Array };

const messageId = /^<[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+>$/u;
const headerName = /^[a-z][a-z\d-]{0,60}$/i;
const written =
  /^(from|sender|to|cc|bcc|reply-to|subject|date|message-id|in-reply-to|references|mime-version|content-.*|resent-.*)$/i;

/** The mail as it goes over the wire. What could not be written without breaking out of its field is refused. */
export async function composeMail(mail: OutgoingMail): Promise<Uint8Array> {
  if (!messageId.test(mail.messageId)) throw new Error('an outgoing mail has no proper Message-ID');
  const references = (mail.references ?? []).filter((id) => messageId.test(id));
  const composer = new MailComposer({
    from: proper(mail.from),
    to: [mail.to].flat().map(proper),
    replyTo: mail.replyTo && proper(mail.replyTo),
    subject: oneLine(mail.subject),
    text: plainLines(mail.text),
    html: mail.html ? `<!doctype html><meta charset="utf-8"><body>${mail.html}</body>` : undefined,
    messageId: mail.messageId,
    // A customer's program may have written anything here, and must not keep the answer from being sent.
    inReplyTo: mail.inReplyTo && messageId.test(mail.inReplyTo) ? mail.inReplyTo : undefined,
    references: references.length > 0 ? references : undefined,
    headers: Object.entries(mail.headers ?? {}).map(([key, value]) => ownHeader(key, value)),
    attachments: (mail.files ?? []).map(attached),
    date: mail.date,
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  return composer.compile().build();
}

function proper(correspondent: Correspondent): { name: string; address: string } {
  const { name, address } =
    typeof correspondent === 'string' ? { name: '', address: correspondent } : correspondent;
  const found = mailbox(name, address);
  if (!found) throw new Error('an outgoing mail has no proper address');
  return { name: found.name, address: found.address };
}

// A part of another mail, or of several parts, would be written as such and not as a file.
const plainType = /^(?!message\/|multipart\/)[\w.+-]+\/[\w.+-]+$/i;

function attached({ name, type, content }: OutgoingFile) {
  return {
    filename: oneLine(name),
    contentType: plainType.test(type) ? type : 'application/octet-stream',
    contentTransferEncoding: 'base64' as const,
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
  };
}

function ownHeader(key: string, value: string): { key: string; value: string } {
  if (!headerName.test(key) || written.test(key)) throw new Error('an outgoing mail has no proper header');
  return { key, value: oneLine(value) };
}

export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise it is used where the server offers it. */
  secure?: boolean;
  /** Refuse to send without TLS. */
  requireTls?: boolean;
  /** Only for a server one runs oneself: take its certificate unchecked. */
  acceptAnyCertificate?: boolean;
  signIn?: { user: string; password: string };
  /** What we call ourselves to the server. */
  name?: string;
  timeoutMs?: number;
};

/** An empty sender is for mail that wants no answer and no failure notice. */
export type Envelope = { from: string; to: string | string[] };

type Failure = 'connection' | 'encryption' | 'sign-in' | 'envelope' | 'message' | 'other';

/**
 * `refused` is for good, `delayed` may go later. `reply` is what the server said last; it may name addresses and belongs
 * in no log.
 */
export type SendOutcome =
  | { outcome: 'sent'; reply: string; others: { address: string; reply: string }[] }
  | { outcome: 'refused' | 'delayed'; failure: Failure; reply: string };

type SendError = {
  code?: string;
  responseCode?: number;
  response?: string;
  rejectedErrors?: { responseCode?: number; response?: string; recipient?: string }[];
};

const failures: Record<string, Failure> = {
  ECONNECTION: 'connection',
  ECONNREFUSED: 'connection',
  ETIMEDOUT: 'connection',
  ESOCKET: 'connection',
  EDNS: 'connection',
  EPROTOCOL: 'connection',
  EABORT: 'connection',
  ETLS: 'encryption',
  EAUTH: 'sign-in',
  ENOAUTH: 'sign-in',
  EENVELOPE: 'envelope',
  EMESSAGE: 'message',
};

// These say that our settings are wrong; the same mail will go once they are mended.
const aboutUs = new Set([503, 530, 534, 535, 538]);

const minuteMs = 60_000;
/** From the first word with the server to the last. */
export const mostMinutesToSend = 12;
// RFC 5321 4.5.3.2.6: given up sooner, a mail that the server takes after all would be sent twice.
const answerMinutes = 10;
// Whoever is to stop waits this long for a mail that is all but sent.
const stoppingMs = 3000;

/** What is to be sent, and who says that it is time to stop. */
type Sending = { raw: Uint8Array; stop: AbortSignal };

export async function sendMail(
  server: MailServer,
  envelope: Envelope,
  { raw, stop }: Sending,
): Promise<SendOutcome> {
  // The library takes a list of addresses for an address; nothing but addresses is let through to it.
  const addresses = [envelope.to].flat();
  const sender = envelope.from === '' || mailbox('', envelope.from) !== null;
  if (!sender || addresses.some((address) => mailbox('', address) === null))
    return failed({ code: 'EENVELOPE' });
  const transport = transportTo(server);
  const patience = patienceUntil(stop);
  try {
    const info = await transport.sendMail({
      envelope: { from: envelope.from || false, to: addresses },
      raw: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
      signal: patience.signal,
    });
    return { outcome: 'sent', reply: info.response, others: refusedIn(info.rejectedErrors ?? []) };
  } catch (error) {
    return failed(error as SendError);
  } finally {
    patience.end();
    transport.close();
  }
}

function transportTo(server: MailServer) {
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure ?? false,
    requireTLS: server.requireTls ?? false,
    tls: { rejectUnauthorized: !server.acceptAnyCertificate },
    name: server.name,
    auth: server.signIn && { user: server.signIn.user, pass: server.signIn.password },
    connectionTimeout: server.timeoutMs ?? 15_000,
    greetingTimeout: server.timeoutMs ?? 15_000,
    socketTimeout: server.timeoutMs ?? answerMinutes * minuteMs,
    socketCloseTimeout: 1000,
  });
}

/** Aborts when sending has taken all its time, or soon after it is to stop. */
function patienceUntil(stop: AbortSignal): { signal: AbortSignal; end: () => void } {
  const over = new AbortController();
  const abort = () => over.abort();
  let timer = setTimeout(abort, mostMinutesToSend * minuteMs);
  const hurry = () => {
    clearTimeout(timer);
    timer = setTimeout(abort, stoppingMs);
  };
  stop.addEventListener('abort', hurry);
  if (stop.aborted) hurry();
  return {
    signal: over.signal,
    end: () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', hurry);
    },
  };
}

function refusedIn(
  errors: { recipient?: string; response?: string }[],
): { address: string; reply: string }[] {
  return errors.map(({ recipient, response }) => ({ address: recipient ?? '', reply: response ?? '' }));
}

function failed(error: SendError): SendOutcome {
  const failure = failures[error.code ?? ''] ?? 'other';
  const codes = error.rejectedErrors?.map(({ responseCode }) => responseCode) ?? [error.responseCode];
  const isAboutTheMail = failure === 'envelope' || failure === 'message';
  // Without a code it was not the server but our own side that found the envelope impossible.
  const isHopeless =
    codes.every(isFinal) || (failure === 'envelope' && codes.every((code) => code === undefined));
  const outcome = isAboutTheMail && isHopeless ? 'refused' : 'delayed';
  const reply = error.response ?? error.rejectedErrors?.[0]?.response ?? `no reply (${failure})`;
  return { outcome, failure, reply };
}

function isFinal(code: number | undefined): boolean {
  return code !== undefined && code >= 500 && code < 600 && !aboutUs.has(code);
}
