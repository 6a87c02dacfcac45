import pino from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type Running, start } from '../entry/start.ts';
import { readSettings } from '../platform/settings.ts';
import { testSecret } from './cluster.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** The whole program, web, worker and SMTP, on a database of this test file's own. */
export function runningThroughline(environment: Record<string, string> = {}): RunningTest {
  const test = testDatabase();
  const running = new RunningTest(test);
  beforeAll(() => running.start(environment));
  afterAll(() => running.close());
  return running;
}

export class RunningTest {
  readonly test: TestDatabase;
  readonly logged: string[] = [];
  #running: Running | undefined;

  constructor(test: TestDatabase) {
    this.test = test;
  }

  get program(): Running {
    if (!this.#running) throw new Error('the program runs only inside tests');
    return this.#running;
  }

  async start(environment: Record<string, string>): Promise<void> {
    const settings = readSettings({ THROUGHLINE_PORT: '0', THROUGHLINE_SMTP_PORT: '0', ...environment });
    const log = pino({ level: 'debug' }, { write: (line: string) => void this.logged.push(line) });
    const opened = {
      admin: this.test.admin,
      secret: testSecret,
      kind: 'test' as const,
      folder: null,
      close: async () => {},
    };
    this.#running = await start(opened, settings, log);
  }

  async close(): Promise<void> {
    await this.#running?.close();
  }

  /** Asks the API as the holder of a token; the answer's status and body. */
  async api(
    method: string,
    path: string,
    { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const answer = await fetch(`${this.program.url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
  }
}
