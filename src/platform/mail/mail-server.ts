import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { SignInMail } from '../auth/auth.ts';
import { composeMail, type MailServer, sendMail } from './outgoing.ts';

/** smtp://user:password@host:587 or smtps://…; null where no mail server is set. A password leaves this machine only by TLS. */
export function mailServerOf(url: string | undefined): MailServer | null {
  if (!url) return null;
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const signIn = username
    ? { user: decodeURIComponent(username), password: decodeURIComponent(password) }
    : undefined;
  return {
    // The brackets of an IPv6 address belong to the URL.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    ...(signIn && { signIn, requireTls: !isThisMachine(hostname) }),
  };
}

const isThisMachine = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);

type SignInMailer = {
  server: MailServer | null;
  from: string;
  log: Logger;
  isHeld: () => Promise<boolean>;
  stop: AbortSignal;
};

/** Sign-in mails go out at once and are kept nowhere. */
export function signInMailer(deps: SignInMailer) {
  return async ({ to, url, kind }: SignInMail): Promise<void> => {
    const { server, from, log } = deps;
    if (await deps.isHeld()) {
      log.warn('a sign-in mail was asked for, but this copy is held: "throughline release" lets it send');
      return;
    }
    if (!server) {
      log.warn('a sign-in mail was asked for, but no mail server is set: set THROUGHLINE_MAIL_SERVER');
      return;
    }
    const text =
      kind === 'password'
        ? `Choose a new password here within the hour:\n\n${url}\n\nIf you did not ask for this, nothing has changed.\n`
        : `Sign in here within ten minutes:\n\n${url}\n\nIf you did not ask for this, you need not do anything.\n`;
    const subject = kind === 'password' ? 'Your new password' : 'Your sign-in link';
    const messageId = `<${randomUUID()}@${from.split('@')[1]}>`;
    const raw = await composeMail({
      from,
      to,
      subject,
      text,
      messageId,
      date: new Date(performance.timeOrigin + performance.now()),
    });
    const result = await sendMail(server, { from, to }, { raw, stop: deps.stop });
    if (result.outcome !== 'sent') log.warn({ outcome: result.outcome }, 'a sign-in mail was not sent');
  };
}
