import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type MailParser, startMailParser } from './parse-in-thread.ts';

// Starting a thread costs more than most mails, so tests that leave it as it was share one.
const shared = startMailParser();
afterAll(() => shared.close());

let own: MailParser | undefined;
afterEach(() => own?.close());

function started(settings: Parameters<typeof startMailParser>[0] = {}): MailParser {
  own = startMailParser(settings);
  return own;
}

const mail = (headers: string, body: string) => Buffer.from(`From: a@example.com\n${headers}\n\n${body}`);
const good = mail('Subject: good', 'It hums.');

const nested = Array.from(
  { length: 5000 },
  (_, depth) => `--b${depth}\nContent-Type: multipart/mixed; boundary=b${depth + 1}\n\n`,
).join('');

describe('parsing in a thread', () => {
  it('gives what parsing here gives, files included', async () => {
    const photo = '--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--';
    const outcome = await shared.parseInThread(
      mail('Date: Tue, 24 Nov 2026 09:30:00 +0100\nContent-Type: multipart/mixed; boundary=b', photo),
      '',
    );
    expect(outcome).toMatchObject({
      outcome: 'parsed',
      mail: {
        from: { address: 'a@example.com' },
        writtenAt: new Date('2026-11-24T08:30:00Z'),
        automatic: { kind: 'auto', reason: 'null-return-path' },
        attachments: [{ type: 'image/png', content: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]) }],
      },
    });
  });

  it('answers every mail in the order of asking', async () => {
    const { parseInThread } = shared;
    const answered: string[] = [];
    const ask = async (subject: string) => {
      const outcome = await parseInThread(mail(`Subject: ${subject}`, 'x'));
      if (outcome.outcome === 'parsed') answered.push(outcome.mail.subject);
    };
    await Promise.all(['1', '2', '3', '4', '5'].map(ask));
    expect(answered).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each([
    ['headers-too-large', mail('X-A: b\n'.repeat(300_000).trim(), 'x')],
    ['nested-too-deep', mail('Content-Type: multipart/mixed; boundary=b0', nested)],
    [
      'too-many-attachments',
      mail('Content-Type: multipart/mixed; boundary=b', '--b\nContent-Type: a/b\n\nx\n'.repeat(600)),
    ],
  ])('gives up on a mail with %s and reads the next', async (reason, raw) => {
    const { parseInThread } = shared;
    const outcomes = await Promise.all([parseInThread(raw), parseInThread(good)]);
    expect(outcomes).toMatchObject([{ outcome: 'unreadable', reason }, { outcome: 'parsed' }]);
  });

  const endless = mail('Content-Type: text/html', '<div>'.repeat(200_000));

  it('ends a thread that takes too much processor time, and reads the next in another', async () => {
    const { parseInThread } = started({ limits: { cpuMs: 200, clockMs: 60_000 } });
    const outcomes = await Promise.all([parseInThread(endless), parseInThread(good)]);
    expect(outcomes).toMatchObject([{ outcome: 'unreadable', reason: 'too-slow' }, { outcome: 'parsed' }]);
  });

  it('ends a thread that takes too long by the clock', async () => {
    const { parseInThread } = started({ limits: { cpuMs: 60_000, clockMs: 200 } });
    expect(await parseInThread(endless)).toEqual({ outcome: 'unreadable', reason: 'too-slow' });
  });

  it('survives a thread that runs out of memory', async () => {
    const { parseInThread } = started({ limits: { memoryMb: 24, cpuMs: 10_000 } });
    const greedy = mail('Subject: x', 'a\n'.repeat(2_000_000));
    const outcomes = await Promise.all([parseInThread(greedy), parseInThread(good)]);
    expect(outcomes).toMatchObject([
      { outcome: 'unreadable', reason: 'too-much-memory' },
      { outcome: 'parsed' },
    ]);
  });

  it('does not even start on a mail that is larger than a mail may be', async () => {
    const { parseInThread } = started({ limits: { bytes: 100 } });
    expect(await parseInThread(Buffer.alloc(101))).toEqual({ outcome: 'unreadable', reason: 'too-large' });
  });

  it('reads the largest mail that the desk takes within the time of any mail', async () => {
    const line = `${'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'.repeat(2).slice(0, 76)}\r\n`;
    const part = `--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(440_000)}`;
    const outcome = await shared.parseInThread(
      mail('Content-Type: multipart/mixed; boundary=b', `${part}--b--`),
    );
    expect(outcome).toMatchObject({ outcome: 'parsed', mail: { attachments: [{ size: 25_080_000 }] } });
  });

  it('finishes what it was asked before closing, and takes no more after', async () => {
    const { parseInThread, close } = started({ threads: 2 });
    const asked = [parseInThread(good), parseInThread(good), parseInThread(good)];
    await close();
    expect((await Promise.all(asked)).map(({ outcome }) => outcome)).toEqual(['parsed', 'parsed', 'parsed']);
    await expect(parseInThread(good)).rejects.toThrow('closed');
  });

  it('reads on after a thread without mail was let go', async () => {
    const { parseInThread } = started({ idleMs: 0 });
    const { resolve, promise } = Promise.withResolvers<void>();
    expect(await parseInThread(good)).toMatchObject({ outcome: 'parsed' });
    setTimeout(resolve, 0);
    await promise;
    expect(await parseInThread(good)).toMatchObject({ outcome: 'parsed' });
  });

  it('closes at once when it never had anything to do', async () => {
    await started().close();
  });
});
