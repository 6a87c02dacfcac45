import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { addFile } from './commands/add-file.ts';
import { takeTaskBack } from './commands/take-task-back.ts';
import { answer, asked } from './fixtures.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const file = { name: 'receipt.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4') };
const add = (who: Desk['sam'], task: string) => desk.as(who, (ctx) => addFile(ctx, { task, file }));

describe('a file that whoever is asked adds with an account', () => {
  it.each(['thirdParty', 'client'] as const)(
    'stands on the task, and whoever asked hears: %s',
    async (of) => {
      const who = of === 'client' ? desk.leo : desk.sam;
      const { theCase, id } = await asked(desk, of);
      await add(who, id);
      await desk.as(who, (ctx) => answer(ctx, id, { state: 'done', text: 'See the receipt.' }));
      const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
      expect(entries.at(-2)).toMatchObject({
        ...{ kind: 'task written', audience: of === 'client' ? 'companies' : 'task', taskId: id },
        files: [{ name: 'receipt.pdf' }],
      });
      const { items } = await desk.as(desk.dana, myMentions);
      expect(items.filter(({ caseId }) => caseId === theCase.id).map(({ kind }) => kind)).toContain(
        'task written',
      );
      const theirs = await desk.as(who, (ctx) => oneTask(ctx, { task: id }));
      expect(theirs.entries.flatMap(({ files }) => files)).toMatchObject([{ name: 'receipt.pdf' }]);
      await add(who, id);
    },
  );

  it('is not added by anybody else, nor to what nobody needs any more', async () => {
    const { id } = await asked(desk);
    await expect(add(desk.dana, id)).rejects.toMatchObject({ kind: 'forbidden' });
    const other = await aDesk(test);
    await expect(other.as(other.sam, (ctx) => addFile(ctx, { task: id, file }))).rejects.toMatchObject({
      kind: 'not-found',
    });
    await desk.as(desk.dana, (ctx) => takeTaskBack(ctx, { task: id }));
    await expect(add(desk.sam, id)).rejects.toMatchObject({ code: 'task.over' });
  });
});
