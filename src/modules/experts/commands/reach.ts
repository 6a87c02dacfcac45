import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { shortened } from '../../../platform/shortened.ts';
import { showInstant, showTo, textToStaff } from '../../conversations/index.ts';
import { mailTask, newTaskLink } from '../../tasks/index.ts';
import type { Known } from '../queries/experts.ts';
import { tables } from '../tables.ts';
import { expertWords } from '../words.ts';

type Asked = { deskId: string; caseId: string; question: string; by: string; endsAt: Instant };
type Reaching = { ask: Asked; expert: Known; taskId: string };

/** Beside the app by text, or else by mail; a company is written to as of each task. */
export async function reach(
  ctx: Context,
  { ask, expert, taskId }: Reaching,
): Promise<{ byText: boolean; byMail: boolean }> {
  if (expert.personId === null) return { byText: false, byMail: expert.mails };
  if (expert.number !== null) {
    await byText(ctx, { ask, expert, taskId }, expert.number);
    return { byText: true, byMail: false };
  }
  return { byText: false, byMail: expert.mails && (await byMail(ctx, { ask, taskId })) };
}

const mostOfQuestion = 300;

async function byText(ctx: Context, { ask, expert }: Reaching, number: string): Promise<void> {
  const { deskId, caseId, question, by, endsAt } = ask;
  const { name, zone, languages } = await tables(ctx)
    .selectFrom('desks')
    .select(['name', 'zone', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const language = languages[0] ?? 'en';
  await showTo(
    ctx,
    { deskId, personId: expert.personId ?? '', organizationId: expert.organizationId },
    { cases: [{ caseId }], as: 'opened' },
  );
  await textToStaff(ctx, {
    ...{ deskId, number },
    words: expertWords(language).asks({
      ...{ by, desk: name, question: shortened(question, mostOfQuestion) },
      until: showInstant(endsAt, { language, zone }),
    }),
  });
}

/** They answer by a link of their own, or by writing back. */
async function byMail(
  ctx: Context,
  { ask: { deskId, endsAt }, taskId }: Pick<Reaching, 'ask' | 'taskId'>,
): Promise<boolean> {
  const { id, tokenHash, replyHash, expiresAt } = newTaskLink(ctx, { from: endsAt });
  await sql`select app.link_asked(${taskId}, ${id}, ${tokenHash}, ${replyHash}, ${expiresAt})`.execute(
    ctx.db,
  );
  const { entryId } = await tables(ctx)
    .selectFrom('entries')
    .select('id as entryId')
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('kind', '=', 'task asked')
    .executeTakeFirstOrThrow();
  return mailTask(ctx, { deskId, taskId, entryId, tells: 'now' });
}
