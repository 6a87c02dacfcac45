import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const publish = (article: string) =>
  desk.as(desk.leo, (ctx) => judgeArticle(ctx, { article, audience: 'customers' }));

describe('a part of a name that an article for customers says', () => {
  it.each([
    ['Wei Li', 'As Li said, we li in it.', 'Li'],
    ['محمد حسن', 'كما قال حسن اليوم', 'حسن'],
    ['משה כהן', 'כמו שאמר כהן היום', 'כהן'],
    ['王 小明', '按 小明 說的', '小明'],
    ['अमर सिंह', 'जैसा सिंह ने कहा', 'सिंह'],
    ['ნინო ბერიძე', 'თქვა ბერიძე დღეს', 'ბერიძე'],
  ])('is found, however short and whatever it is written in: %s', async (name, helps, mark) => {
    const { id } = await aCase(desk, { name, address: `${randomUUID()}@customers.example` });
    const article = await written(desk, { helps, audience: 'companies', case: id });
    await expect(publish(article)).rejects.toMatchObject({ code: 'article.perhaps-personal', marks: [mark] });
  });

  it('is no number in it', async () => {
    const { id } = await aCase(desk, { name: 'Studio 24', address: 'studio@customers.example' });
    await publish(await written(desk, { helps: 'Wait for 24 hours.', audience: 'companies', case: id }));
  });
});
