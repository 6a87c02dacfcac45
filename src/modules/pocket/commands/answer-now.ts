import type { Context } from '../../../platform/context.ts';
import { asRefusal } from '../../../platform/database/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { shortened } from '../../../platform/shortened.ts';
import { type NewFile, orElse, showTo } from '../../conversations/index.ts';
import { askedByText } from '../../experts/index.ts';
import { answerTask, writeOnTask } from '../../tasks/index.ts';
import type { Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';
import { asDesk, asThem } from './as-them.ts';

/** With which alone somebody says that they cannot say. */
const pass = /^(pass|weiter|paso)[.! ]*$/iu;
const mostOfQuestion = 60;

/**
 * What somebody who was asked at once by text writes back is the answer. Who was too late, or slower than another, is read
 * beside it. Null where they were asked nothing.
 */
export async function answerNow(
  ctx: Context,
  worker: Worker,
  { text, files }: { text: string; files: NewFile[] },
): Promise<string | null> {
  const asked = await askedByText(ctx, worker);
  if (!asked) return null;
  const { id: task, caseId, by } = asked;
  const words = pocketWords(worker.language);
  const question = shortened(asked.question, mostOfQuestion);
  const isPass = pass.test(text.trim());
  return orElse(
    ctx,
    async () => {
      const them = await asThem(ctx, worker);
      if (!asked.isOpen) await writeOnTask(them, asked, { text, channel: 'text', files });
      else if (isPass) await answerTask(them, { task, state: 'declined' }, { channel: 'text' });
      else await answerTask(them, { task, state: 'done', text }, { channel: 'text', files });
      await showTo(ctx, worker, { cases: [{ caseId }] });
      if (!asked.isOpen) return words.saidLate(by, question);
      return isPass ? words.cannotSay(by) : words.saidNow(by, question);
    },
    async (failure) => {
      if (!(asRefusal(failure) instanceof Refusal)) throw failure;
      await asDesk(ctx, worker);
      return null;
    },
  );
}
