import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailsIn } from './mailboxes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mailboxes-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(files: Record<string, string | Buffer>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

async function found(from = folder) {
  const mails: [string, string][] = [];
  for await (const { source, raw } of mailsIn(from)) {
    mails.push([path.relative(folder, source), Buffer.from(raw).toString('latin1')]);
  }
  return mails;
}

const separator = 'From bill@example.com Tue Nov 24 09:30:00 2026\n';

describe('the mails in a folder', () => {
  it('are found by name in folders, mailbox files and Maildirs, and nothing else is', async () => {
    await put({
      'b.eml': 'odd start',
      'a/2': 'Subject: two\n\nx',
      'a/10.txt': 'Dear reader: no mail',
      'a/.hidden': 'Subject: hidden\n\nx',
      'c.mbox': `${separator}Subject: c\n\nx\n`,
      'm/cur/1:2,S': 'anything',
      'm/new/2': 'Subject: new\n\nx',
      'm/tmp/3': 'Subject: unfinished\n\nx',
      'm/dovecot-uidlist': 'Subject: no mail',
      'm/.Sent/cur/1': 'Subject: sent\n\nx',
      'm/.Sent/new/.keep': '',
      'README.md': '# no mail',
    });
    await symlink(folder, path.join(folder, 'round'));
    expect((await found()).map(([source]) => source)).toEqual([
      'a/2',
      'b.eml',
      'c.mbox#1',
      'm/.Sent/cur/1',
      'm/cur/1:2,S',
      'm/new/2',
    ]);
  });

  it('are none in an empty one, and a path that is not there is an error', async () => {
    expect(await found()).toEqual([]);
    await expect(found(path.join(folder, 'no'))).rejects.toThrow('ENOENT');
  });
});

describe('the mails in a mailbox file', () => {
  it('begin at "From " lines after blank ones, and lose the quoting of their own', async () => {
    const mails = [
      'Subject: 1\n\nFrom here\n>From there\n>>From both\n',
      'Subject: 2\n\nFrom the author: \nFrom me at 10:15\n',
      'Subject: 3\n\n',
    ];
    const quoted = mails.map((mail) => mail.replace(/^(?=>)/gm, '>'));
    await put({ all: quoted.map((mail) => `${separator}${mail}\n`).join('') });
    expect(await found(path.join(folder, 'all'))).toEqual(
      mails.map((mail, index) => [`all#${index + 1}`, mail]),
    );
  });

  it('may have CRLF line ends and separators without a date', async () => {
    await put({ all: 'From nobody\r\nSubject: 1\r\n\r\nx\r\n\r\nFrom nobody\r\nSubject: 2\r\n\r\ny\r\n' });
    expect((await found()).map(([, raw]) => raw)).toEqual([
      'Subject: 1\r\n\r\nx\r\n',
      'Subject: 2\r\n\r\ny\r\n',
    ]);
  });

  it('are found wherever a piece of the file ends', async () => {
    const mails = Array.from(
      { length: 400 },
      (_, index) => `Subject: ${index}\n\n${'x'.repeat(index * 7)}\n`,
    );
    await put({ all: mails.map((mail) => `${separator}${mail}\n`).join('') });
    expect((await found()).map(([, raw]) => raw)).toEqual(mails);
  });

  it('are told apart from one that is too large to take, whose beginning is kept', async () => {
    const big = `Subject: big\n\n${'x'.repeat(600_000)}\n`;
    await put({
      all: [`Subject: 1\n\nx\n`, big, 'Subject: 3\n\nx\n'].map((mail) => `${separator}${mail}\n`).join(''),
      'z.eml': big,
    });
    const mails = await Array.fromAsync(mailsIn(folder, 100_000));
    expect(mails.map(({ raw, size, isTooLarge }) => [raw.length, size, isTooLarge])).toEqual([
      [14, 14, false],
      [256 * 1024, big.length, true],
      [14, 14, false],
      [256 * 1024, big.length, true],
    ]);
    for (const { raw } of [mails[1], mails[3]].filter((mail) => mail !== undefined))
      expect(Buffer.from(raw).toString()).toBe(big.slice(0, 256 * 1024));
  });
});
