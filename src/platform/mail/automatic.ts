import type { Mailbox } from './addresses.ts';

/**
 * `auto` and `bounce` were written by a machine. `list` was sent through a mailing list, most often by a person: it must
 * not be answered automatically, but somebody may be waiting for the answer. `auto` for the reason `subject` is a guess:
 * people write such subjects too.
 */
export type Automatic = { kind: 'no' | 'auto' | 'bounce' | 'list'; reason: string | null };

export type Clues = {
  header: (name: string) => string[];
  envelopeFrom: string | null;
  from: Mailbox | null;
  subject: string;
  text: string;
  partTypes: string[];
};

const daemon = /\b(mailer-?daemon|mail-?daemon|mdaemon|mail delivery (sub)?system|mail administrator)\b/i;
const machine = /\b(post_?master|mailadmin|bounces?|mail ?(router|gateway|system)|no-?reply)\b/i;

const failedSubject = new RegExp(
  [
    'undeliver(ed|able|y)',
    'un?deliverable',
    'returned (mail|to sender)',
    '(mail|message|delivery).{0,20}(fail|return|could not|status|error|problem|delayed|not delivered|rejected)',
    'fail(ed|ure)( to deliver| notice| delivery|: )',
    '(could not|cannot|unable to|not) (be )?deliver',
    'user unknown',
    'unzustellbar',
    'nicht zustellbar',
    'échec (de|d.).{0,20}(remise|distribution)',
    'non remis',
    'no se (ha )?(pudo|podido) entregar',
    'mancata consegna',
    'nieudane|niedoręcz',
    'недоставлен|не доставлено',
    '配信(不能|できません)|届けられません|メールエラー',
  ].join('|'),
  'i',
);

const failedText = new RegExp(
  [
    '(message|mail|email).{0,60}(could not|cannot|was not|has not been|couldn.t) (be )?deliver',
    '(unable|failed) to deliver',
    'did not reach the following recipient',
    'requested action not taken',
    'delivery (to the following|has failed|failed|of the following)',
    'following address(es)? (had|have|has) ',
    '(user|recipient|mailbox).{0,30}(unknown|not found|does not exist|doesn.t exist|unavailable|is full|over quota)',
    '宛先|届きません',
  ].join('|'),
  'i',
);

// A customer whose parcel did not come also writes "not delivered"; these words only mail programs use.
const programText = new RegExp(
  [
    '^hi\\. this is the .{0,60}(program|deliver)',
    'this message was created automatically by (the )?(mail|smtp)',
    'transcript of (the )?session follows',
    'permanent fatal errors',
    '^\\W*[45]\\d\\d[ -]#?[45]\\.\\d{1,3}\\.\\d{1,3}\\b',
    '^(final-recipient|diagnostic-code):',
  ].join('|'),
  'im',
);

// People forward and answer failure notices: "I got this when I wrote to you."
const isReplyOrForward = /^\s*(re|fwd?|aw|wg|sv|tr|rv)\s*:/i;

const listHeaders = ['list-id', 'list-post', 'mailing-list', 'x-mailing-list', 'x-beenthere'];

const awaySubject = new RegExp(
  `^(re:\\s*)?\\[?(${[
    'auto(matic|mated)?[- ]?(response|reply)',
    'out of (the )?office( auto-?reply)?',
    'automatische antwort',
    'abwesenheits(notiz|nachricht|meldung)',
    'réponse automatique',
    'respuesta autom[aá]tica',
    'risposta automatica',
    'resposta automática',
    'automatisch antwoord',
    'autosvar',
    'automatyczna odpowiedź',
    'автоответ',
  ].join('|')})\\]?\\s*:`,
  'i',
);

export function automaticIn(clues: Clues): Automatic {
  const bounce = bounceReason(clues);
  if (bounce) return { kind: 'bounce', reason: bounce };
  const auto = autoReason(clues);
  if (auto) return { kind: 'auto', reason: auto };
  const list = listReason(clues);
  if (list) return { kind: 'list', reason: list };
  return awaySubject.test(clues.subject) ? { kind: 'auto', reason: 'subject' } : { kind: 'no', reason: null };
}

function bounceReason(clues: Clues): string | null {
  const type = contentType(clues);
  if (/^multipart\/report/.test(type) && /report-type="?(delivery-status|global-delivery)/.test(type)) {
    return 'delivery-report';
  }
  if (isReportOtherThanDelivery(clues)) return null;
  if (clues.header('x-failed-recipients').length > 0) return 'failed-recipients';
  const sender = `${clues.header('from').join(' ')} ${clues.from?.name ?? ''}`;
  if (daemon.test(sender)) return 'mailer-daemon';
  if (clues.partTypes.some((part) => part.endsWith('delivery-status')) && hasNullSender(clues)) {
    return 'delivery-report';
  }
  return saysFailed(clues, machine.test(sender)) ? 'failure-notice' : null;
}

function saysFailed(clues: Clues, fromMachine: boolean): boolean {
  const start = clues.text.slice(0, 4000);
  const subjectSays = failedSubject.test(clues.subject);
  if (hasNullSender(clues) || fromMachine)
    return subjectSays || failedText.test(start) || programText.test(start);
  return subjectSays && programText.test(start) && !isReplyOrForward.test(clues.subject);
}

function autoReason(clues: Clues): string | null {
  if (isReportOtherThanDelivery(clues)) return 'report';
  if (anyValue(clues, 'auto-submitted', /^\s*(?!no\b)\S/i)) return 'auto-submitted';
  if (anyValue(clues, 'x-auto-response-suppress', /^\s*(?!none\b)\S/i)) return 'x-auto-response-suppress';
  if (anyValue(clues, 'precedence', /^\s*(junk|auto_reply)\b/i)) return 'precedence';
  if (anyValue(clues, 'precedence', /^\s*bulk\b/i) && !wentThroughList(clues)) return 'precedence';
  for (const name of [
    'x-autoreply',
    'x-autorespond',
    'x-auto-reply',
    'x-autoreply-from',
    'x-mail-autoreply',
  ]) {
    if (anyValue(clues, name, /^\s*(?!no\b)\S/i)) return 'x-autoreply';
  }
  return hasNullSender(clues) ? 'null-return-path' : null;
}

function listReason(clues: Clues): string | null {
  if (anyValue(clues, 'precedence', /^\s*(list|bulk)\b/i)) return 'precedence';
  return (
    [...listHeaders, 'list-unsubscribe', 'list-help'].find((name) => clues.header(name).length > 0) ?? null
  );
}

// Lists mark what people write through them as bulk, just as programs mark what they write themselves.
function wentThroughList(clues: Clues): boolean {
  return listHeaders.some((name) => clues.header(name).length > 0);
}

function isReportOtherThanDelivery(clues: Clues): boolean {
  const type = contentType(clues);
  if (
    /^multipart\/report/.test(type) &&
    /report-type="?(feedback-report|disposition-notification)/.test(type)
  )
    return true;
  return clues.partTypes.includes('message/feedback-report');
}

function hasNullSender(clues: Clues): boolean {
  if (clues.envelopeFrom !== null) return clues.envelopeFrom.trim() === '';
  return (
    anyValue(clues, 'return-path', /^\s*<\s*>/) || anyValue(clues, 'return-path', /^\s*<?mailer-daemon\b/i)
  );
}

function contentType(clues: Clues): string {
  return (clues.header('content-type')[0] ?? '').trim().toLowerCase();
}

function anyValue(clues: Clues, name: string, pattern: RegExp): boolean {
  return clues.header(name).some((value) => pattern.test(value));
}
