import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import type { Program } from './program.ts';

type Way = 'case' | 'message' | 'mail';

/** Something that was asked: a word of its own that stands in it, and how to ask for it again in the same words. */
type Asked = { marker: string; way: Way; acknowledged: boolean; again: () => Promise<boolean> };

export const address = 'help@harmon.example';
export const customerOf = (marker: string) => `${marker}@customers.example`;

/** Writes without pause over HTTP and SMTP and keeps a journal of what was asked and what was acknowledged. */
export class Load {
  readonly asked: Asked[] = [];
  /** Answers that name a mistake of ours; a server that is away says 503, or nothing. */
  readonly mistakes: string[] = [];
  /** Each is written to by one writer alone, so that no two of them meet. */
  readonly cases: string[];
  readonly #program: Program;
  readonly #token: string;
  #stopping = false;
  #writers: Promise<void>[] = [];

  constructor(program: Program, { token, cases }: { token: string; cases: string[] }) {
    this.#program = program;
    this.#token = token;
    this.cases = cases;
  }

  begin(): void {
    this.#stopping = false;
    this.#writers = [
      ...this.cases.map((theCase) => this.#write('message', (marker) => this.#say(theCase, marker))),
      ...[1, 2].map(() => this.#write('case', (marker) => this.#open(marker))),
      ...[1, 2].map(() => this.#write('mail', (marker) => this.#send(mailWith(marker)))),
    ];
  }

  async end(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#writers);
  }

  get acknowledged(): number {
    return this.asked.filter((one) => one.acknowledged).length;
  }

  /** Notes a mail that somebody else has begun to send. */
  note(marker: string, raw: string): Asked {
    const again = this.#send({ from: customerOf(marker), raw });
    const one: Asked = { marker, way: 'mail', acknowledged: false, again };
    this.asked.push(one);
    return one;
  }

  /** Asks again for everything that was never answered. */
  async askAgain(): Promise<void> {
    for (const one of this.asked) await this.#until(one, () => false);
  }

  async #write(way: Way, asking: (marker: string) => () => Promise<boolean>): Promise<void> {
    while (!this.#stopping) {
      const marker = `m-${randomUUID()}`;
      const one = { marker, way, acknowledged: false, again: asking(marker) };
      this.asked.push(one);
      await this.#until(one, () => this.#stopping);
    }
  }

  /** As any careful program does: the same again, with the same key, until somebody says yes. */
  async #until(one: Asked, isEnough: () => boolean): Promise<void> {
    while (!one.acknowledged) {
      one.acknowledged = await one.again();
      if (one.acknowledged || isEnough()) return;
      await wait(100);
    }
  }

  #open(marker: string): () => Promise<boolean> {
    const customer = { name: 'Load', address: customerOf(marker) };
    return this.#post('/api/desks/harmon/cases', { subject: marker, text: marker, customer }, marker);
  }

  #say(theCase: string, marker: string): () => Promise<boolean> {
    return this.#post(`/api/cases/${theCase}/messages`, { text: marker, audience: 'customer' }, marker);
  }

  #post(path: string, body: unknown, key: string): () => Promise<boolean> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    };
    return async () => {
      try {
        const answer = await fetch(`${this.#program.url}${path}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        });
        const said = await answer.text();
        if (answer.status >= 500 && answer.status !== 503) this.mistakes.push(`${answer.status} ${said}`);
        return answer.status === 201;
      } catch {
        return false;
      }
    };
  }

  #send({ from, raw }: { from: string; raw: string }): () => Promise<boolean> {
    return async () => {
      try {
        await sendBySmtp({ host: '127.0.0.1', port: this.#program.smtpPort }, { from, to: address, raw });
        return true;
      } catch {
        return false;
      }
    };
  }
}

export function mailWith(marker: string): { from: string; raw: string } {
  const from = customerOf(marker);
  const headers = { 'Message-ID': `<${from}>` };
  return { from, raw: aMail({ from, to: address, subject: marker, text: marker, headers }) };
}
