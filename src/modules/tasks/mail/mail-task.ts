import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { replyAddress, replyToken, showInstant } from '../../conversations/index.ts';
import { keepTaskLink } from '../commands/make-task-link.ts';
import { tables } from '../tables.ts';
import { firstReminder } from './first-reminder.ts';
import { type TaskMailWords, taskMailWords } from './words.ts';

/** What a company is told of a task: that it is asked, reminded, has it again, should stop it, or need not do it any more. */
type Telling = { deskId: string; taskId: string; entryId: string; tells: keyof typeof texts };

const mostOfRequest = 80;

/**
 * Tells a company by mail, where the desk knows an address of it; answers whether it does. The mail goes in the transaction
 * of what it tells, and its Message-ID is fixed here.
 */
export async function mailTask(ctx: Context, { deskId, taskId, entryId, tells }: Telling): Promise<boolean> {
  const asked = await askedByMail(ctx, { deskId, taskId });
  if (!asked) return false;
  const db = tables(ctx);
  const id = uuid();
  const linkId = (await lastingLink(ctx, { deskId, taskId })) ?? (await newLink(ctx, asked));
  const words = taskMailWords(asked.language);
  const { deskAddress, desk, who } = asked;
  const headers = {
    from: { name: `${who} (${desk})`, address: deskAddress },
    replyTo: replyAddress(deskAddress, replyToken(ctx.site, linkId)),
    inReplyTo: await mailBefore(ctx, { deskId, taskId }),
    automatic: ctx.actor.kind === 'desk-system' ? 'auto-generated' : null,
    taskLinkId: linkId,
    language: asked.language,
  };
  if (tells === 'asked' || tells === 'again') await remindLater(ctx, asked);
  await Promise.all([
    db
      .insertInto('outbox')
      .values({
        ...{ deskId, id, caseId: asked.caseId, entryId, kind: 'task' },
        messageId: `<${id}@${deskAddress.split('@')[1]}>`,
        ...{ leasedUntil: null, finalReply: null, settledAt: null },
      })
      .execute(),
    db
      .insertInto('outboxWords')
      .values({
        ...{ deskId, outboxId: id, recipient: asked.address, html: null },
        headers: JSON.stringify(headers),
        subject: words.subject(desk, beginOf(asked.request)),
        text: texts[tells](asked, words, await wordsOf(ctx, { deskId, entryId })),
      })
      .execute(),
  ]);
  return true;
}

/** Whether a company is written to about a task: where the desk knows an address of it, as long as it is engaged. */
export const hearsByMail = async (ctx: Context, task: Task): Promise<boolean> =>
  (await askedByMail(ctx, task)) !== undefined;

type Task = { deskId: string; taskId: string };
type Asked = NonNullable<Awaited<ReturnType<typeof askedByMail>>>;

/** The task as whoever is asked reads it, and where they are written to. */
async function askedByMail(ctx: Context, { deskId, taskId }: Task) {
  const asked = await tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .leftJoin('taskAddresses as a', (join) =>
      join.onRef('a.deskId', '=', 't.deskId').onRef('a.engagementId', '=', 't.engagementId'),
    )
    .leftJoin('taskLinks as l', (join) =>
      join
        .onRef('l.deskId', '=', 't.deskId')
        .onRef('l.taskId', '=', 't.id')
        .on('l.personId', 'is not', null)
        .on('l.revokedAt', 'is', null),
    )
    .leftJoin('personSettings as s', 's.personId', 'l.personId')
    .innerJoin('engagements as g', (join) =>
      join.onRef('g.deskId', '=', 't.deskId').onRef('g.id', '=', 't.engagementId'),
    )
    .innerJoin('desks as d', 'd.id', 't.deskId')
    .innerJoin('persons as p', 'p.id', 't.askedById')
    .innerJoin('organizations as o', 'o.id', 't.askedByOrganizationId')
    .select(['t.deskId', 't.id', 't.caseId', 't.due', 'w.request', 'w.passedOn', 'w.choices', 'w.otherwise'])
    .select((row) => [
      row.fn.coalesce('a.address', 's.mail').$notNull().as('address'),
      'd.name as desk',
      'd.address as deskAddress',
      row.fn.coalesce('s.languages', 'd.languages').as('languages'),
    ])
    .select(['d.zone', 'd.hours', 'd.holidays', 't.stopUntil'])
    .select(['p.name as who', 'o.name as company'])
    .where('t.deskId', '=', deskId)
    .where('t.id', '=', taskId)
    .where((row) => row(row.fn.coalesce('a.address', 's.mail'), 'is not', null))
    // Whoever works there no more reads nothing more.
    .where(sql<boolean>`app.running(g.starts_at, g.ends_at)`)
    .executeTakeFirst();
  return asked && { ...asked, language: asked.languages[0] ?? 'en' };
}

