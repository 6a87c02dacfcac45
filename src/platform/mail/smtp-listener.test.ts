import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ReceivedMail,
  type SmtpListener,
  type SmtpSettings,
  startSmtpListener,
} from './smtp-listener.ts';
import { hangUpAll, talk } from './smtp-talk.ts';

let listener: SmtpListener | undefined;

afterEach(async () => {
  hangUpAll();
  await listener?.close();
});

async function listen(changes: Partial<SmtpSettings> = {}) {
  const mails: ReceivedMail[] = [];
  const asked: string[] = [];
  const logged: string[] = [];
  listener = await startSmtpListener({
    host: '127.0.0.1',
    port: 0,
    name: 'mx.test',
    maxBytes: 100_000,
    knows: async (address) => {
      asked.push(address);
      return /^help(\+[^@]*)?@desk\.test$/.test(address);
    },
    store: async (mail) => {
      mails.push(mail);
    },
    log: (event) => logged.push(event),
    ...changes,
  });
  return {
    port: listener.port,
    mails,
    asked,
    logged,
    bodies: () => mails.map(({ raw }) => Buffer.from(raw).toString('latin1')),
  };
}

const send = (port: number, from: string, to: string[], raw: string) =>
  createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({ envelope: { from, to }, raw });

describe('taking mail', () => {
  it('stores what was sent, byte for byte, with its envelope', async () => {
    const { port, mails, asked, bodies } = await listen();
    const raw = 'Subject: x\r\n\r\n.dot\r\n..dots\r\nLeeds\r\n';
    await send(port, 'bill@home.test', ['Help+Token.A9@Desk.TEST', 'help@desk.test'], raw);
    expect(mails).toMatchObject([
      { from: 'bill@home.test', to: ['Help+Token.A9@desk.test', 'help@desk.test'], remote: '127.0.0.1' },
    ]);
    expect(bodies()).toEqual([raw]);
    expect(asked).toEqual(['help+token.a9@desk.test', 'help@desk.test']);
  });

  it('says that it has a mail only after it is stored', async () => {
    const stored = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const store = () => {
      begun.resolve();
      return stored.promise;
    };
    const { port } = await listen({ store });
    const client = talk(port);
    await client.start();
    client.say('Subject: x\r\n\r\nx\r\n.\r\nNOOP\r\n');
    await begun.promise;
    expect(client.heard()).not.toMatch(/^250 2\.6\.0/m);
    stored.resolve();
    expect(await client.until(/^250 2\.6\.0 Stored/m)).toMatch(/^354 .*\r\n250 2\.6\.0 Stored/m);
  });

  it('takes the null sender', async () => {
    const { port, mails } = await listen();
    const client = talk(port);
    await client.until(/^220 /);
    client.say('EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\n');
    await client.until(/^354 /m);
    client.say('x\r\n.\r\n');
    await client.until(/Stored/);
    expect(mails[0]?.from).toBe('');
  });

  it('takes several mails over one line, each with its own envelope', async () => {
    const { port, mails } = await listen();
    const client = talk(port);
    await client.until(/^220 /);
    const one = (from: string) =>
      `MAIL FROM:<${from}>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\nSubject: ${from}\r\n\r\nx\r\n.\r\n`;
    client.say(`EHLO c\r\n${one('a@b.test')}${one('c@d.test')}QUIT\r\n`);
    await client.ended;
    expect(mails.map(({ from }) => from)).toEqual(['a@b.test', 'c@d.test']);
  });
});

