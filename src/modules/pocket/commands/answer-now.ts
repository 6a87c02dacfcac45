import type { Context } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type NewFile, orElse, showTo } from '../../conversations/index.ts';
import { answerTask } from '../../tasks/index.ts';
import { tables } from '../tables.ts';
import type { Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';
import { asDesk, asThem } from './as-them.ts';

/** With which alone somebody says that they cannot say. */
const no = /^(no|nein|nope)[.! ]*$/iu;

/** What somebody who is asked at once texts is the answer; null where they are not asked, or somebody was faster. */
export async function answerNow(
  ctx: Context,
  worker: Worker,
  { text, files }: { text: string; files: NewFile[] },
): Promise<string | null> {
  const asked = await askedNow(ctx, worker);
  if (!asked || text === '') return null;
  const { id: task, caseId, by } = asked;
  const isNo = no.test(text.trim());
  return orElse(
    ctx,
    async () => {
      const answer = isNo ? { task, state: 'declined' as const } : { task, state: 'done' as const, text };
      await answerTask(await asThem(ctx, worker), answer, { channel: 'text', files });
      await showTo(ctx, worker, { cases: [{ caseId }] });
      const words = pocketWords(worker.language);
      return isNo ? words.cannotSay(by) : words.saidNow(by);
    },
    async (failure) => {
      if (!(failure instanceof Refusal)) throw failure;
      await asDesk(ctx, worker);
      return null;
    },
  );
}

const askedNow = (ctx: Context, { deskId, personId }: Worker) =>
  tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('persons as p', 'p.id', 't.askedById')
    .select(['t.id', 't.caseId', 'p.name as by'])
    .where('t.deskId', '=', deskId)
    .where('t.personId', '=', personId)
    .where('t.atOnce', '=', true)
    .where('t.state', '=', 'asked')
    .where('t.due', '>', ctx.now)
    .orderBy('t.recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
