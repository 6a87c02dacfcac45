import { sql } from 'kysely';
import type { MailParser } from '../../../platform/mail/parse-in-thread.ts';
import type { FindKeys } from '../../../platform/mail/signers.ts';
import { aCase, type Desk } from '../../../testing/a-desk.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { publishedBy } from '../../../testing/signed-mail.ts';
import { type MailOutcome, readNextMail, type ToTask } from '../../conversations/mail/read-mail.ts';
import { takeIn } from '../../conversations/mail/take-in.ts';
import { askTask } from '../commands/ask-task.ts';
import { keepAddress } from '../commands/keep-address.ts';
import type { Question } from '../contract.ts';
import { passedOn } from '../fixtures.ts';
import { taskMail } from './take-task-mail.ts';

export const shop = { address: 'Returns@Soundhouse.example', domain: 'soundhouse.example' };

export const knowsAddress = (
  desk: Desk,
  { address, domain }: { address: string; domain: string | null } = shop,
) =>
  desk.as(desk.leo, (ctx) =>
    keepAddress(ctx, { desk: desk.slug, engagementId: desk.engagements.thirdParty, address, domain }),
  );

let made = 0;

/** A question to Soundhouse on a new case, which goes by mail. */
export async function askedByMail(desk: Desk, more: { question?: Question; due?: string } = {}) {
  made += 1;
  const theCase = await aCase(desk, { address: `mailed-${made}@customers.example` });
  const { id } = await desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: theCase.id, engagementId: desk.engagements.thirdParty, passedOn, ...more },
      request: 'Was the unit returned to you?',
    }),
  );
  return { theCase, id };
}

type Mailed = { to: string; subject: string; text: string; replyTo: string; inReplyTo: string | null };

/** What was written to a company about a task, in its order. */
export async function mailsOn(test: TestDatabase, taskId: string): Promise<(Mailed & { link: string })[]> {
  const { rows } = await test.sql(
    `select w.recipient as "to", w.subject, w.text, w.headers ->> 'replyTo' as "replyTo",
       w.headers ->> 'inReplyTo' as "inReplyTo", w.headers ->> 'taskLinkId' as link
     from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
     join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
     where e.task_id = $1 and o.kind = 'task' order by o.id`,
    [taskId],
  );
  return rows;
}

type Sent = {
  from?: string;
  to: string;
  subject?: string;
  text: string;
  headers?: Record<string, string>;
  raw?: string;
};

/** A mail that comes in and is read at once. */
export async function receive(
  {
    test,
    desk,
    parser,
    findKeys = publishedBy(),
    toTask = taskMail(findKeys),
  }: { test: TestDatabase; desk: Desk; parser: MailParser; findKeys?: FindKeys; toTask?: ToTask },
  { from = 'Anna <anna@soundhouse.example>', to, subject = 'Re: A question', text, headers = {}, raw }: Sent,
): Promise<MailOutcome> {
  const mail = raw ?? aMail({ from, to, subject, text, headers });
  await takeIn(test.database, { raw: Buffer.from(mail), from: 'anna@soundhouse.example', to: [to] });
  const failures: Error[] = [];
  const outcome = await desk.asDesk((ctx) =>
    readNextMail(ctx, parser, (failure) => failures.push(failure), toTask),
  );
  if (failures[0]) throw failures[0];
  if (!outcome || outcome === 'again') throw new Error('nothing was waiting that could be read');
  return outcome;
}

export const heldMails = (desk: Desk) =>
  desk.asDesk(async (ctx) => {
    const { rows } = await sql<{ id: string; reason: string }>`
      select id, reason from raw_mails where desk_id = ${desk.id} and state = 'quarantined' order by id`.execute(
      ctx.db,
    );
    return rows;
  });
