import { SMTPServer } from 'smtp-server';

export type MailSink = {
  url: string;
  got: { from: string; to: string[]; raw: string }[];
  /** The next mail that comes. */
  next: () => Promise<{ from: string; to: string[]; raw: string }>;
  close: () => Promise<void>;
};

/** A mail server that takes everything and keeps it for the test to read. */
export async function mailSink(): Promise<MailSink> {
  const got: MailSink['got'] = [];
  const waiting: ((mail: (typeof got)[number]) => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        const mail = { from, to, raw: Buffer.concat(chunks).toString() };
        got.push(mail);
        for (const tell of waiting.splice(0)) tell(mail);
        callback();
      });
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = server.listen(0, '127.0.0.1', resolve);
  await promise;
  // A sender that is killed in the middle of a mail resets its connection; that is no failure of this server.
  server.on('error', () => {});
  const address = listening.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `smtp://127.0.0.1:${port}`,
    got,
    next: () => new Promise((tell) => waiting.push(tell)),
    close: () => new Promise((closed) => server.close(closed)),
  };
}