const texts = {
  asked: asking,
  again: askingAgain,
  withdrawn: notNeeded,
  stop: stopping,
  reminder: (asked: Asked, words: TaskMailWords) => `${words.reminder}\n\n${asking(asked, words)}`,
  due: (asked: Asked, words: TaskMailWords) => `${words.isDue}\n\n${asking(asked, words)}`,
};

/** What whoever asked says in the moment in which they say it. */
async function wordsOf(
  ctx: Context,
  { deskId, entryId }: { deskId: string; entryId: string },
): Promise<string> {
  const said = await tables(ctx)
    .selectFrom('entryWords')
    .select('text')
    .where('deskId', '=', deskId)
    .where('entryId', '=', entryId)
    .executeTakeFirst();
  return said?.text ?? '';
}

function askingAgain(asked: Asked, words: TaskMailWords, why: string): string {
  const { who, desk, request, due } = asked;
  return paragraphs([
    words.notGoodEnough(who, desk),
    why,
    `${words.youWereAsked}\n${request}`,
    due && words.due(showInstant(due, asked)),
    passedOn(asked, words),
    words.howToAnswer(who),
    words.page,
  ]);
}

function asking(asked: Asked, words: TaskMailWords): string {
  const { who, company, desk, request, due, choices, otherwise } = asked;
  return paragraphs([
    words.asks(who, company, desk),
    request,
    due && words.due(showInstant(due, asked)),
    otherwise && words.otherwise(otherwise),
    passedOn(asked, words),
    choices
      ? [words.howToChoose, ...choices.map((choice, at) => `${at + 1}  ${choice}`)].join('\n')
      : words.howToAnswer(who),
    words.page,
  ]);
}

function notNeeded({ who, desk, request }: Asked, words: TaskMailWords): string {
  return paragraphs([words.notNeeded(who, desk), `${words.youWereAsked}\n${request}`, words.page]);
}

function stopping({ who, request, stopUntil, ...asked }: Asked, words: TaskMailWords): string {
  return paragraphs([
    words.stopAsked,
    stopUntil && words.stopUntil(showInstant(stopUntil, asked)),
    `${words.youWereAsked}\n${request}`,
    words.howToStop(who),
    words.page,
  ]);
}

function passedOn({ passedOn: data }: Asked, words: TaskMailWords): string | null {
  const lines = Object.entries(data as Record<string, string>).map(([label, value]) => `${label}: ${value}`);
  return lines.length > 0 ? [words.passedOn, ...lines].join('\n') : null;
}

const paragraphs = (parts: (string | null)[]): string => parts.filter(Boolean).join('\n\n');

/** The first line, cut where a word ends. */
function beginOf(request: string): string {
  const line = request.trim().split('\n', 1)[0] ?? '';
  if (line.length <= mostOfRequest) return line;
  return `${line
    .slice(0, mostOfRequest)
    .replace(/\s+\S*$/u, '')
    .toWellFormed()} …`;
}

const longEnough = { hours: 24 * 14 };

/** Somebody who does not answer is reminded by the way they were asked. */
async function remindLater(ctx: Context, { deskId, id, due, zone, hours, holidays }: Asked): Promise<void> {
  await tables(ctx)
    .updateTable('tasks')
    .set({ remindAt: firstReminder(ctx.now, due, { zone, hours, holidays }), reminded: 0 })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
}

/** The link they have already, while there is time left to use it. */
export async function lastingLink(ctx: Context, { deskId, taskId }: Task): Promise<string | undefined> {
  const needed = Temporal.Instant.from(ctx.now).add(longEnough).toString();
  const link = await tables(ctx)
    .selectFrom('taskLinks')
    .select('id')
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('replyHash', 'is not', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', needed)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return link?.id;
}

/** It holds for as long as they may have something to say: until a while after it is needed. */
function newLink(ctx: Context, { deskId, id: taskId, due }: Asked): Promise<string> {
  const days = Math.ceil(daysUntil(ctx.now, due)) + 30;
  return keepTaskLink(ctx, { deskId, taskId, days });
}

function daysUntil(now: Instant, due: Instant | null): number {
  if (due === null) return 0;
  return Math.max(0, Temporal.Instant.from(now).until(due).total('hours') / 24);
}

/** Mails about one task stand together in the mail program of whoever is asked. */
async function mailBefore(ctx: Context, { deskId, taskId }: Task): Promise<string | null> {
  const before = await tables(ctx)
    .selectFrom('outbox as o')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 'o.deskId').onRef('e.id', '=', 'o.entryId'),
    )
    .select('o.messageId')
    .where('e.deskId', '=', deskId)
    .where('e.taskId', '=', taskId)
    .where('o.kind', '=', 'task')
    .orderBy('o.id', 'desc')
    .executeTakeFirst();
  return before?.messageId ?? null;
}