describe('refusing mail', () => {
  it('does so for an unknown recipient, with a plain sentence', async () => {
    const { port, mails } = await listen();
    const refused = await send(port, 'bill@home.test', ['nobody@desk.test'], 'x').catch(
      (error) => error.response,
    );
    expect(refused).toBe('550 5.1.1 Nobody here has this address');
    expect(mails).toEqual([]);
  });

  it('asks to try later when it cannot look up or cannot store', async () => {
    const broken = () => Promise.reject(new Error('database secret@desk.test is away'));
    const { port, logged } = await listen({ store: broken });
    const notStored = await send(port, 'bill@home.test', ['help@desk.test'], 'x').catch(
      (error) => error.response,
    );
    expect(notStored).toBe('451 4.3.0 This mail could not be stored, please try again later');
    expect(logged).toEqual(['smtp.not-stored']);
    await listener?.close();
    const other = await listen({ knows: broken });
    const notKnown = await send(other.port, 'bill@home.test', ['help@desk.test'], 'x').catch(
      (error) => error.response,
    );
    expect(notKnown).toMatch(/^451 4\.3\.0 This address cannot be looked up/);
  });

  it('reads a mail that is too large without keeping it, and goes on', async () => {
    const { port, mails, logged } = await listen();
    const client = talk(port);
    await client.start();
    for (let sent = 0; sent < 3; sent++) client.say(`${'x'.repeat(998)}\r\n`.repeat(60));
    client.say('.\r\n');
    expect(await client.until(/^552 /m)).toMatch(/^552 5\.3\.4 /m);
    client.say('MAIL FROM:<a@b.test>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\nsmall\r\n.\r\n');
    await client.until(/Stored/);
    expect(mails.map(({ raw }) => Buffer.from(raw).toString())).toEqual(['small\r\n']);
    expect(logged).toEqual(['smtp.too-large']);
  });

  it('hangs up on a mail without an end', async () => {
    const { port, mails } = await listen();
    const client = talk(port);
    await client.start();
    client.say(`${'x'.repeat(998)}\r\n`.repeat(500));
    expect(await client.until(/^421 /m)).toMatch(/has no end/);
    expect(mails).toEqual([]);
  });

  it('holds no more in memory than it may, whoever sends', async () => {
    const { port } = await listen({ limits: { heldBytes: 50_000 } });
    const result = await send(port, 'a@b.test', ['help@desk.test'], 'x'.repeat(70_000)).catch(
      (error) => error.response,
    );
    expect(result).toMatch(/^452 .*Too much mail at once/);
    await send(port, 'a@b.test', ['help@desk.test'], 'x'.repeat(40_000));
    await send(port, 'a@b.test', ['help@desk.test'], 'x'.repeat(40_000));
  });

  it('stops clients that guess addresses, name too many or come in too great a number', async () => {
    const { port, logged } = await listen({ limits: { guesses: 3, recipients: 2, clients: 2 } });
    const guesser = talk(port);
    await guesser.until(/^220 /);
    guesser.say('EHLO c\r\nMAIL FROM:<a@b.test>\r\n');
    for (const name of ['a', 'b', 'c']) guesser.say(`RCPT TO:<${name}@desk.test>\r\n`);
    await guesser.until(/^421 4\.4\.2 Too many unknown addresses/m);
    expect(logged).toEqual(['smtp.guessing']);
    const mass = talk(port);
    await mass.until(/^220 /);
    mass.say('EHLO c\r\nMAIL FROM:<a@b.test>\r\n');
    for (const name of ['1', '2', '3']) mass.say(`RCPT TO:<help+${name}@desk.test>\r\n`);
    await mass.until(/^452 4\.5\.3 /m);
    await talk(port).until(/^220 /);
    await talk(port).until(/^421 .*Too many connected clients/);
  });

  it('offers neither sign-in nor encryption, and no commands for fun', async () => {
    const { port } = await listen();
    const client = talk(port);
    await client.until(/^220 mx\.test /);
    client.say('EHLO c\r\nAUTH PLAIN AGEAYg==\r\nSTARTTLS\r\nWIZ x\r\nKILL x\r\nSHELL\r\n');
    const heard = await client.until(/(^500 [^\n]*\n){5}/m);
    expect(heard).not.toMatch(/AUTH|STARTTLS|XCLIENT/);
    expect(heard).toMatch(/^250-PIPELINING\r\n/m);
  });
});

describe('mail smuggled inside mail', () => {
  it.each([
    '\n.\n',
    '\n.\r\n',
    '\r\n.\n',
    '\r.\r',
    '\r\n.\r',
    '\n\n.\n\n',
    '\r\r.\r\r',
    '.\n',
    '\r\n\0.\r\n',
  ])('does not end at %j', async (fake) => {
    const { port, bodies } = await listen();
    const client = talk(port);
    await client.start();
    const smuggled =
      'MAIL FROM:<ceo@bank.test>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nx';
    client.say(`Subject: outer\r\n\r\nx${fake}${smuggled}\r\n.\r\nQUIT\r\n`);
    await client.ended;
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain('Subject: smuggled');
  });

  it('does not begin before the greeting', async () => {
    const { port, mails } = await listen();
    const client = talk(port);
    client.say('EHLO c\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\nx\r\n.\r\n');
    expect(await client.until(/^421 /m)).toMatch(/You talk too soon/);
    await client.ended;
    expect(mails).toEqual([]);
  });

  it('is not in what a client left unfinished', async () => {
    const { port, mails } = await listen();
    const client = talk(port);
    await client.start();
    client.say('Subject: x\r\n\r\nhalf a mail');
    client.socket.end();
    await client.ended;
    await listener?.close();
    expect(mails).toEqual([]);
  });
});

describe('closing', () => {
  it('waits for a mail that is being stored and for no idle client', async () => {
    const stored = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const { port } = await listen({
      store: () => {
        begun.resolve();
        return stored.promise;
      },
    });
    const idle = talk(port);
    await idle.until(/^220 /);
    const client = talk(port);
    await client.start();
    client.say('x\r\n.\r\n');
    await begun.promise;
    const closing = listener?.close();
    await idle.until(/^421 /m);
    stored.resolve();
    expect(await client.until(/^421 /m)).toMatch(/Stored\r\n421 /);
    await closing;
  });

  it('does not wait for ever', async () => {
    const { port } = await listen({ limits: { closeMs: 50 } });
    const client = talk(port);
    await client.start();
    client.say('half a mail');
    await listener?.close();
    expect(await client.until(/^421 /m)).toMatch(/shutting down/);
  });

  it('frees the port, and a port in use is an error', async () => {
    const { port } = await listen();
    const settings = {
      host: '127.0.0.1',
      port,
      name: 'x',
      maxBytes: 1,
      knows: async () => true,
      store: async () => {},
      log: () => {},
    };
    await expect(startSmtpListener(settings)).rejects.toThrow('EADDRINUSE');
    await listener?.close();
    await (await startSmtpListener(settings)).close();
  });
});
