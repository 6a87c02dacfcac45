import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { shortened } from '../../../platform/shortened.ts';
import { showInstant, showTo, textToStaff } from '../../conversations/index.ts';
import { mailTask, newTaskLink } from '../../tasks/index.ts';
import { expertsOf, type Known } from '../queries/experts.ts';
import { askedByText, type TurnTaken } from '../queries/turns.ts';
import { tables } from '../tables.ts';
import { expertWords } from '../words.ts';

type Asked = { deskId: string; caseId: string; question: string; by: string; endsAt: Instant };
type Reaching = { ask: Asked; expert: Known; taskId: string };

/** Beside the app by text, or else by mail. Of two questions at a time one is texted, so that it is clear what is answered. */
export async function reach(
  ctx: Context,
  { ask, expert, taskId }: Reaching,
): Promise<{ byText: boolean; byMail: boolean }> {
  const { number, personId, mails } = expert;
  if (number !== null && personId !== null) {
    const asked = await askedByText(ctx, { deskId: ask.deskId, personId });
    if (!asked?.isOpen) {
      await byText(ctx, { ask, expert, taskId }, number);
      return { byText: true, byMail: false };
    }
  }
  return { byText: false, byMail: mails && (await byMail(ctx, { ask, expert, taskId })) };
}

/** Who was reached beside the app hears there, too, that it is not needed any more. */
export async function tellOver(
  ctx: Context,
  { deskId, by }: Pick<Asked, 'deskId' | 'by'>,
  turns: readonly TurnTaken[],
): Promise<void> {
  const texted = turns.filter((turn) => turn.byText);
  if (texted.length > 0) {
    const { languages } = await deskOf(ctx, deskId);
    const words = expertWords(languages[0] ?? 'en').over(by);
    const known = await expertsOf(ctx, { deskId, said: '' });
    for (const { personId } of texted) {
      const number = known.find((one) => one.personId === personId)?.number;
      if (number) await textToStaff(ctx, { deskId, number, words });
    }
  }
  // A company is told with the task itself.
  for (const { id: taskId } of turns.filter(({ byMail, isOutside }) => byMail && !isOutside))
    await mailTask(ctx, {
      deskId,
      taskId,
      entryId: await askedIn(ctx, { deskId, taskId }),
      tells: 'withdrawn',
    });
}

const mostOfQuestion = 300;

async function byText(ctx: Context, { ask, expert }: Reaching, number: string): Promise<void> {
  const { deskId, question, by, endsAt } = ask;
  const { name, zone, languages } = await deskOf(ctx, deskId);
  const language = languages[0] ?? 'en';
  await seen(ctx, { ask, expert });
  await textToStaff(ctx, {
    ...{ deskId, number },
    words: expertWords(language).asks({
      ...{ by, desk: name, question: shortened(question, mostOfQuestion) },
      until: showInstant(endsAt, { language, zone }),
    }),
  });
}

/** Whoever works on the desk answers by a link of their own, or by writing back, like a company. */
async function byMail(ctx: Context, { ask, expert, taskId }: Reaching): Promise<boolean> {
  const { deskId, endsAt } = ask;
  if (expert.personId !== null) {
    const { id, tokenHash, replyHash, expiresAt } = newTaskLink(ctx, { from: endsAt });
    await sql`select app.link_asked(${taskId}, ${id}, ${tokenHash}, ${replyHash}, ${expiresAt})`.execute(
      ctx.db,
    );
    await seen(ctx, { ask, expert });
  }
  return mailTask(ctx, { deskId, taskId, entryId: await askedIn(ctx, { deskId, taskId }), tells: 'now' });
}

const seen = (ctx: Context, { ask: { deskId, caseId }, expert }: Pick<Reaching, 'ask' | 'expert'>) =>
  showTo(
    ctx,
    { deskId, personId: expert.personId ?? '', organizationId: expert.organizationId },
    { cases: [{ caseId }], as: 'opened' },
  );

const deskOf = (ctx: Context, deskId: string) =>
  tables(ctx)
    .selectFrom('desks')
    .select(['name', 'zone', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();

async function askedIn(
  ctx: Context,
  { deskId, taskId }: { deskId: string; taskId: string },
): Promise<string> {
  const { id } = await tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('kind', '=', 'task asked')
    .executeTakeFirstOrThrow();
  return id;
}
