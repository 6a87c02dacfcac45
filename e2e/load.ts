import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import type { Program } from './program.ts';

type Asked = { marker: string; acknowledged: boolean; again: () => Promise<boolean> };

/** Writes without pause over HTTP and SMTP and keeps a journal of what was asked and what was acknowledged. */
export class Load {
  readonly asked: Asked[] = [];
  readonly #program: Program;
  readonly #token: string;
  #stopping = false;
  #workers: Promise<void>[] = [];

  constructor(program: Program, token: string) {
    this.#program = program;
    this.#token = token;
  }

  begin(): void {
    this.#stopping = false;
    this.#workers = [
      this.#write('http'),
      this.#write('http'),
      this.#write('http'),
      this.#write('mail'),
      this.#write('mail'),
    ];
  }

  async end(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#workers);
  }

  get acknowledged(): number {
    return this.asked.filter((one) => one.acknowledged).length;
  }

  /** Asks again, in the same words and with the same key, for everything that was never answered. */
  async askAgain(): Promise<void> {
    for (const one of this.asked.filter((each) => !each.acknowledged)) {
      while (!one.acknowledged) {
        one.acknowledged = await one.again();
        if (!one.acknowledged) await wait(50);
      }
    }
  }

  async #write(way: 'http' | 'mail'): Promise<void> {
    while (!this.#stopping) {
      const marker = `m-${randomUUID()}`;
      const again = way === 'http' ? this.#post(marker) : this.#send(marker);
      const one = { marker, acknowledged: false, again };
      this.asked.push(one);
      one.acknowledged = await again();
      if (!one.acknowledged) await wait(250);
    }
  }

  #post(marker: string): () => Promise<boolean> {
    const body = JSON.stringify({
      subject: marker,
      text: marker,
      customer: { name: 'Load', address: `${marker}@customers.example` },
    });
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'content-type': 'application/json',
      'idempotency-key': marker,
    };
    return async () => {
      try {
        const answer = await fetch(`${this.#program.url}/api/desks/harmon/cases`, {
          method: 'POST',
          headers,
          body,
        });
        await answer.arrayBuffer();
        return answer.status === 201;
      } catch {
        return false;
      }
    };
  }

  #send(marker: string): () => Promise<boolean> {
    const from = `${marker}@customers.example`;
    const raw = aMail({
      from,
      to: 'help@harmon.example',
      subject: marker,
      text: marker,
      headers: { 'Message-ID': `<${marker}@customers.example>` },
    });
    return async () => {
      try {
        await sendBySmtp(
          { host: '127.0.0.1', port: this.#program.smtpPort },
          { from, to: 'help@harmon.example', raw },
        );
        return true;
      } catch {
        return false;
      }
    };
  }
}
