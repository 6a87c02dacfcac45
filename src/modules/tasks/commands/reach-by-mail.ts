import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { mailToStaff, showInstant } from '../../conversations/index.ts';
import { mailTask } from '../mail/mail-task.ts';
import { offeredWords } from '../mail/offered-words.ts';
import { tables } from '../tables.ts';
import { newTaskLink } from './make-task-link.ts';

type Unheard = { personId: string; taskId: string | null; handOffId: string | null };

/**
 * The client's people who said yes by a link and never signed in are asked by mail, and answer by its link or by writing
 * back; what is offered to them is said by mail as well.
 */
export async function reachByMail(ctx: Context): Promise<number> {
  const { rows } = await sql<Unheard>`
    select person_id, task_id, hand_off_id from app.unheard_here()`.execute(ctx.db);
  for (const { personId, taskId, handOffId } of rows) {
    if (taskId) await ask(ctx, { personId, taskId });
    else if (handOffId) await sayOffered(ctx, { personId, handOffId });
  }
  return rows.length;
}

async function ask(ctx: Context, { personId, taskId }: { personId: string; taskId: string }): Promise<void> {
  const deskId = ctx.actor.deskId ?? '';
  const { due, entryId } = await tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 't.deskId').onRef('e.taskId', '=', 't.id').on('e.kind', '=', 'task asked'),
    )
    .select(['t.due', 'e.id as entryId'])
    .where('t.deskId', '=', deskId)
    .where('t.id', '=', taskId)
    .executeTakeFirstOrThrow();
  const from = due !== null && due > ctx.now ? due : ctx.now;
  const { id, tokenHash, replyHash, expiresAt } = newTaskLink(ctx, { from });
  const { rows } = await sql<{ isMade: boolean }>`
    select app.link_unheard(${personId}, ${taskId}, ${id}, ${tokenHash}, ${replyHash}, ${expiresAt})
      as is_made`.execute(ctx.db);
  if (rows[0]?.isMade) await mailTask(ctx, { deskId, taskId, entryId, tells: 'asked' });
}

type Offered = { personId: string; handOffId: string };

async function sayOffered(ctx: Context, { personId, handOffId }: Offered): Promise<void> {
  const { rows } = await sql<{ isOurs: boolean }>`
    select app.say_offered(${handOffId}) as is_ours`.execute(ctx.db);
  if (!rows[0]?.isOurs) return;
  const offer = await tables(ctx)
    .selectFrom('handOffs as h')
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 'h.deskId').onRef('c.id', '=', 'h.caseId'))
    .innerJoin('handOffWords as w', (join) =>
      join.onRef('w.deskId', '=', 'h.deskId').onRef('w.handOffId', '=', 'h.id'),
    )
    .innerJoin('persons as p', 'p.id', 'h.fromId')
    .select(['c.reference', 'w.situation', 'p.name as by', 'h.answerBy'])
    .where('h.deskId', '=', ctx.actor.deskId ?? '')
    .where('h.id', '=', handOffId)
    .executeTakeFirstOrThrow();
  await mailToStaff(ctx, personId, (language, { name, zone }) => {
    const words = offeredWords(language);
    const url = `${ctx.site.url}/app/cases/${offer.reference}`;
    const until = offer.answerBy && showInstant(offer.answerBy, { language, zone });
    return { subject: words.subject(name), text: words.text({ ...offer, desk: name, until, url }) };
  });
}
