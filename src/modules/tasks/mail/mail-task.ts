import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { shortened } from '../../../platform/shortened.ts';
import { replyAddress, replyToken } from '../../conversations/index.ts';
import { keepTaskLink } from '../commands/make-task-link.ts';
import { tables } from '../tables.ts';
import { type Asked, askedByMail, type Task } from './asked-by-mail.ts';
import { texts } from './texts.ts';
import { taskMailWords } from './words.ts';

const mostOfRequest = 80;

/** What a company is told of a task: that it is asked, reminded, has it again, should stop it, or need not do it any more. */
type Telling = { deskId: string; taskId: string; entryId: string; tells: keyof typeof texts };

/**
 * Tells a company by mail, where the desk knows an address of it; answers whether it does. The mail goes in the transaction
 * of what it tells, and its Message-ID is fixed here.
 */
export async function mailTask(ctx: Context, { deskId, taskId, entryId, tells }: Telling): Promise<boolean> {
  const found = await askedByMail(ctx, { deskId, taskId });
  if (!found) return false;
  const said = await saidIn(ctx, { deskId, entryId });
  const asked = { ...found, who: said.by ?? found.who };
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
        subject: words.subject(desk, shortened(asked.request, mostOfRequest)),
        text: texts[tells](asked, words, said),
      })
      .execute(),
  ]);
  return true;
}

/** What is said in the moment in which it is, and by whom of the desk. */
async function saidIn(ctx: Context, { deskId, entryId }: { deskId: string; entryId: string }) {
  const said = await tables(ctx)
    .selectFrom('entries as e')
    .leftJoin('entryWords as w', (join) =>
      join.onRef('w.deskId', '=', 'e.deskId').onRef('w.entryId', '=', 'e.id'),
    )
    .leftJoin('persons as p', (join) =>
      join.onRef('p.id', '=', 'e.authorId').on('e.authorKind', '=', 'person'),
    )
    .select(['w.text', 'p.name as by'])
    .where('e.deskId', '=', deskId)
    .where('e.id', '=', entryId)
    .executeTakeFirst();
  return { entryId, text: said?.text ?? '', by: said?.by };
}

const longEnough = { hours: 24 * 14 };

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
