import { Agent, request } from 'node:http';
import { createTransport } from 'nodemailer';
import type { Filled } from '../fill/fill.ts';
import { answerTo } from '../load/answer-to.ts';
import { aMail } from '../mails/mail.ts';
import { type Random, seeded } from '../random.ts';
import type { Server } from '../server.ts';
import { peopleOf, tokensOf } from './people.ts';
import { mailsPerSecond, requestsPerSecond } from './verdict.ts';

const streamCount = 200;
/** Who would wait behind so many is not sent at all, and counted apart: the server has fallen behind, for whatever reason. */
const mostAtOnce = 300;

/** A desk at work, at the same pace whether it is answered soon or late. */
export class SoakLoad {
  latencies: number[] = [];
  mails = 0;
  pointers = 0;
  errors: Record<string, number> = {};
  readonly #filled: Filled;
  readonly #server: Server;
  readonly #random: Random = seeded(1);
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #streams = new Agent();
  readonly #transport;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #waiting = new Set<Promise<void>>();
  #ending = false;

  constructor(filled: Filled, server: Server) {
    this.#filled = filled;
    this.#server = server;
    this.#transport = createTransport({
      host: '127.0.0.1',
      port: server.smtpPort,
      pool: true,
      ignoreTLS: true,
    });
  }

  begin(): void {
    const tokens = tokensOf(this.#filled);
    for (let place = 0; place < streamCount; place += 1) this.#listen(tokens[place % tokens.length] ?? '');
    const next = peopleOf(this.#filled, this.#random);
    const ask = async () => {
      const { asked, token } = next();
      const sent = performance.now();
      const status = await answerTo(this.#agent, this.#server.url, { asked, token });
      if (status === asked.status) this.latencies.push(performance.now() - sent);
      else this.#wrong(`${status} for ${asked.method} ${asked.path.replace(/[0-9a-f-]{36}|\?.*/, '…')}`);
    };
    this.#every(requestsPerSecond, ask);
    this.#every(mailsPerSecond, () => this.#mail());
  }

  /** Asks nothing more, and waits for what was asked. */
  async end(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#waiting);
    this.#ending = true;
    this.#streams.destroy();
    this.#agent.destroy();
    this.#transport.close();
  }

  /** What was answered and what went wrong since it was last taken. */
  take(): Pick<SoakLoad, 'latencies' | 'mails' | 'pointers' | 'errors'> {
    const { latencies, mails, pointers, errors } = this;
    Object.assign(this, { latencies: [], mails: 0, pointers: 0, errors: {} });
    return { latencies, mails, pointers, errors };
  }

  #every(perSecond: number, act: () => Promise<void>): void {
    const once = () => {
      if (this.#waiting.size >= mostAtOnce) return this.#wrong('not asked, too many waited');
      const waiting = act().finally(() => this.#waiting.delete(waiting));
      this.#waiting.add(waiting);
    };
    this.#timers.push(setInterval(once, 1000 / perSecond));
  }

  async #mail(): Promise<void> {
    const to = this.#random.of(this.#filled.desks).address;
    const id = `soak.${this.#random.below(2 ** 40)}`;
    const from = `${id}@senders.example`;
    try {
      await this.#transport.sendMail({ envelope: { from, to }, raw: aMail(this.#random, { from, to, id }) });
      this.mails += 1;
    } catch (error) {
      this.#wrong(`mail refused: ${(error as Error).message}`);
    }
  }

  #listen(token: string): void {
    const broken = (how: string) => this.#ending || this.#wrong(`stream ${how}`);
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(`${this.#server.url}/api/stream`, { agent: this.#streams, headers }, (response) => {
      if (response.statusCode !== 200) broken(`answered ${response.statusCode}`);
      response.on('data', (chunk: Buffer) => {
        this.pointers += chunk.toString().split('data: ').length - 1;
      });
      response.on('error', () => {});
      response.once('close', () => broken('closed'));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => broken(error.code ?? 'failed'));
    sent.end();
  }

  #wrong(kind: string): void {
    this.errors[kind] = (this.errors[kind] ?? 0) + 1;
  }
}
