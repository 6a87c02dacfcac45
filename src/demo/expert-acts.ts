import { askNow } from '../modules/experts/commands/ask-now.ts';
import { goOnAsking } from '../modules/experts/commands/go-on-asking.ts';
import { markExpertise } from '../modules/experts/commands/mark-expertise.ts';
import { askedOfMe } from '../modules/experts/queries/asked-of-me.ts';
import { answerTask } from '../modules/tasks/index.ts';
import { usualWeek } from '../platform/time/hours.ts';
import { desks, type PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

/** What somebody can be asked on working days. */
export const knows =
  (by: PersonKey, words: string): Act =>
  async ({ stage, desk }) => {
    await stage.asPerson(by, (ctx) =>
      markExpertise(ctx, {
        ...{ desk: desks[desk].slug, language: 'en', knows: words, hours: usualWeek },
        ...{ byText: true, byMail: false, notBefore: null },
      }),
    );
  };

/** Whoever knows is asked at once, while the customer waits. */
export const asksNow =
  (by: PersonKey, question: string): Act =>
  async ({ stage, desk, caseId }) => {
    await stage.asPerson(by, (ctx) => askNow(ctx, { case: caseId, question }));
    await stage.asDesk(desk, goOnAsking);
  };

export const answersNow =
  (by: PersonKey, text: string): Act =>
  async ({ stage, caseId }) => {
    await stage.asPerson(by, async (ctx) => {
      const { items } = await askedOfMe(ctx);
      const asked = items.find((one) => one.case?.id === caseId);
      if (!asked) throw new Error(`${by} is not asked on this case`);
      await answerTask(ctx, { task: asked.taskId, state: 'done', text });
    });
  };
