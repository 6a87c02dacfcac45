import type { Logger } from 'pino';
import type { Site } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { composeMail, type MailServer, sendMail } from '../../../platform/mail/outgoing.ts';
import { sendText } from '../../../platform/phone/send-text.ts';
import type { Stuck } from '../commands/answer-preparation.ts';
import { preparationUrl } from '../preparation-link.ts';
import { type PreparationWords, preparationWords } from '../words.ts';

/** Who takes what belongs to no desk yet. */
export type LetterWays = {
  server: MailServer | null;
  from: string;
  texts: { url: string; number: string; key: Buffer } | null;
};

type Sending = LetterWays & { log: Logger; stop: AbortSignal };

type Letter = {
  id: string;
  attempts: number;
  kind: 'asks' | 'answered' | 'stuck' | 'proves';
  why: Stuck | null;
  recipient: string;
  linkId: string;
  company: string;
  by: string;
  state: string;
  reason: string | null;
  client: string;
  desk: string;
  answers: string;
  language: string;
  readerLanguage: string | null;
  at: string;
};

type Fate = { outcome: 'sent' | 'refused' | 'delayed' | 'no way'; reply: string };

const mostAttempts = 12;
const mostToSend = 20;

/** Sends what waits: the links to clients, and what came of them to whoever prepared. One letter after another. */
export async function sendLetters(database: Database, sending: Sending): Promise<number> {
  let sent = 0;
  for (const channel of ['mail', 'text'] as const) {
    while (sent < mostToSend && !sending.stop.aborted) {
      const letter = await lease(database, channel);
      if (!letter) break;
      const fate = await (channel === 'mail' ? mail : text)(letter, { ...sending, site: database.site });
      await settle(database, letter, fate);
      sending.log.info({ letter: letter.id, outcome: fate.outcome }, 'preparation letter sent or not');
      sent += 1;
    }
  }
  return sent;
}

async function lease(database: Database, channel: 'mail' | 'text'): Promise<Letter | null> {
  const { rows } = await database.mailer.query<{ letter: Letter | null }>(
    'select app.lease_preparation_letter($1) as letter',
    [channel],
  );
  return rows[0]?.letter ?? null;
}

async function settle(database: Database, letter: Letter, { outcome, reply }: Fate): Promise<void> {
  const mayGoLater = outcome === 'delayed' && letter.attempts < mostAttempts;
  const state = { sent: 'sent', refused: 'failed', delayed: 'failed', 'no way': 'not sent' }[outcome];
  await database.mailer.query('select app.settle_preparation_letter($1, $2, $3, $4)', [
    letter.id,
    letter.attempts,
    mayGoLater ? 'queued' : state,
    reply,
  ]);
}

type Way = Sending & { site: Site };

async function mail(letter: Letter, { server, from, stop, site }: Way): Promise<Fate> {
  if (!server) return { outcome: 'no way', reply: 'no mail server is set' };
  const { id, recipient: to, at } = letter;
  const raw = await composeMail({
    ...{ from, to, ...written(letter, site) },
    messageId: `<preparation-${id}@${from.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    date: new Date(at),
  }).catch(() => null);
  if (!raw)
    return { outcome: 'refused', reply: 'this mail cannot be written: an address in it is not proper' };
  return sendMail(server, { from, to }, { raw, stop });
}

async function text(letter: Letter, { texts, stop, site }: Way): Promise<Fate> {
  if (!texts) return { outcome: 'no way', reply: 'no gateway for texts is set' };
  const { id, recipient: to, by, company, language, linkId } = letter;
  const words = preparationWords(language).text({ by, company, link: preparationUrl(site, linkId) });
  return sendText(
    { format: 'standard', inside: site.inside, stop, ...texts },
    { id, to, words, partsSent: 0, went: async () => {} },
  );
}

function written(letter: Letter, site: Site): { subject: string; text: string } {
  if (letter.kind === 'answered') return answered(letter, preparationWords(letter.readerLanguage ?? 'en'));
  if (letter.kind === 'stuck') return stuck(letter, preparationWords(letter.readerLanguage ?? 'en'));
  const words = preparationWords(letter.language);
  const { answers: name, by, company, client, desk, linkId } = letter;
  if (letter.kind === 'proves')
    return {
      subject: words.provesSubject(desk),
      text: `${words.proves({ name, desk })}\n\n${preparationUrl(site, linkId)}\n`,
    };
  return {
    subject: words.subject(company),
    text: `${words.mail({ name, by, company, client })}\n\n${words.mailLink}\n\n${preparationUrl(site, linkId)}\n\n${words.mailEnd}\n`,
  };
}

function answered({ state, client, reason }: Letter, words: PreparationWords) {
  const subject = words.answered[state === 'confirmed' ? 'confirmed' : 'refused'](client);
  return { subject, text: `${subject}\n${reason ? `\n${words.answeredBecause(reason)}\n` : ''}` };
}

const stuck = ({ client, why }: Letter, words: PreparationWords) => ({
  subject: words.stuckSubject(client),
  text: `${words.stuck[why ?? 'taken'](client)}\n`,
});
