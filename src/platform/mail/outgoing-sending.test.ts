import { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Envelope, type MailServer, mostMinutesToSend, sendMail } from './outgoing.ts';

let server: SMTPServer | undefined;
afterEach(() => server && new Promise<void>((resolve) => server?.close(resolve)));

type Got = { from: string; to: string[]; raw: string };

async function serve(options: SMTPServerOptions = {}) {
  const got: Got[] = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onData: (stream, session, callback) => {
      const { mailFrom, rcptTo } = session.envelope;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        got.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback(null, 'kept as 42');
      });
    },
    ...options,
  });
  server.on('error', () => {});
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = listening.address();
  return {
    got,
    at: {
      host: '127.0.0.1',
      port: typeof address === 'object' ? (address?.port ?? 0) : 0,
      timeoutMs: 20_000,
    },
  };
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
const envelope = { from: 'help@desk.test', to: 'bill@home.test' };

const send = (to: MailServer, its: Envelope, raw: Uint8Array, stop = new AbortController().signal) =>
  sendMail(to, its, { raw, stop });

describe('sending a mail', () => {
  it('hands it over as it is and returns what the server said', async () => {
    const { got, at } = await serve();
    const raw = Buffer.from('Subject: x\r\n\r\n.\r\n..\r\nLeeds\r\n');
    expect(await send(at, envelope, raw)).toEqual({
      outcome: 'sent',
      reply: '250 kept as 42',
      others: [],
    });
    expect(got).toEqual([{ from: 'help@desk.test', to: ['bill@home.test'], raw: raw.toString() }]);
  });

  it('sends with a null sender what wants no answer', async () => {
    const { got, at } = await serve();
    await send(at, { from: '', to: ['bill@home.test'] }, Buffer.from('x'));
    expect(got).toMatchObject([{ from: '' }]);
  });

  it.each([
    ['refused', 'envelope', 550, 'onRcptTo'],
    ['delayed', 'envelope', 450, 'onRcptTo'],
    ['refused', 'envelope', 553, 'onMailFrom'],
    ['delayed', 'envelope', 530, 'onMailFrom'],
  ] as const)('is %s (%s) after %i to %s', async (outcome, failure, code, handler) => {
    const { at } = await serve({
      [handler]: (_: unknown, __: unknown, done: (error: Error) => void) => done(refusal(code, 'so it is')),
    });
    expect(await send(at, envelope, Buffer.from('x'))).toEqual({
      outcome,
      failure,
      reply: `${code} so it is`,
    });
  });

  it.each([
    ['refused', 554],
    ['delayed', 451],
  ] as const)('is %s after %i to the words', async (outcome, code) => {
    const { at } = await serve({
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => done(refusal(code, 'so it is')));
      },
    });
    expect(await send(at, envelope, Buffer.from('x'))).toEqual({
      outcome,
      failure: 'message',
      reply: `${code} so it is`,
    });
  });

  it('names the recipients that were refused beside others that were not', async () => {
    const { at } = await serve({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('no') ? refusal(550, 'gone') : null),
    });
    const result = await send(
      at,
      { from: 'a@b.test', to: ['no@home.test', 'yes@home.test'] },
      Buffer.from('x'),
    );
    expect(result).toMatchObject({
      outcome: 'sent',
      others: [{ address: 'no@home.test', reply: '550 gone' }],
    });
  });

  it('is delayed when the server is away, silent, slow to sign in or breaks off', async () => {
    expect(await send({ host: '127.0.0.1', port: 1 }, envelope, Buffer.from('x'))).toMatchObject({
      outcome: 'delayed',
      failure: 'connection',
    });
    const silent = await serve({ onConnect: () => {} });
    expect(await send({ ...silent.at, timeoutMs: 200 }, envelope, Buffer.from('x'))).toMatchObject({
      outcome: 'delayed',
      failure: 'connection',
    });
    const strict = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(refusal(535, 'no')),
    });
    const wrong = { ...strict.at, signIn: { user: 'a', password: 'b' } };
    expect(await send(wrong, envelope, Buffer.from('x'))).toMatchObject({
      outcome: 'delayed',
      failure: 'sign-in',
    });
    const cut = await serve({ onData: (_, session) => cutOff(session.id) });
    expect(await send(cut.at, envelope, Buffer.from('x'))).toMatchObject({
      outcome: 'delayed',
      failure: 'connection',
    });
  });

  it('is delayed rather than sent in the clear where TLS is required', async () => {
    const { got, at } = await serve();
    expect(await send({ ...at, requireTls: true }, envelope, Buffer.from('x'))).toMatchObject({
      outcome: 'delayed',
      failure: 'encryption',
    });
    expect(got).toEqual([]);
  });

  it('never goes to an address that holds another command', async () => {
    const { got, at } = await serve();
    for (const to of ['a@b.test>\r\nRCPT TO:<x@evil.test', '', 'a@b.test\nDATA']) {
      expect(await send(at, { from: 'a@b.test', to }, Buffer.from('x'))).toMatchObject({
        outcome: 'refused',
        failure: 'envelope',
      });
    }
    expect(got).toEqual([]);
  });
});

describe('a server that takes its time', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Takes the words and says nothing, until it is told to. */
  async function serveSilently() {
    const words = Promise.withResolvers<(error: null, message: string) => void>();
    const { at } = await serve({
      onData: (stream, _, done) => stream.resume().on('end', () => words.resolve(done)),
    });
    return { at: { host: at.host, port: at.port }, words: words.promise };
  }

  const minutes = (count: number) => count * 60_000;

  it('has ten minutes to answer once it has the words', async () => {
    const limit = vi.spyOn(Socket.prototype, 'setTimeout');
    const { at, words } = await serveSilently();
    const sent = send(at, envelope, Buffer.from('x'));
    const answer = await words;
    expect(limit.mock.calls.filter(([ms]) => ms === minutes(10))).toHaveLength(1);
    answer(null, 'kept at last');
    expect(await sent).toMatchObject({ outcome: 'sent', reply: '250 kept at last' });
  });

  it('is given up when all the time for a mail has passed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const { at, words } = await serveSilently();
    const over = vi.fn();
    const sent = send(at, envelope, Buffer.from('x')).finally(over);
    await words;
    await vi.advanceTimersByTimeAsync(minutes(mostMinutesToSend - 1));
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(await sent).toMatchObject({ outcome: 'delayed', failure: 'connection' });
  });

  it('has seconds to answer when the program stops', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const stopping = new AbortController();
    const { at, words } = await serveSilently();
    const over = vi.fn();
    const sent = send(at, envelope, Buffer.from('x'), stopping.signal).finally(over);
    await words;
    stopping.abort();
    await vi.advanceTimersByTimeAsync(2000);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await sent).toMatchObject({ outcome: 'delayed', failure: 'connection' });
  });
});

function cutOff(id: string): void {
  for (const connection of server?.connections ?? []) {
    if (connection.id === id) connection._socket.destroy();
  }
}
