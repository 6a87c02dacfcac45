import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeviceSignature } from './quote-marks.ts';
import { replyText } from './reply-text.ts';

const quoted = '> When may we call?\n>\n> Clearline';

describe('what the author of a reply wrote', () => {
  it.each([
    ['On Tue, 24 Nov 2026 at 09:30, Clearline <help@example.com> wrote:', quoted],
    ['On Tue, 24 Nov 2026 at 09:30, Clearline <\nhelp@example.com> wrote:', quoted],
    ['On 24 Nov 2026, at 09:30, Clearline wrote:', quoted],
    ['Am 24.11.2026 um 09:30 schrieb Clearline:', quoted],
    ['Le mar. 24 nov. 2026 à 09:30, Clearline <help@example.com> a écrit :', quoted],
    ['El mar, 24 nov 2026 a las 9:30, Clearline (<help@example.com>) escribió:', quoted],
    ['Op di 24 nov. 2026 om 09:30 schreef Clearline <help@example.com>:', quoted],
    ['2026-11-24 9:30 GMT+01:00 Clearline <help@example.com>:', quoted],
    ['24 Kasım 2026 Sal 09:30 tarihinde Clearline şunu dedi:', quoted],
    ['On Tue, 24 Nov 2026 at 09:30, Clearline <help@example.com> wrote:', 'When may we call?'],
    ['-----Original Message-----\nFrom: Clearline', 'When may we call?'],
    ['-------- Ursprüngliche Nachricht --------\nVon: Clearline', 'Wann dürfen wir anrufen?'],
    [
      '________________________________\nFrom: Clearline\nSent: Tuesday\nTo: Bill\nSubject: Your mixer',
      'When?',
    ],
    ['Von: Clearline\nGesendet: Dienstag\nAn: Bill\nBetreff: Ihr Mixer', 'Wann?'],
    ['*De :* Clearline\n*Envoyé :* mardi\n*À :* Bill\n*Objet :* Votre mixeur', 'Quand ?'],
    ['---- On Tue, 24 Nov 2026 09:30:00 +0100 Clearline wrote ----', 'When may we call?'],
    ['', quoted],
  ])('ends before %j', (mark, history) => {
    expect(replyText(`Tomorrow is fine.\n\nBill\n\n${mark}\n\n${history}\n`)).toBe(
      'Tomorrow is fine.\n\nBill',
    );
  });

  it('follows a quotation at the top', () => {
    expect(replyText(`On 24 Nov 2026, at 09:30, Clearline wrote:\n${quoted}\n\nTomorrow.`)).toBe('Tomorrow.');
    expect(replyText(`Hello,\n\nOn 24 Nov 2026, at 09:30, Clearline wrote:\n${quoted}\n\nTomorrow.`)).toBe(
      'Hello,\n\nTomorrow.',
    );
  });

  it.each([
    [
      'answers between the questions',
      'On 24 Nov 2026, at 09:30, X wrote:\n> When?\nTomorrow.\n> Where?\nAt home.',
    ],
    [
      'answers inside an earlier mail',
      'My answers are below.\n\nFrom: X\nSent: Tuesday\nTo: Bill\nSubject: Y\n\nWhen? Tomorrow.',
    ],
    [
      'a mail passed on',
      'See this.\n\n---------- Forwarded message ---------\nFrom: X\nDate: Tuesday\nSubject: Y\nTo: Z\n\nWords',
    ],
    ['nothing but a quotation', quoted],
    ['nothing but a quotation with its mark', `On 24 Nov 2026, at 09:30, X wrote:\n${quoted}`],
    ['nothing but an earlier mail', 'From: X\nSent: Tuesday\nTo: Bill\nSubject: Y\n\nWhen?'],
    ['an error that is quoted', 'It says this:\n\n> Error 42, call service'],
    ['prose with "wrote:"', 'On Monday your colleague wrote:\n\nIt will come on Friday.\n\nIt did not.'],
    ['prose with headers', 'I need this:\nFrom: Leeds\nTo: York\n\nThank you'],
    ['dates at the start of lines', 'On 3 May I rang.\nOn 4 May at 10:15 I wrote to you:\nnobody answered.'],
    ['a sentence about a phone', 'I bought it for my son.\nSent from my desk, with love'],
    ['a rule', 'First part\n\n---\n\nSecond part'],
    ['a list with dashes', '-- one\n-- two\n-- three'],
    ['chevrons that quote nothing', 'Look\n>>> https://example.com <<<\nthere'],
  ])('keeps %s', (_, text) => {
    expect(replyText(text)).toBe(text);
  });

  it('ends before a signature', () => {
    expect(replyText('Tomorrow.\n\n-- \nBill W.\n07700 900000')).toBe('Tomorrow.');
    expect(replyText('Tomorrow.\n\nSent from my iPhone\n\nOn 24 Nov 2026, at 09:30, X wrote:\n> When?')).toBe(
      'Tomorrow.',
    );
    expect(replyText('Tomorrow.\n\n-- \nBill', false)).toBe('Tomorrow.');
  });

  it('is the whole of a mail that answers nothing', () => {
    const text = `They told me this:\n\nOn 24 Nov 2026, at 09:30, X wrote:\n${quoted}`;
    expect(replyText(text, false)).toBe(text);
  });

  describe('for any words of theirs and any earlier mail', () => {
    const word = fc.constantFrom(
      'wrote',
      'On',
      'from',
      '9:30',
      '2026',
      'Am',
      '24.11.',
      'me',
      'sent',
      'Monday',
      'it',
      '-',
      ':',
    );
    const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((each) => each.join(' '));
    const oddEnd = fc.constantFrom('own', 'own:', 'own wrote:', 'own schrieb:');
    const mark = fc.constantFrom(
      'On Tue, 24 Nov 2026 at 09:30, Clearline <help@example.com> wrote:',
      'Am 24.11.2026 um 09:30 schrieb Clearline <help@example.com>:',
      '-----Original Message-----',
      'From: Clearline\nSent: Tuesday\nTo: Bill\nSubject: Your mixer',
    );
    const history = fc
      .constantFrom('> ', '')
      .map((prefix) => `${prefix}theirs one\n${prefix}\n${prefix}theirs two`);
    const reply = (own: string[], header: string, rest: string) =>
      replyText(`${own.join('\n')}\n\n${header}\n\n${rest}`);

    it('never lacks a line of theirs', () => {
      const odd = fc.tuple(words, oddEnd).map(([start, end]) => `${start} ${end}`);
      const line = fc.oneof(odd, fc.constant('Please write to own@example.com'));
      fc.assert(
        fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), mark, history, (own, header, rest) => {
          expect(reply(own, header, rest)).toContain(own.join('\n'));
        }),
        { numRuns: 1000 },
      );
    });

    it('holds nothing else where their lines end as lines do', () => {
      const line = words.map((start) => `${start} own`);
      fc.assert(
        fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), mark, history, (own, header, rest) => {
          expect(reply(own, header, rest)).toBe(own.join('\n'));
        }),
        { numRuns: 300 },
      );
    });
  });

  it('is found in time that grows with the mail and no faster', () => {
    const hostile = [
      '> a\nb\n',
      '--\n',
      'From: x\n',
      'On 3 May 2026 at 10:00 a@b.c wrote:\n> x\n',
      '\n',
      '>\n\n',
    ];
    for (const part of hostile) expect(replyText(part.repeat(100_000 / part.length))).toBeTypeOf('string');
  });
});

describe('the line that a device adds', () => {
  it.each([
    'Sent from my iPhone',
    'Von meinem iPad gesendet',
    'Get Outlook for iOS<https://aka.ms/x>',
    'Envoyé depuis mon mobile',
  ])('is %s', (line) => {
    expect(isDeviceSignature(line)).toBe(true);
  });

  it.each([
    'Sent via mail to your returns address on Monday',
    'Get Windows cleaned before you call',
    'I sent it from my phone',
    'Sent from the workshop in Leeds with the parts',
  ])('is not %s', (line) => {
    expect(isDeviceSignature(line)).toBe(false);
  });
});
