import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { answerTask } from '../tasks/commands/answer-task.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { makeTaskLink } from '../tasks/commands/make-task-link.ts';
import { returnTask } from '../tasks/commands/return-task.ts';
import type { WhatWasFound } from '../tasks/contract.ts';
import { taskPageRoutes } from '../tasks/page.ts';
import { previewTask } from '../tasks/queries/preview-task.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { callOff } from './commands/after-it-left.ts';
import { returnsOfCase } from './queries/of-case.ts';
import { cameBack, mixer } from './returns.fixture.ts';

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

type Whom = keyof Desk['engagements'];
const asking = (caseId: string, inspects?: string, whom: Whom = 'thirdParty') => ({
  ...{ case: caseId, engagementId: desk.engagements[whom], request: 'Did you get it, and what is it?' },
  ...(inspects && { inspects }),
});

/** Something that comes back, and a company that is asked what it finds of it. */
async function asked(whom: Whom = 'thirdParty') {
  const { id: returned, caseId } = await cameBack(desk);
  const { id } = await desk.as(desk.dana, (ctx) => askTask(ctx, asking(caseId, returned, whom)));
  return { id, returned, caseId };
}

const answers = (id: string, found: WhatWasFound | undefined, more: { text?: string } = {}, who = desk.sam) =>
  desk.as(who, (ctx) => answerTask(ctx, { task: id, state: 'done', ...(found && { found }), ...more }));
const ofCase = async (caseId: string) =>
  (await desk.as(desk.leo, (ctx) => returnsOfCase(ctx, { case: caseId }))).items;

async function linked() {
  const task = await asked();
  const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: task.id }));
  const cookies = { task: new URL(url).pathname.split('/').at(-1) ?? '' };
  const page = (language = 'en') =>
    server.inject({ url: `/task/${task.id}`, cookies, headers: { 'accept-language': language } });
  const token = (await page()).body.match(/name="token" value="([^"]+)"/)?.[1] ?? '';
  const post = (fields: Record<string, string>) =>
    server.inject({
      ...{ method: 'POST', url: `/task/${task.id}/answers`, cookies },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token, ...fields }).toString(),
    });
  return { ...task, page, post };
}

