import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { makeTaskLink } from './commands/make-task-link.ts';
import { sayWrong } from './commands/say-wrong.ts';
import { asked, lineOf } from './fixtures.ts';
import { taskPageRoutes } from './page.ts';

const test = testDatabase();
let desk: Desk;
let server: HttpServer;
beforeAll(async () => {
  desk = await aDesk(test);
  server = await httpServer(pino({ level: 'silent' }));
  await taskPageRoutes(server, { database: test.database });
  await server.ready();
  return () => server.close();
});

const knownBy = async (caseId: string) =>
  (
    await test.sql(
      `select o.name from setbacks s join setback_known k on k.desk_id = s.desk_id and k.setback_id = s.id
       join organizations o on o.id = k.organization_id where s.case_id = $1`,
      [caseId],
    )
  ).rows.map(({ name }) => name);
const toldDana = () =>
  desk.as(desk.dana, async (ctx) =>
    (await myMentions(ctx)).items.map(({ kind, caseId }) => ({ kind, caseId })),
  );

describe('what went wrong with what a third party was asked', () => {
  it('is a setback that whoever asked is told of, known by that company', async () => {
    const { id, theCase } = await asked(desk);
    await desk.as(desk.sam, (ctx) => sayWrong(ctx, { task: id, text: 'It fell off the van.' }));
    expect((await lineOf(desk, theCase.id)).at(-1)).toEqual({
      ...{ kind: 'setback', audience: 'task', text: 'It fell off the van.', taskId: id },
    });
    expect(await knownBy(theCase.id)).toEqual(['Soundhouse']);
    expect(await toldDana()).toContainEqual({ kind: 'setback', caseId: theCase.id });
  });

  it('is said on the page behind the link as well, in words, and by nobody else', async () => {
    const { id, theCase } = await asked(desk);
    const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: id }));
    const cookies = { task: new URL(url).pathname.split('/').at(-1) ?? '' };
    const page = await server.inject({ url: `/task/${id}`, cookies });
    expect(page.body).toContain('Something went wrong');
    const token = page.body.match(/name="token" value="([^"]+)"/)?.[1] ?? '';
    const post = (fields: Record<string, string>) =>
      server.inject({
        ...{ method: 'POST', url: `/task/${id}/setbacks`, cookies },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      });
    expect((await post({ token: 'made up', text: 'x' })).statusCode).toBe(403);
    expect((await post({ token, text: '  ' })).statusCode).toBe(303);
    expect(await knownBy(theCase.id)).toEqual([]);
    expect((await post({ token, text: 'The van broke down.' })).statusCode).toBe(303);
    expect(await knownBy(theCase.id)).toEqual(['Soundhouse']);
  });

  it('is for those to say who are asked', async () => {
    const { id } = await asked(desk);
    await expect(desk.as(desk.tom, (ctx) => sayWrong(ctx, { task: id, text: 'x' }))).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });
});
