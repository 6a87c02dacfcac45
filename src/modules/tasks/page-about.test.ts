import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { taskLinkToken } from '../conversations/index.ts';
import { askTask } from './commands/ask-task.ts';
import { linkQuestions } from './commands/link-questions.ts';
import { makeTaskLink } from './commands/make-task-link.ts';
import { taskPageRoutes } from './page.ts';
import { linkedCase } from './queries/linked-case.ts';
import { previewTask } from './queries/preview-task.ts';

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

const question = { choices: ['Yes', 'No'], otherwise: 'Nothing is done.' };

async function askedOf(whom: 'client' | 'thirdParty') {
  const theCase = await aCase(desk, { name: 'Ada <Quill>', address: `${whom}@customers.example` });
  const { rows } = await test.sql(`select app.now() + interval '1 day' as at`);
  const due = (rows[0].at as Date).toISOString();
  const asking = {
    case: theCase.id,
    engagementId: desk.engagements[whom],
    request: 'May we?',
    due,
    question,
  };
  const { id } = await desk.as(desk.dana, (ctx) => askTask(ctx, asking));
  return { theCase, asking, id, due };
}

/** As the list of a morning makes it. */
async function ownLink({ id, due }: { id: string; due: string }, personId = desk.leo.id): Promise<string> {
  const links = await desk.asDesk((ctx) => linkQuestions(ctx, personId, [{ id, due }]));
  return taskLinkToken(test.database.site, links.get(id) ?? '');
}

async function sharedLink(taskId: string): Promise<string> {
  const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId }));
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

const pageOf = async (id: string, token: string, language = 'en') =>
  (
    await server.inject({
      ...{ url: `/task/${id}`, cookies: { task: token }, headers: { 'accept-language': language } },
    })
  ).body;

describe('the page of a question to the client', () => {
  it.each([
    ['en', (reference: string) => `It is about Ada &#60;Quill&#62;, reference ${reference}.`],
    ['de', (reference: string) => `Es geht um Ada &#60;Quill&#62;, Vorgang ${reference}.`],
    ['es', (reference: string) => `Se trata de Ada &#60;Quill&#62;, referencia ${reference}.`],
  ])('says whose case it is to whoever the link was made for: %s', async (language, line) => {
    const asked = await askedOf('client');
    const body = await pageOf(asked.id, await ownLink(asked), language);
    expect(body).toContain(`<p>${line(asked.theCase.reference)}</p>`);
  });

  it.each(['client', 'thirdParty'] as const)(
    'says it to nobody by a link that may be handed on: %s',
    async (whom) => {
      const { id, theCase } = await askedOf(whom);
      const body = await pageOf(id, await sharedLink(id));
      expect(body).toContain('May we?');
      expect(body).not.toMatch(new RegExp(`Quill|${theCase.reference}`));
    },
  );

  it('says it to nobody who does not come by a link', async () => {
    const { id } = await askedOf('client');
    for (const who of [desk.leo, desk.dana, desk.sam])
      expect(await desk.as(who, (ctx) => linkedCase(ctx))).toBeNull();
    expect(await desk.asDesk((ctx) => linkedCase(ctx))).toBeNull();
    const hash = hashOf(await sharedLink(id));
    expect(await test.database.as({ kind: 'task-link', hash }, (ctx) => linkedCase(ctx))).toBeNull();
  });

  it.each([
    ['client', true],
    ['thirdParty', false],
  ] as const)('is shown so beforehand as they will read it: %s', async (whom, isSaid) => {
    const { asking, theCase } = await askedOf(whom);
    const { html } = await desk.as(desk.dana, (ctx) => previewTask(ctx, asking));
    expect(html.includes(`It is about Ada &#60;Quill&#62;, reference ${theCase.reference}.`)).toBe(isSaid);
  });
});