describe('what whoever gets the thing found of it', () => {
  it('is said on the page of their link, without an account, with its cost and their words', async () => {
    const { page, post, caseId } = await linked();
    expect((await page()).body).toContain('What did you find of what came back?');
    const fields = { found: 'no fault found', foundCost: '12.50', foundCurrency: 'eur', text: 'It plays.' };
    expect((await post({ ...fields, state: 'done' })).statusCode).toBe(303);
    const [back] = await ofCase(caseId);
    expect(back?.inspections).toMatchObject([
      {
        ...{ found: 'no fault found', words: 'It plays.', cost: { minor: 1250, currency: 'EUR' } },
        ...{ by: '', organization: 'Soundhouse' },
      },
    ]);
    const { rows } = await test.sql('select found from returns where id = $1', [back?.id]);
    expect(rows).toEqual([{ found: 'no fault found' }]);
    expect((await page('de')).body).toContain('<p>Kein Fehler gefunden</p>');
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }));
    expect(entries.at(-1)).toMatchObject({
      ...{ kind: 'task done', data: { found: 'no fault found', cost: { minor: 1250, currency: 'EUR' } } },
    });
  });

  it.each([
    ['a cost without its currency', { found: 'faulty', foundCost: '12', state: 'done' }, 'as an amount'],
    ['what is not done', { found: 'faulty', state: 'accepted', expectedOn: '2030-01-07' }, 'It is done'],
  ])('is not taken with %s, and stays on the page', async (_, fields, says) => {
    const { post, caseId } = await linked();
    const { statusCode, body } = await post(fields);
    expect(statusCode).toBe(400);
    expect(body).toContain(says);
    expect(body).toContain('<option value="faulty" selected>');
    expect((await ofCase(caseId))[0]?.inspections).toEqual([]);
  });

  it('is asked for once more before it is done without it, and can be said later', async () => {
    const { page, post, caseId } = await linked();
    const without = await post({ state: 'done', text: 'It is here.' });
    expect(without.statusCode).toBe(400);
    expect(without.body).toContain('You have not said what you found.');
    expect(without.body).toContain('name="withoutFound"');
    expect((await post({ state: 'done', text: 'It is here.', withoutFound: 'yes' })).statusCode).toBe(303);
    expect((await ofCase(caseId))[0]?.inspections).toEqual([]);
    expect((await page()).body).toContain('Say what you found</button>');
    expect((await post({ state: 'done' })).body).toContain('You have not said what you found.');
    for (const found of ['unknown', 'no fault found'])
      expect((await post({ state: 'done', found })).statusCode).toBe(303);
    expect((await ofCase(caseId))[0]).toMatchObject({
      inspections: [{ found: 'no fault found' }, { found: 'unknown' }],
    });
  });

  it('is said by whoever of them signs in, too, after it is done', async () => {
    const { id, caseId } = await asked();
    await answers(id, undefined, { text: 'It is here.' });
    await answers(id, { found: 'faulty' });
    expect(await ofCase(caseId)).toMatchObject([{ inspections: [{ found: 'faulty', by: 'Sam Ito' }] }]);
    await expect(answers(id, undefined)).rejects.toMatchObject({ code: 'task.changed' });
    const { id: plain } = await desk.as(desk.dana, (ctx) => askTask(ctx, asking(caseId)));
    await answers(plain, undefined, { text: 'Done.' });
    await expect(answers(plain, { found: 'faulty' })).rejects.toMatchObject({ code: 'task.found' });
  });

  it('is said by whoever of them signs in, in their name, and again once it is asked anew', async () => {
    const { id, caseId } = await asked();
    expect((await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: id }))).inspects).toBe(true);
    await answers(id, { found: 'unknown' }, { text: 'Not opened yet.' });
    await desk.as(desk.dana, (ctx) => returnTask(ctx, { task: id, text: 'Please open it.' }));
    await answers(id, { found: 'faulty' });
    expect(await ofCase(caseId)).toMatchObject([
      {
        inspections: [
          { found: 'faulty', by: 'Sam Ito', organization: 'Soundhouse' },
          { found: 'unknown', by: 'Sam Ito' },
        ],
      },
    ]);
  });

  it('is said by the client, too, where the thing goes to them', async () => {
    const { id, caseId } = await asked('client');
    await answers(id, { found: 'faulty' }, {}, desk.leo);
    expect(await ofCase(caseId)).toMatchObject([
      { inspections: [{ found: 'faulty', by: 'Leo Brandt', organization: 'Harmon Audio' }] },
    ]);
  });

  it('can be left out, and is nothing that was not asked', async () => {
    const { id, caseId, returned } = await asked();
    await answers(id, undefined, { text: 'It is here.' });
    expect((await ofCase(caseId))[0]?.inspections).toEqual([]);
    const { id: plain } = await desk.as(desk.dana, (ctx) => askTask(ctx, asking(caseId)));
    await expect(answers(plain, { found: 'faulty' })).rejects.toMatchObject({ code: 'task.found' });
    const other = await cameBack(desk);
    const ask = (inspects: string, question?: { choices: string[]; otherwise: string }) =>
      desk.as(desk.dana, (ctx) =>
        askTask(ctx, {
          ...asking(caseId, inspects),
          ...(question && { question, due: '2030-01-01T00:00:00Z' }),
        }),
      );
    for (const wrong of [other.id, id])
      await expect(ask(wrong)).rejects.toMatchObject({ code: 'task.inspects' });
    const question = { choices: ['Yes', 'No'], otherwise: 'Nobody looks.' };
    await expect(ask(returned, question)).rejects.toMatchObject({ code: 'task.inspects' });
  });

  it('counts nothing of what was called off meanwhile, and the answer stays', async () => {
    const { id, caseId, returned } = await asked();
    await desk.as(desk.dana, (ctx) => callOff(ctx, { return: returned }));
    await answers(id, { found: 'faulty' }, { text: 'It came all the same.' });
    expect(await ofCase(caseId)).toMatchObject([{ inspections: [], calledOff: { by: 'Dana Okafor' } }]);
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }));
    expect(entries.at(-1)).toMatchObject({ kind: 'task done', text: 'It came all the same.' });
  });

  it('stays, too, where it was called off at the same moment', async () => {
    const { id, caseId, returned } = await asked();
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let second: Promise<unknown> = Promise.resolve();
    await desk.as(desk.dana, async (ctx) => {
      await callOff(ctx, { return: returned });
      second = answers(id, { found: 'faulty' }).catch((error) => error);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    expect(await second).toHaveProperty('id');
    expect(await ofCase(caseId)).toMatchObject([{ inspections: [], calledOff: { by: 'Dana Okafor' } }]);
  });

  it('shows whoever is asked nothing more of the case', async () => {
    const { page } = await linked();
    expect((await page()).body).not.toMatch(/sheet and hear nothing|MX-12|Bill/);
    const { caseId, returned } = await asked();
    const { html } = await desk.as(desk.dana, (ctx) => previewTask(ctx, asking(caseId, returned)));
    expect(html).toContain('What did you find of what came back?');
    expect(html).not.toContain(mixer.reason);
  });

  it('is written by nobody in their place', async () => {
    const { id, returned } = await asked();
    const { id: entry } = await answers(id, undefined, { text: 'It is here.' });
    const put = (by: string | null, organization: string) =>
      desk.as(desk.dana, (ctx) =>
        sql`insert into return_inspections (desk_id, id, return_id, found, organization_id, by_id)
          values (${desk.id}, ${entry}, ${returned}, 'no fault found', ${organization}, ${by})`.execute(
          ctx.db,
        ),
      );
    await expect(put(null, desk.sam.organizationId)).rejects.toThrow(/may not do this here/);
    await expect(put(desk.sam.id, desk.sam.organizationId)).rejects.toThrow(/may not do this here/);
    await expect(put(desk.dana.id, desk.dana.organizationId)).rejects.toThrow(/explained by an entry/);
    const ours = await asked('client');
    const unsaid = desk.as(desk.leo, async (ctx) => {
      const { id: said } = await answerTask(ctx, { task: ours.id, state: 'done', text: 'It is here.' });
      await sql`insert into return_inspections (desk_id, id, return_id, found, organization_id, by_id)
        values (${desk.id}, ${said}, ${ours.returned}, 'faulty', ${desk.leo.organizationId}, ${desk.leo.id})`.execute(
        ctx.db,
      );
    });
    await expect(unsaid).rejects.toThrow(/explained by an entry/);
    const looks = desk.as(desk.dana, (ctx) =>
      sql`update tasks set inspects_id = null where id = ${id}`.execute(ctx.db),
    );
    await expect(looks).rejects.toThrow(/may not do this here/);
  });
});
