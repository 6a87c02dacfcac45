import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { aClientsAgent } from '../desks/deputies.fixture.ts';
import { endEngagement, engage } from '../desks/index.ts';
import { someWords, written } from './articles.fixture.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { changeArticle } from './commands/write-article.ts';
import { article } from './queries/article.ts';
import { articlesOfDesk } from './queries/articles.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

const read = (id: string, who: Desk['dana']) => desk.as(who, (ctx) => article(ctx, { article: id }));
const found = (q: string, who: Desk['dana']) =>
  desk.as(who, async (ctx) => (await articlesOfDesk(ctx, { desk: desk.slug, q })).items.map(({ id }) => id));
const endProvider = () =>
  desk.as(desk.leo, (ctx) => endEngagement(ctx, { desk: desk.slug, engagement: desk.engagements.provider }));
const share = (id: string, who: Desk['dana']) =>
  desk.as(who, (ctx) => judgeArticle(ctx, { article: id, audience: 'companies' }));
const notFound = { code: 'article.not-found' };

describe('what a company kept to itself', () => {
  it('is read, found and said better by the client once that company works there no more', async () => {
    const agent = await aClientsAgent(desk);
    const id = await written(desk, { words: 'The tremolo hums' });
    for (const who of [desk.leo, agent]) {
      await expect(read(id, who)).rejects.toMatchObject(notFound);
      expect(await found('tremolo', who)).toEqual([]);
    }
    await endProvider();
    await expect(read(id, desk.dana)).rejects.toMatchObject(notFound);
    for (const who of [desk.leo, agent]) {
      expect(await read(id, who)).toMatchObject({ audience: 'company', mayChange: true, mayShare: true });
      expect(await found('tremolo', who)).toEqual([id]);
    }
    await desk.as(agent, (ctx) => changeArticle(ctx, { ...someWords, article: id, version: 1 }));
    expect((await read(id, agent)).history).toHaveLength(2);
  });

  it('is shared by the client with whoever works there next, and read by nobody else before', async () => {
    const agent = await aClientsAgent(desk);
    const id = await written(desk);
    const next = await aDesk(test);
    await endProvider();
    const { id: engagementId } = await desk.as(desk.leo, (ctx) =>
      engage(ctx, {
        ...{ desk: desk.slug, organizationId: next.dana.organizationId, role: 'provider' },
        purpose: 'answers customers',
      }),
    );
    await test.sql(
      `insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id)
       values ($1, $2, $3, $4, 'agent', $5)`,
      [desk.id, next.dana.id, next.dana.organizationId, engagementId, desk.leo.id],
    );
    await expect(read(id, next.dana)).rejects.toMatchObject(notFound);
    await share(id, agent);
    expect(await read(id, next.dana)).toMatchObject({ audience: 'companies', mayShare: false });
    await expect(
      desk.as(agent, (ctx) =>
        sql`insert into article_judgements (desk_id, id, article_id, audience, by_id)
          values (${desk.id}, gen_random_uuid(), ${id}, 'company', ${agent.id})`.execute(ctx.db),
      ),
    ).rejects.toThrow(/company that wrote it/);
  });

  it('is that company’s again where it is engaged again', async () => {
    const id = await written(desk);
    await endProvider();
    await read(id, desk.leo);
    await desk.as(desk.leo, (ctx) =>
      engage(ctx, {
        ...{ desk: desk.slug, organizationId: desk.dana.organizationId, role: 'provider' },
        purpose: 'answers customers',
      }),
    );
    await expect(read(id, desk.leo)).rejects.toMatchObject(notFound);
  });
});
