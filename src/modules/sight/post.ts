import pino from 'pino';
import { makeWorker } from '../../entry/make-worker.ts';
import { Database } from '../../platform/database/database.ts';
import { mailServerOf } from '../../platform/mail/mail-server.ts';
import { type MailParser, startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { parseMail } from '../../platform/mail/parse-mail.ts';
import type { Worker } from '../../platform/sweep/worker.ts';
import { testSecret } from '../../testing/cluster.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { type MailSink, mailSink } from '../../testing/mail-sink.ts';
import { type TestGateway, testGateway } from '../../testing/text-gateway.ts';
import type { HttpStage } from './http-stage.ts';
import type { HttpWorld } from './http-world.ts';

/** A mail or text as it arrived. */
export type Delivered = {
  deskId: string;
  kind: string;
  recipient: string;
  /** Whose page its last words open, where that is a company's. */
  linkId: string | null;
  /** All that it says: to whom it is from, what about, its words in every form, its files. */
  text: string;
};

type Kept = {
  desk_id: string;
  id: string;
  kind: string;
  state: string;
  final_reply: string | null;
  channel: 'mail' | 'text';
  recipient: string;
  link_id: string | null;
};

/** Everything that happens after commit, and what takes the mails and texts that come of it. */
export class Post {
  readonly #stage: HttpStage;
  readonly #database: Database;
  readonly #worker: Worker;
  readonly #parser: MailParser;
  readonly #sink: MailSink;
  readonly #gateway: TestGateway;

  private constructor(
    stage: HttpStage,
    parts: { database: Database; parser: MailParser; sink: MailSink; gateway: TestGateway },
  ) {
    this.#stage = stage;
    this.#database = parts.database;
    this.#parser = parts.parser;
    this.#sink = parts.sink;
    this.#gateway = parts.gateway;
    this.#worker = makeWorker({
      database: parts.database,
      log: pino({ level: 'info' }, { write: (line: string) => void stage.logged.push(line) }),
      parser: parts.parser,
      ways: { server: mailServerOf(parts.sink.url), from: 'post@desks.example', texts: null },
    });
  }

  /** What it logs joins what the stage has logged. */
  static async open(stage: HttpStage, test: Pick<TestDatabase, 'admin'>): Promise<Post> {
    const [sink, gateway] = await Promise.all([mailSink(), testGateway()]);
    const database = new Database(test.admin, testSecret, {
      mailServer: 'mail.example',
      inside: ['127.0.0.1'],
    });
    return new Post(stage, { database, parser: startMailParser(), sink, gateway });
  }

  async close(): Promise<void> {
    await Promise.all([this.#database.close(), this.#parser.close(), this.#sink.close()]);
    await this.#gateway.close();
  }

  /** Lets all happen that is due today, and sends what was written since the world was drawn; what it says as it arrived. */
  async deliver({ world }: HttpWorld): Promise<Delivered[]> {
    const drawn = world.outbox.map((row) => row.id);
    await this.#stage.sql(`begin; set local session_replication_role = replica; ${today} commit`);
    await this.#stage.sql(reachable, [this.#gateway.url]);
    await this.#stage.sql(`update outbox set state = 'failed' where state = 'queued' and id = any ($1)`, [
      drawn,
    ]);
    await this.#worker.settle();
    await this.#stage.sql(`update outbox set next_attempt_at = app.now() where state = 'queued'`);
    await this.#worker.settle();
    const kept = await this.#stage.sql<Kept>(outgoing, [world.desks.map((row) => row.id), drawn]);
    const mails = new Map(this.#sink.got.splice(0).map((mail) => [idIn(mail.raw), mail.raw]));
    const texts = new Map(this.#gateway.got.splice(0).map(({ body, words }) => [idOf(body), words]));
    // A text that waits for somebody who works there no more goes nowhere, as it should.
    const sent = kept.filter((row) => row.final_reply !== 'whoever has the number works here no more');
    return Promise.all(
      sent.map(async (row) => {
        const raw = mails.get(row.id);
        const text = raw === undefined ? texts.get(row.id) : await allOf(raw);
        if (text === undefined) throw new Error(`this was not sent: ${JSON.stringify(row)}`);
        return deliveredAs(row, text);
      }),
    );
  }
}

const deliveredAs = ({ desk_id, kind, recipient, link_id }: Kept, text: string): Delivered => ({
  ...{ deskId: desk_id, kind, recipient, linkId: link_id, text },
});

const idIn = (raw: string): string => /^message-id: <([^@]+)@/im.exec(raw)?.[1] ?? '';
const idOf = (body: string): string => JSON.parse(body).data.text;

async function allOf(raw: string): Promise<string> {
  const { subject, authors, text, html, attachments } = await parseMail(Buffer.from(raw));
  const files = attachments.map(({ name, content }) => [name, Buffer.from(content).toString()]);
  return [subject, ...authors.map(({ name }) => name), text, html, ...files.flat()].join('\n');
}

/** Each number takes texts here, whatever became of it. */
const reachable = `
  update gateways set url = $1, ended_at = case format when 'standard' then null else app.now() end`;

/**
 * Whoever could be sent the morning, their day or what they are asked has chosen a time that has come; who was asked is
 * reminded, and no customer wants quiet.
 */
const today = `
  delete from endings e using engagements g where g.desk_id = e.desk_id and g.id = e.engagement_id and g.told_at is null;
  update customers set quiet_from = null, quiet_until = null;
  update mornings set at = '00:00', also_nothing = true;
  update pockets set day_at = '00:00', questions_at = '{00:00,00:01}' where confirmed_at is not null;
  update tasks set remind_at = app.now() where kind = 'work';`;

const outgoing = `
  select o.desk_id, o.id, o.kind, o.state, o.final_reply, o.channel, w.recipient,
    coalesce(w.headers ->> 'taskLinkId', w.headers ->> 'referralLinkId') as link_id
  from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
  where o.desk_id = any ($1) and o.id <> all ($2) and o.state <> 'not sent, not needed any more' order by o.id`;
