import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';

const program = join(import.meta.dirname, '../../bin/throughline.mjs');
const folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As somebody types it, with nothing set but what stands here. */
function throughline(args: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stdout, stderr };
}

/** The same without a process of its own. */
async function typed(args: string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text;
      return true;
    }),
  );
  const status = await runCommand(args);
  for (const spy of spies) spy.mockRestore();
  return { status, ...said };
}

describe('the command line', () => {
  it('explains itself', async () => {
    for (const args of [[], ['help'], ['start', '--help'], ['mail', 'import', '-h']]) {
      const { status, stdout } = await typed(args);
      expect([args, status]).toEqual([args, 0]);
      const names = [
        'start',
        'demo',
        'migrate',
        'mail import',
        'organization add',
        'token create',
        'backup',
        'restore',
        'release',
      ];
      for (const name of [...names, 'doctor']) expect(stdout).toContain(`\n  ${name}`);
    }
  });

  it.each([
    [['fly'], 'There is no command "fly".'],
    [['mail', 'send'], 'There is no command "mail".'],
    [['start', '--speed', '9'], "Unknown option '--speed'"],
    [['migrate', 'now'], '"now" is one word too many here.'],
    [['demo', '--port', 'seven'], '--port is not right. It should be a number from 0 to 65535.'],
    [['start', '--smtp-port', '70000'], '--smtp-port is not right.'],
    [['mail', 'import', 'old.mbox'], 'Say which desk the mail is for, with --desk.'],
    [['mail', 'import', '--desk', 'harmon'], 'Name the files or folders that hold the mail.'],
    [['mail', 'import', '--desk', 'harmon', 'gone.mbox'], 'There is no file or folder gone.mbox'],
    [['organization', 'add'], 'Name the organization, with --name.'],
    [['organization', 'add', '--name', 'Clearline', '--country', 'uk'], '--country is not right.'],
    [['organization', 'add', '--name', 'Clearline'], 'Say who administers it, with --admin-name.'],
    [['token', 'create'], 'Say for whom, with --email.'],
    [['backup', 'one', 'two'], '"two" is one word too many here.'],
    [['restore'], 'Name the file that "backup" has written.'],
    [['restore', 'gone.tlarchive'], 'There is no file gone.tlarchive that can be read.'],
  ])('takes %j for a slip of the keyboard', async (args, sentence) => {
    const { status, stdout, stderr } = await typed(args);
    expect(stderr).toContain(sentence);
    expect({ status, stdout, stack: stderr.includes('    at ') }).toEqual({
      status: 2,
      stdout: '',
      stack: false,
    });
  });

  it('says in one sentence which setting is wrong', () => {
    const { status, stderr } = throughline(['migrate'], { THROUGHLINE_ROLE: 'boss' });
    expect(stderr).toMatch(/^THROUGHLINE_ROLE is not right .* It should be web, worker or both\.\n$/);
    expect(status).toBe(1);
  });

  it.each([
    [['token', 'create', '--email', 'leo@harmon.example']],
    [['mail', 'import', '--desk', 'harmon', '.']],
    [['organization', 'add', '--name', 'A', '--admin-name', 'B', '--admin-email', 'b@a.example']],
  ])('makes no installation of its own for %j', (args) => {
    const { status, stderr } = throughline([...args, '--data', 'nothing-here']);
    expect(stderr).toMatch(/^Nothing is installed in .*nothing-here\. Name the data folder with --data\.\n$/);
    expect({ status, made: existsSync(join(folder, 'nothing-here')) }).toEqual({ status: 1, made: false });
  });

  const elsewhere = { DATABASE_URL: 'postgres://a:b@nowhere.invalid/c', THROUGHLINE_SECRET: 'x'.repeat(32) };
  it.each([
    [['migrate'], elsewhere, 'The database at nowhere.invalid'],
    [['token', 'create', '--email', 'leo@harmon.example'], elsewhere, 'The database does not answer'],
    [
      ['migrate'],
      { ...elsewhere, DATABASE_URL: 'postgres://a:50%@here/c' },
      'DATABASE_URL is not right (a percent',
    ],
    [['doctor'], { THROUGHLINE_MAIL_SERVER: 'smtp://a:50%@here' }, 'THROUGHLINE_MAIL_SERVER is not right'],
    [['demo', '--no-open', '--data', 'new'], { THROUGHLINE_HOST: '203.0.113.9' }, 'THROUGHLINE_HOST'],
    [
      ['demo', '--no-open', '--data', 'new'],
      { THROUGHLINE_SMTP_HOST: 'nowhere.invalid' },
      'THROUGHLINE_SMTP_HOST',
    ],
  ])('says in a sentence what of the settings leads nowhere: %j %j', (args, settings, sentence) => {
    const { status, stdout, stderr } = throughline(args, settings);
    expect(stdout + stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(1);
  });

  it('answers machines in JSON, trouble included', () => {
    const { status, stderr } = throughline(['migrate', '--json'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/throughline',
      THROUGHLINE_SECRET: 'x'.repeat(32),
    });
    expect(JSON.parse(stderr).error).toContain('does not answer');
    expect(status).toBe(1);
  });
});
