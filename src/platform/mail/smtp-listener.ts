import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server';
import { type Arrival, type DataCallback, receiveMail, smtpRefusal } from './smtp-receive.ts';

export type ReceivedMail = {
  raw: Uint8Array;
  /** The sender on the envelope; empty for mail that wants no answer. */
  from: string;
  /** The recipients on the envelope as they were written, all of them known. */
  to: string[];
  remote: string;
};

export type SmtpSettings = {
  host: string;
  port: number;
  /** What the server calls itself in its greeting. */
  name: string;
  maxBytes: number;
  /** Asked with the address in lower case and whole, with whatever follows a plus. */
  knows: (address: string) => Promise<boolean>;
  /** Resolves when the mail is safe; only then is its sender told so. */
  store: (mail: ReceivedMail) => Promise<void>;
  /** Gets codes and numbers, never an address of a customer or a word of a mail. */
  log: (event: string, facts: Record<string, string | number>) => void;
  limits?: Partial<SmtpLimits>;
};

export type SmtpLimits = {
  clients: number;
  recipients: number;
  /** Unknown recipients after which a client is taken to be guessing. */
  guesses: number;
  idleMs: number;
  /** How long one mail may take to arrive, however steadily. */
  mailMs: number;
  /** How long `close` waits for mail that is arriving or being stored. */
  closeMs: number;
  /** Bytes of arriving mail in memory, of all clients together. */
  heldBytes: number;
};

export type SmtpListener = { port: number; close: () => Promise<void> };

export const usualSmtpLimits: SmtpLimits = {
  clients: 100,
  recipients: 100,
  guesses: 20,
  idleMs: 60_000,
  mailMs: 10 * 60_000,
  closeMs: 5_000,
  heldBytes: 256 * 1024 * 1024,
};

/** Takes mail for known addresses by SMTP. Encryption is left to the mail server in front, which has a certificate. */
export async function startSmtpListener(settings: SmtpSettings): Promise<SmtpListener> {
  const limits = { ...usualSmtpLimits, ...settings.limits };
  const arrival: Arrival = { settings, limits, held: 0, arriving: new Set(), hangUp };
  const guesses = new WeakMap<SMTPServerSession, number>();
  const server = new SMTPServer({
    name: settings.name,
    size: settings.maxBytes,
    rejectOversized: true,
    maxClients: limits.clients,
    maxRecipients: limits.recipients,
    socketTimeout: limits.idleMs,
    closeTimeout: limits.closeMs,
    disabledCommands: ['AUTH', 'STARTTLS', 'WIZ', 'SHELL', 'KILL'],
    authOptional: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    // Addresses like "somebody.@example.com" are against the rules and in daily use.
    lenientAddressParsing: true,
    logger: false,
    onRcptTo: (address, session, callback) => {
      checkRecipient(settings, address).then(
        (known) => callback(known ? null : unknownRecipient(session)),
        () => callback(smtpRefusal(451, 'This address cannot be looked up just now, please try again later')),
      );
    },
    onData: (stream, session, callback: DataCallback) => receiveMail(arrival, { stream, session, callback }),
  });

  function unknownRecipient(session: SMTPServerSession): Error {
    const count = (guesses.get(session) ?? 0) + 1;
    guesses.set(session, count);
    if (count < limits.guesses) return smtpRefusal(550, 'Nobody here has this address');
    settings.log('smtp.guessing', { remote: session.remoteAddress });
    return smtpRefusal(421, 'Too many unknown addresses');
  }

  function hangUp(session: SMTPServerSession, reason: string): void {
    for (const connection of server.connections) {
      if (connection.session === session) connection.send(421, reason);
    }
  }

  server.on('error', (error: Error & { code?: string }) =>
    settings.log('smtp.error', { code: error.code ?? 'none' }),
  );
  const port = await listen(server, settings);
  return { port, close: () => close(server, arrival) };
}

function checkRecipient(settings: SmtpSettings, recipient: SMTPServerAddress): Promise<boolean> {
  return Promise.resolve(recipient.address.toLowerCase()).then(settings.knows);
}

async function listen(server: SMTPServer, settings: SmtpSettings): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.server.once('error', reject);
  server.listen(settings.port, settings.host, resolve);
  await promise;
  return (server.server.address() as AddressInfo).port;
}

/** Whoever is sending a mail may finish it; whoever only keeps the line open need not be waited for. */
async function close(server: SMTPServer, arrival: Arrival): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(resolve));
  const idle = [...server.connections].filter(({ session }) => !arrival.arriving.has(session));
  for (const connection of idle) connection.send(421, 'Server shutting down');
  arrival.whenDone = (session) => arrival.hangUp(session, 'Server shutting down');
  await closed;
}
