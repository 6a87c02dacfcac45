import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMail } from './parse-mail.ts';

const parse = (lines: string[], encoding: BufferEncoding = 'utf8') =>
  parseMail(Buffer.from(lines.join('\r\n'), encoding));

const png = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1');

describe('reading a mail', () => {
  it('finds who wrote what to whom, when and in answer to what', async () => {
    const mail = await parse([
      'Received: from a by b',
      'Received: from c by a',
      'From: Bill <bill@Example.com>',
      'Reply-To: home@example.com',
      'To: Help <help@example.org>, other@example.org',
      'Cc: ann@example.net',
      'Subject: =?utf-8?q?Re:_M=C3=BCller?=',
      ' mixer',
      'Message-ID: <1@example.com>',
      'In-Reply-To: Your message of Monday <0@example.org>',
      'References: <a@example.org> (first)\t<0@example.org>',
      'Date: Tue, 24 Nov 2026 09:30:00 +0100',
      '',
      'It hums.',
      '',
      'On 23 Nov 2026, at 10:00, Help wrote:',
      '> Does it hum?',
    ]);
    expect(mail).toEqual({
      subject: 'Re: Müller mixer',
      from: { name: 'Bill', address: 'bill@example.com', domain: 'example.com' },
      authors: [{ name: 'Bill', address: 'bill@example.com', domain: 'example.com' }],
      fromDoubt: null,
      replyTo: [{ name: '', address: 'home@example.com', domain: 'example.com' }],
      to: [
        { name: 'Help', address: 'help@example.org', domain: 'example.org' },
        { name: '', address: 'other@example.org', domain: 'example.org' },
      ],
      cc: [{ name: '', address: 'ann@example.net', domain: 'example.net' }],
      messageId: '<1@example.com>',
      inReplyTo: ['<0@example.org>'],
      references: ['<a@example.org>', '<0@example.org>'],
      writtenAt: new Date('2026-11-24T08:30:00Z'),
      text: 'It hums.\n\nOn 23 Nov 2026, at 10:00, Help wrote:\n> Does it hum?',
      replyText: 'It hums.',
      html: null,
      attachments: [],
      automatic: { kind: 'no', reason: null },
      receivedHops: 2,
    });
  });

  it('takes the words from the HTML where there are no others', async () => {
    const mail = await parse([
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>It <b>hums</b>.<script>x()</script></p>',
    ]);
    expect(mail).toMatchObject({ text: 'It hums.', html: '<p>It <b>hums</b>.</p>' });
  });

  it('keeps files under clean names with the type that they have', async () => {
    const mail = await parse([
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/related; boundary=c',
      '',
      '--c',
      'Content-Type: text/html',
      '',
      '<p>See <img src="cid:photo&amp;1"></p>',
      '--c',
      'Content-Type: image/jpeg; name="../../a.png"',
      'Content-ID: <photo&1>',
      'Content-Transfer-Encoding: base64',
      '',
      png.toString('base64'),
      '--c--',
      '--b',
      'Content-Type: image/svg+xml',
      'Content-Disposition: inline; filename="=?utf-8?q?x=E2=80=AEgvs.txt?="',
      '',
      '<svg onload="x()"/>',
      '--b',
      'Content-Type: text/calendar',
      '',
      'BEGIN:VCALENDAR',
      '--b--',
    ]);
    const [photo, drawing, event] = mail.attachments;
    expect(photo).toMatchObject({
      name: 'a.png',
      type: 'image/png',
      contentId: 'photo&1',
      inline: true,
      size: png.length,
    });
    expect(Buffer.from(photo?.content ?? [])).toEqual(png);
    expect(drawing).toMatchObject({ name: 'xgvs.txt', type: 'application/octet-stream', inline: false });
    expect(event).toMatchObject({
      name: 'attachment-3.ics',
      type: 'text/calendar',
      contentId: null,
      inline: false,
    });
    expect(mail.html).toBe('<p>See <img data-cid="photo&amp;1" alt="" /></p>');
  });

  it('leaves large files as they were, of whatever line lengths', async () => {
    const photo = Buffer.concat([png, randomBytes(700_000)]);
    const wrapped = photo.toString('base64').replace(/.{76}/g, '$&\r\n');
    const lines = Array.from({ length: Math.ceil(photo.length / 56) }, (_, index) =>
      photo.subarray(index * 56, index * 56 + 56),
    );
    const padded = lines.map((line) => line.toString('base64')).join('\n');
    const partOf = (content: string) => [
      '--b',
      'content-transfer-encoding: BASE64',
      'Content-Type: image/png',
      '',
      content,
    ];
    const mail = await parse([
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...partOf(wrapped),
      ...partOf(padded),
      '--b--',
    ]);
    expect(mail.attachments.map(({ content }) => Buffer.compare(content, photo))).toEqual([0, 0]);
  });

  it('puts a large text part in the text', async () => {
    const words = 'It hums. '.repeat(60_000).trim();
    const body = Buffer.from(words).toString('base64').replace(/.{76}/g, '$&\r\n');
    const mail = await parse([
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      body,
      '--x',
    ]);
    expect(mail.text.startsWith('It hums. It hums.')).toBe(true);
  });

  it('joins wrapped lines without joining an answer to what it answers', async () => {
    const mail = await parse([
      'Subject: Re: x',
      'Content-Type: text/plain; format=flowed',
      '',
      'This line is ',
      'wrapped.',
      '> and this ',
      '> too ',
      'This answers it, with format=flowed ',
      'in the text.',
      '-- ',
      'Bill',
    ]);
    expect(mail.text).toBe(
      'This line is wrapped.\n> and this too\nThis answers it, with format=flowed in the text.\n-- \nBill',
    );
  });

  it.each([
    ['windows-1252', Buffer.from('It\x92s \x80 5', 'latin1'), 'It’s € 5'],
    ['iso-8859-1', Buffer.from('M\xfcller', 'latin1'), 'Müller'],
    ['iso-2022-jp', Buffer.from('\x1b$B$3$s\x1b(B', 'latin1'), 'こん'],
    ['koi8-r', Buffer.from('\xed\xc9\xcb\xd3\xc5\xd2', 'latin1'), 'Миксер'],
    ['no-such-charset', Buffer.from('M\xfcller', 'latin1'), 'Müller'],
    ['utf-7', Buffer.from('+ADw-script+AD4-'), '+ADw-script+AD4-'],
    ['utf-8', Buffer.from('a\xc0\xbcscript>', 'latin1'), 'a��script>'],
  ])('reads the character set %s', async (charset, body, text) => {
    const head = Buffer.from(`Content-Type: text/plain; charset=${charset}\r\n\r\n`);
    expect((await parseMail(Buffer.concat([head, body]))).text).toBe(text);
  });

  it('takes bytes without a character set for Latin-1 when they are not UTF-8', async () => {
    const mail = await parse(
      ['From: M\xfcller <m@example.com>', 'Subject: M\xfcller', '', 'Gr\xfc\xdfe'],
      'latin1',
    );
    expect(mail).toMatchObject({ subject: 'Müller', from: { name: 'Müller' }, text: 'Grüße' });
  });

  it('trims history only of a reply', async () => {
    const body = ['', 'They wrote this:', '', 'On 23 Nov 2026, at 10:00, X wrote:', '> We will call'];
    expect((await parse(['Subject: Promise', ...body])).replyText).toContain('We will call');
    expect((await parse(['Subject: Fwd: Promise', 'References: <a@b>', ...body])).replyText).toContain(
      'We will call',
    );
    expect((await parse(['Subject: AW: Promise', ...body])).replyText).not.toContain('We will call');
  });

  it('reads any bytes at all into something that can be stored', async () => {
    const header = fc.constantFrom(
      'From: ',
      'Subject: ',
      'To: ',
      'Message-ID: <',
      'Content-Type: text/html',
      '\n',
      '\r\n\r\n',
    );
    const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(header, noise), { maxLength: 20 }), async (parts) => {
        const mail = await parseMail(Buffer.from(parts.join(''), 'latin1'));
        const words = JSON.stringify({ ...mail, attachments: mail.attachments.map(({ name }) => name) });
        expect(words).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        expect(`${mail.subject}${mail.from?.name}${mail.messageId}`).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 200 },
    );
  });

  it('does not take the names of headers for anything but names', async () => {
    const mail = await parse(['__proto__: x', 'constructor: y', 'From: a@example.com', '', 'z']);
    expect(mail.from?.address).toBe('a@example.com');
    expect(Object.getPrototypeOf(mail)).toBe(Object.prototype);
  });
});
