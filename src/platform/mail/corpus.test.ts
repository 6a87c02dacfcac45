import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  below,
  corpusBytes,
  corpusFiles,
  corpusJson,
  corpusSays,
  corpusSet,
  corpusText,
  count,
  hasCorpus,
  say,
  type Tally,
} from '../../testing/corpus.ts';
import type { Automatic } from './automatic.ts';
import { cleanFileName } from './file-name.ts';
import { isHarmless } from './harmless-html.ts';
import { textOfHtml } from './html-text.ts';
import { type MailParser, startMailParser } from './parse-in-thread.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import { replyText } from './reply-text.ts';
import { sanitiseHtml } from './sanitise-html.ts';

const enough = 120_000;

let parser: MailParser;
beforeAll(() => {
  console.log(corpusSays());
  parser = startMailParser({ threads: 2 });
});
afterAll(() => parser.close());

const answers = new Map<string, Promise<ParsedMail | null>>();

function parsed(file: string): Promise<ParsedMail | null> {
  const known = answers.get(file);
  if (known) return known;
  const answer = parser
    .parseInThread(corpusBytes(file))
    .then((it) => (it.outcome === 'parsed' ? it.mail : null));
  answers.set(file, answer);
  return answer;
}

type Consensus = {
  file: string;
  subject?: string;
  from?: string[];
  to?: string[];
  cc?: string[];
  messageId?: string[];
  inReplyTo?: string[];
  references?: string[];
  date?: number;
  hasHtml?: boolean;
  attachments?: { filename: string | null }[];
};

const spaced = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const bare = (ids: string[]) => [...new Set(ids.map((id) => id.replace(/^<|>$/g, '')))];
const lower = (addresses: string[]) => addresses.map((address) => address.toLowerCase());
const addressesOf = (mailboxes: { address: string }[]) => lower(mailboxes.map(({ address }) => address));

function fields(mail: ParsedMail, says: Consensus): [string, unknown, unknown][] {
  const names = says.attachments?.map(({ filename }) => filename && cleanFileName(filename));
  return [
    ['subject', spaced(mail.subject), says.subject && spaced(says.subject)],
    ['from', mail.from && [mail.from.address.toLowerCase()], says.from && lower(says.from)],
    ['to', addressesOf(mail.to), says.to && lower(says.to)],
    ['cc', addressesOf(mail.cc), says.cc && lower(says.cc)],
    ['messageId', mail.messageId && bare([mail.messageId]), says.messageId && bare(says.messageId)],
    ['inReplyTo', bare(mail.inReplyTo), says.inReplyTo && bare(says.inReplyTo)],
    ['references', bare(mail.references), says.references && bare(says.references)],
    ['date', mail.writtenAt && mail.writtenAt.getTime() / 1000, says.date],
    ['hasHtml', mail.html !== null, says.hasHtml],
    ['attachments', mail.attachments.map(({ name }, index) => names?.[index] && name), names],
  ];
}

describe('every mail of the corpus', { timeout: enough }, () => {
  it('is read without a crash or a stall, and so is every other file beside them', async () => {
    const files = corpusFiles('mail-*/**/*');
    const bySet = new Map<string, Tally>();
    for (const file of files) void parsed(file);
    for (const file of files) count(bySet, corpusSet(file), (await parsed(file)) !== null);
    say('read of', bySet);
    expect(below(bySet, {})).toEqual([]);
  });

  it('says what three other parsers agree it says', async () => {
    const bySet = new Map<string, Tally>();
    const byField = new Map<string, Tally>();
    for (const list of corpusFiles('mail-*/*/consensus.jsonl')) {
      for (const says of corpusJson<Consensus>(list)) {
        const mail = await parsed(path.join(path.dirname(list), says.file));
        for (const [field, ours, theirs] of mail ? fields(mail, says) : []) {
          if (theirs === undefined) continue;
          const agrees = JSON.stringify(ours) === JSON.stringify(theirs);
          count(byField, field, agrees);
          count(bySet, corpusSet(list), agrees);
        }
      }
    }
    say('fields of', bySet);
    say('field', byField);
    expect(below(byField, { subject: 99, from: 99, hasHtml: 99 })).toEqual([]);
  });
});

type Report = { file: string; isBounce?: boolean; recipients?: { reason: string }[] };

function wanted({ isBounce, recipients }: Report): Automatic['kind'] | 'no bounce' | null {
  const only = (reason: string) => recipients?.every((recipient) => recipient.reason === reason);
  if (isBounce === false) return 'no bounce';
  if (recipients === undefined) return isBounce ? 'bounce' : null;
  if (only('vacation') || only('feedback')) return 'auto';
  return only('delivered') ? null : 'bounce';
}

