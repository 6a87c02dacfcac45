import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { makeToken } from '../people/commands/tokens.ts';
import { someWords } from './articles.fixture.ts';

const running = runningThroughline();
let desk: Desk;
let tokens: Record<'dana' | 'leo', string>;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const tokenOf = async (who: Desk['dana']) =>
    (await desk.as(who, (ctx) => makeToken(ctx, { name: 'knowledge' }))).token;
  tokens = { dana: await tokenOf(desk.dana), leo: await tokenOf(desk.leo) };
});

const ask = (
  method: string,
  path: string,
  more: { body?: unknown; who?: 'dana' | 'leo'; key?: string } = {},
) =>
  running.api(method, path, {
    token: tokens[more.who ?? 'dana'],
    ...(more.body !== undefined && { body: more.body }),
    ...(more.key && { headers: { 'idempotency-key': more.key } }),
  });

describe('articles over HTTP', () => {
  it('are written once by one key, from a case that they then stand beside', async () => {
    const { id: caseId } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    const words = 'I followed the sheet and hear nothing';
    const write = () =>
      ask('POST', `/api/desks/${desk.slug}/articles`, {
        ...{ body: { ...someWords, words, case: caseId }, key: 'once' },
      });
    const [first, second] = [await write(), await write()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    const { body } = await ask('GET', `/api/cases/${caseId}/articles`);
    expect(body.items).toMatchObject([
      ...[{ id: first.body.id, use: 'used', cases: 1, audience: 'company', confidence: 'work in progress' }],
    ]);
    expect((await ask('GET', `/api/cases/${caseId}/articles`, { who: 'leo' })).body.items).toEqual([]);
    expect((await ask('GET', `/api/articles/${first.body.id}`, { who: 'leo' })).status).toBe(404);
  });

  it('tell who comes second that somebody was first', async () => {
    const { body } = await ask('POST', `/api/desks/${desk.slug}/articles`, { body: someWords });
    const change = () =>
      ask('POST', `/api/articles/${body.id}/versions`, { body: { ...someWords, version: 1 } });
    const both = await Promise.all([change(), change()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('article.changed');
    const judged = await ask('PATCH', `/api/articles/${body.id}`, {
      body: { confidence: 'validated', audience: 'companies' },
    });
    expect([judged.status, judged.body]).toEqual([200, { id: body.id }]);
    const seen = await ask('GET', `/api/articles/${body.id}`, { who: 'leo' });
    expect(seen.body).toMatchObject({ version: 2, confidence: 'validated', mayShare: true });
    expect(
      (await ask('GET', `/api/desks/${desk.slug}/articles?q=hums`, { who: 'leo' })).body.items,
    ).toMatchObject([{ id: body.id }]);
  });

  it('name what they say of somebody to whoever wrote it', async () => {
    const { id: caseId } = await aCase(desk, { name: 'Ada Sorel', address: `${randomUUID()}@c.example` });
    const words = { ...someWords, helps: 'Ada Sorel pressed it.', case: caseId, audience: 'companies' };
    const refused = await ask('POST', `/api/desks/${desk.slug}/articles`, { body: words });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'article.perhaps-personal', marks: ['Ada Sorel'] },
    ]);
    expect(refused.body.detail).not.toContain('Sorel');
  });
});
