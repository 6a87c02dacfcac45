import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMail, type OutgoingMail } from './outgoing.ts';
import { parseMail } from './parse-mail.ts';

const plain: OutgoingMail = {
  from: { name: 'Dana at Harmon Audio', address: 'help@desk.test' },
  to: { name: 'Bill', address: 'bill@home.test' },
  replyTo: 'help+token@desk.test',
  subject: 'Your mixer',
  text: 'It will come tomorrow.\n\nDana',
  messageId: '<2@desk.test>',
  inReplyTo: '<1@home.test>',
  references: ['<0@desk.test>', '<1@home.test>'],
  headers: { 'Auto-Submitted': 'auto-replied' },
  date: new Date('2026-11-24T08:30:00Z'),
};

const headOf = (raw: Uint8Array) => Buffer.from(raw).toString('latin1').split('\r\n\r\n')[0] ?? '';
const namesIn = (raw: Uint8Array) =>
  [...headOf(raw).matchAll(/^([^\s:]+):/gm)].map(([, name]) => name?.toLowerCase());

describe('writing a mail', () => {
  it('says what it was given to say, and nothing of its own', async () => {
    const raw = await composeMail(plain);
    expect(await parseMail(raw)).toMatchObject({
      subject: 'Your mixer',
      from: { name: 'Dana at Harmon Audio', address: 'help@desk.test' },
      to: [{ name: 'Bill', address: 'bill@home.test' }],
      replyTo: [{ address: 'help+token@desk.test' }],
      messageId: '<2@desk.test>',
      inReplyTo: ['<1@home.test>'],
      references: ['<0@desk.test>', '<1@home.test>'],
      writtenAt: plain.date,
      text: plain.text,
      automatic: { kind: 'auto', reason: 'auto-submitted' },
    });
    const names =
      'auto-submitted content-transfer-encoding content-type date from in-reply-to message-id mime-version references reply-to subject to';
    expect(namesIn(raw).sort()).toEqual(names.split(' '));
  });

  it('is in 7-bit lines that every server takes, whatever the words', async () => {
    const text = `Grüße aus München\n.\nFrom here\n${'long '.repeat(400)}`;
    const raw = Buffer.from(
      await composeMail({
        ...plain,
        text,
        subject: 'Größe 😀',
        from: { name: 'Jürgen', address: 'j@müller.test' },
      }),
    );
    expect(raw.toString('latin1')).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(200);
    const mail = await parseMail(raw);
    expect(mail).toMatchObject({
      subject: 'Größe 😀',
      text: text.trimEnd(),
      from: { name: 'Jürgen', domain: 'xn--mller-kva.test' },
    });
  });

  it.each<[string, Partial<OutgoingMail>]>([
    ['address', { to: 'bill' }],
    ['address', { from: { name: '', address: 'a@b.test, c@d.test' } }],
    ['address', { replyTo: '"a@b.test x"@c.test' }],
    ['Message-ID', { messageId: '2@desk.test' }],
    ['header', { headers: { Bcc: 'a@b.test' } }],
    ['header', { headers: { 'Content-Type': 'text/html' } }],
    ['header', { headers: { 'X y': 'z' } }],
  ])('is refused without a proper %s: %j', async (what, change) => {
    await expect(composeMail({ ...plain, ...change })).rejects.toThrow(`no proper ${what}`);
  });

  it('is not kept back by odd references', async () => {
    const raw = await composeMail({
      ...plain,
      inReplyTo: 'yesterday',
      references: ['<a b@c>', '<1@home.test>'],
    });
    expect(await parseMail(raw)).toMatchObject({ inReplyTo: [], references: ['<1@home.test>'] });
  });

  it('gets no header, recipient or line of its own out of any of twelve fields', async () => {
    const evil = fc.string({
      unit: fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u2028',
        '\u0085',
        ' ',
        ',',
        '<',
        '>',
        '"',
        ';',
        ':',
        'Bcc: x@evil.test',
        'x@evil.test',
        '\r\n\r\n',
        'a',
      ),
      minLength: 1,
      maxLength: 6,
    });
    const fields: ((payload: string) => Partial<OutgoingMail>)[] = [
      (name) => ({ from: { name, address: 'help@desk.test' } }),
      (part) => ({ from: { name: 'Dana', address: `help${part}@desk.test` } }),
      (name) => ({ to: [{ name, address: 'bill@home.test' }] }),
      (part) => ({ to: `bill@home.test${part}` }),
      (name) => ({ replyTo: { name, address: 'help@desk.test' } }),
      (part) => ({ replyTo: `${part}help@desk.test` }),
      (subject) => ({ subject }),
      (part) => ({ messageId: `<2${part}@desk.test>` }),
      (part) => ({ inReplyTo: `<1@home.test>${part}` }),
      (part) => ({ references: [`<0${part}@desk.test>`] }),
      (name) => ({ headers: { [`X-${name}`]: 'x' } }),
      (value) => ({ headers: { 'X-Own': value } }),
    ];
    const allowed =
      /^(from|to|reply-to|subject|message-id|in-reply-to|references|date|mime-version|content-[a-z-]+|auto-submitted|x-[a-z\d-]+)$/;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), evil, async (field, payload) => {
        const raw = await composeMail({ ...plain, ...field(payload) }).catch(() => null);
        if (!raw) return;
        const names = namesIn(raw);
        expect(new Set(names).size, headOf(raw)).toBe(names.length);
        for (const name of names) expect(name).toMatch(allowed);
        const mail = await parseMail(raw);
        expect(mail.to).toHaveLength(1);
        expect(mail.text).toBe(plain.text);
      }),
      { numRuns: 400 },
    );
  });
});