describe('mail that machines wrote', { timeout: enough }, () => {
  it('is told from what people wrote', async () => {
    const tallies = new Map<string, Tally>();
    for (const list of corpusFiles('mail-bounce/*/expected.jsonl')) {
      for (const report of corpusJson<Report>(list)) {
        const mail = await parsed(path.join(path.dirname(list), report.file));
        const kind = mail?.automatic.kind;
        const want = wanted(report);
        if (want === null) continue;
        count(
          tallies,
          `${corpusSet(list)} ${want}`,
          want === 'no bounce' ? kind !== 'bounce' : kind === want,
        );
      }
    }
    say('recognised in', tallies);
    // Two that ask the sender to confirm themselves come as delivery reports; neither kind opens a case.
    expect(
      below(tallies, {
        'mail-bounce/deb-bounceparser bounce': 97,
        'mail-bounce/deb-bounceparser no bounce': 71,
        'mail-bounce/gh-sisimai bounce': 98,
        'mail-bounce/gh-sisimai auto': 84,
      }),
    ).toEqual([]);
  });

  it('is never seen in what people wrote', async () => {
    const tallies = new Map<string, Tally>();
    for (const file of corpusFiles('mail-{real/*/threads,desk/deb-notmuch,desk/deb-rspamd,own/own}/**/*')) {
      if (file.endsWith('.jsonl')) continue;
      const mail = await parsed(file);
      count(tallies, corpusSet(file), mail !== null && ['no', 'list'].includes(mail.automatic.kind));
      expect(mail?.automatic.kind, file).not.toBe('bounce');
    }
    say('people in', tallies);
    expect(below(tallies, { 'mail-desk/deb-notmuch': 98, 'mail-desk/deb-rspamd': 97 })).toEqual([]);
  });
});

type ReplyCase = { set: string; input: string; expected: string };

async function replyCases(): Promise<ReplyCase[]> {
  const cases: ReplyCase[] = [];
  const add = (set: string, input: string, expected: string) => cases.push({ set, input, expected });
  for (const { input, expected } of corpusFiles('mail-reply/own/cases.json').flatMap(corpusJson<ReplyCase>)) {
    add('own', input, expected);
  }
  const trimmer = 'mail-reply/gh-email_reply_trimmer';
  for (const file of corpusFiles(`${trimmer}/trimmed/*`)) {
    add('email_reply_trimmer', corpusText(`${trimmer}/emails/${path.basename(file)}`), corpusText(file));
  }
  const crisp = 'mail-reply/gh-crisp-email-reply-parser';
  type Crisp = { file: string; visibleText: string; assertedBy: string[] };
  for (const each of corpusFiles(`${crisp}/expected.json`).flatMap(corpusJson<Crisp>)) {
    if (each.assertedBy.length > 0) add('crisp', corpusText(`${crisp}/${each.file}`), each.visibleText);
  }
  const talon = 'mail-reply/gh-talon';
  type Talon = { file: string; reply?: string; replyIgnoringWhitespace?: string };
  for (const { file, reply, replyIgnoringWhitespace } of corpusFiles(`${talon}/expected.json`).flatMap(
    corpusJson<Talon>,
  )) {
    const text = `${talon}/${file}`;
    if (reply) add('talon mails', (await parseMail(corpusBytes(text))).text, reply);
    if (replyIgnoringWhitespace)
      add('talon HTML', textOfHtml(sanitiseHtml(corpusText(text))), replyIgnoringWhitespace);
  }
  type Plain = { input: string; expected: string };
  for (const { input, expected } of corpusFiles(`${talon}/inline-plain.json`).flatMap(corpusJson<Plain>)) {
    add('talon plain', input, expected);
  }
  type Signed = { input: string; expected: [string, string | null] };
  for (const { input, expected } of corpusFiles(`${talon}/inline-signature.json`).flatMap(
    corpusJson<Signed>,
  )) {
    add('talon signatures', input, expected[0]);
  }
  return cases;
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

function lacks(reply: string, expected: string): boolean {
  const there = wordsOf(reply);
  return wordsOf(expected).some((word) => {
    const place = there.indexOf(word);
    if (place >= 0) there.splice(place, 1);
    return place < 0;
  });
}

describe('replies', { timeout: enough }, () => {
  it('are trimmed to what their authors wrote, and never below', async () => {
    const right = new Map<string, Tally>();
    const whole = new Map<string, Tally>();
    for (const { set, input, expected } of await replyCases()) {
      const reply = replyText(input.replace(/\r\n?/g, '\n'));
      count(right, set, spaced(reply) === spaced(expected));
      count(whole, set, !lacks(reply, expected));
    }
    say('replies of', right);
    say('nothing lost of', whole);
    expect(below(whole, {})).toEqual([]);
    const levels = {
      email_reply_trimmer: 87,
      crisp: 88,
      'talon mails': 100,
      'talon plain': 79,
      'talon signatures': 57,
    };
    expect(below(right, levels)).toEqual([]);
  });
});

describe('hostile HTML', { timeout: enough }, () => {
  it('has nothing left in it that runs, fetches or submits', () => {
    type Case = { in?: string; payload?: string };
    const json = corpusFiles('html-sanitise/*/{cases,expect}.json').flatMap(corpusJson<Case>);
    const lines = corpusFiles('html-sanitise/*/*.txt').flatMap((file) => corpusText(file).split('\n'));
    const inputs = [...json.map((each) => each.in ?? each.payload ?? ''), ...lines];
    const harmful = inputs.filter((html) => !isHarmless(sanitiseHtml(html)));
    console.log(`hostile HTML: n ${inputs.length}, right ${inputs.length - harmful.length}`);
    expect(harmful).toEqual([]);
    expect(inputs.length).toBeGreaterThan(hasCorpus ? 6000 : 5);
  });
});
