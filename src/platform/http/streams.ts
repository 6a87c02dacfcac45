import type { FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Credential } from '../actor.ts';
import type { Database } from '../database/database.ts';
import type { Connection } from '../database/roles.ts';
import type { Pointer } from '../sweep/worker.ts';
import { credentialInAddress } from './credential.ts';
import type { HttpServer } from './server.ts';

type Stream = { credential: Credential; desks: Set<string>; reply: FastifyReply };

const beatMs = 20_000;
const reconnectMs = 1000;
const mostBuffered = 64 * 1024;
const again = 'data: {"event":"again"}\n\n';

/**
 * Open screens hear by server-sent events that something changed: pointers only, so that whoever may not see it learns
 * nothing. A lost stream loses nothing either; the screen asks again when it is back.
 */
export class Streams {
  readonly #database: Database;
  readonly #connection: Connection;
  readonly #log: Logger;
  readonly #streams = new Set<Stream>();
  readonly #beat: NodeJS.Timeout;
  #listener: pg.Client | undefined;
  #later: NodeJS.Timeout | undefined;
  #closing = false;
  onWork: (who: string) => void = () => {};

  constructor(deps: { database: Database; connection: Connection; log: Logger }) {
    this.#database = deps.database;
    this.#connection = deps.connection;
    this.#log = deps.log;
    this.#beat = setInterval(() => this.#tellWhoMay(': still here\n\n'), beatMs);
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Hears of what other processes did until it is closed; a connection that breaks is opened again. */
  async listen(): Promise<void> {
    const client = new pg.Client({ ...this.#connection, connectionTimeoutMillis: 10_000 });
    client.on('notification', ({ channel, payload = '' }) => this.#heard(channel, payload));
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('listen pointers; listen rights; listen work');
    } catch (error) {
      await client.end();
      throw error;
    }
    // Only now: a try that fails is tried again by whoever made it, and by nobody else.
    client.once('end', () => this.#listenLater());
    this.#listener = client;
    if (this.#closing) return client.end();
    // Nobody told of what happened while nobody listened.
    void this.#tellWhoMay(again);
  }

  addRoute(server: HttpServer): void {
    server.get('/api/stream', { schema: { hide: true } }, (request, reply) => this.#open(request, reply));
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#beat);
    clearTimeout(this.#later);
    this.#each((stream) => stream.reply.raw.end());
    await this.#listener?.end();
  }

  async #open(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const credential = credentialInAddress(request);
    const desks = await this.#desksOf(credential);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const stream = { credential, desks, reply };
    this.#streams.add(stream);
    reply.raw.on('close', () => this.#streams.delete(stream));
    write(stream, 'retry: 1000\ndata: {"event":"open"}\n\n');
    // A right may have ended between the first look and the moment from which this stream hears of it.
    await this.#holdRightly(stream);
  }

  async #desksOf(credential: Credential): Promise<Set<string>> {
    return this.#database.as(credential, async (ctx) => new Set(ctx.actor.desks.map((desk) => desk.deskId)));
  }

  #heard(channel: string, payload: string): void {
    if (channel === 'work') this.onWork(payload);
    if (channel === 'rights') void this.#tellWhoMay(again);
    if (channel === 'pointers') {
      for (const pointer of JSON.parse(payload) as Pointer[]) {
        this.#each(
          (stream) =>
            stream.desks.has(pointer.deskId) && write(stream, `data: ${JSON.stringify(pointer)}\n\n`),
        );
      }
    }
  }

  /** Somebody's rights may have changed, or their session run out: every stream is held only by who may still hold it. */
  async #tellWhoMay(text: string): Promise<void> {
    for (const stream of [...this.#streams]) {
      if (await this.#holdRightly(stream)) write(stream, text);
    }
  }

  async #holdRightly(stream: Stream): Promise<boolean> {
    try {
      stream.desks = await this.#desksOf(stream.credential);
      return true;
    } catch {
      stream.reply.raw.end();
      this.#streams.delete(stream);
      return false;
    }
  }

  #listenLater(): void {
    if (this.#closing) return;
    this.#log.warn('the notification channel was lost; it is opened again');
    this.#later = setTimeout(() => {
      this.listen().catch(() => this.#listenLater());
    }, reconnectMs);
  }

  #each(act: (stream: Stream) => unknown): void {
    for (const stream of this.#streams) act(stream);
  }
}

/** A reader that does not keep up is let go; it comes back and asks again. */
function write(stream: Stream, text: string): void {
  const { raw } = stream.reply;
  if (raw.writableLength > mostBuffered) raw.destroy();
  else raw.write(text);
}
