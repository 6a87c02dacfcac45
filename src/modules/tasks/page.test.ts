import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { askTask } from './commands/ask-task.ts';
import { makeTaskLink } from './commands/make-task-link.ts';
import { answer, asked, custodyOf, lineOf } from './fixtures.ts';
import { taskPageRoutes } from './page.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
let server: HttpServer;
const logged: string[] = [];
beforeAll(async () => {
  desk = await aDesk(test);
  server = await httpServer(pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }));
  await taskPageRoutes(server, { database: test.database });
  await server.ready();
  return () => server.close();
});

async function linked() {
  const task = await asked(desk);
  const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: task.id }));
  const path = new URL(url).pathname;
  return { ...task, path, token: path.split('/').at(-1) ?? '' };
}

type Linked = Awaited<ReturnType<typeof linked>>;
const pageOf = ({ id, token }: Linked, language = 'en') =>
  server.inject({ url: `/task/${id}`, cookies: { task: token }, headers: { 'accept-language': language } });
const tokenIn = (body: string) => body.match(/name="token" value="([^"]+)"/)?.[1] ?? '';
const post = ({ id, token }: Linked, fields: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url: `/task/${id}/answers`,
    cookies: { task: token },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

describe('the page of a task link', () => {
  it('is reached by the link as often as wanted, under an address without it', async () => {
    const task = await linked();
    for (const _ of [1, 2]) {
      const response = await server.inject({ url: task.path });
      expect(response).toMatchObject({ statusCode: 303, headers: { location: `/task/${task.id}` } });
      expect(response.cookies).toEqual([
        {
          name: 'task',
          value: task.token,
          path: `/task/${task.id}`,
          httpOnly: true,
          sameSite: 'Lax',
          maxAge: 2_592_000,
        },
      ]);
    }
    expect(logged.join('\n')).not.toContain(task.token);
  });

  it('shows what is asked and exactly what was passed on, and that it was opened is recorded', async () => {
    const task = await linked();
    const { statusCode, body } = await pageOf(task);
    expect(statusCode).toBe(200);
    for (const shown of [
      'Dana Okafor asks you for Harmon Audio',
      'Was the unit returned to you?',
      'Serial',
      'MX-12-0042',
      'Bill Navarro',
    ]) {
      expect(body).toContain(shown);
    }
    expect(body).not.toMatch(/sheet to the letter|No sound|customers\.example/);
    expect(await custodyOf(test, task.theCase.id, 'opened')).toMatchObject([{ actor_kind: 'task-link' }]);
  });

  it('runs nothing, loads nothing and is kept by nobody, whatever was written', async () => {
    const theCase = await asked(desk);
    const { id } = await desk.as(desk.dana, (ctx) =>
      askTask(ctx, {
        case: theCase.theCase.id,
        engagementId: desk.engagements.thirdParty,
        request: '<script>alert(1)</script>',
        passedOn: { '<b>': '"><img src=x>' },
      }),
    );
    const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: id }));
    const response = await pageOf({ ...theCase, id, path: '', token: url.split('/').at(-1) ?? '' });
    expect(response.body).not.toMatch(/<script|<img|<b>/);
    const style = response.body.match(/<style>(.*?)<\/style>/s)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    });
  });

  it('has one button for each answer to a question, and says what happens if nobody answers', async () => {
    const { theCase } = await asked(desk);
    const question = { choices: ['Send a new one', 'Mend it'], otherwise: 'we mend it' };
    const due = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await desk.as(desk.dana, (ctx) =>
      askTask(ctx, {
        ...{
          case: theCase.id,
          engagementId: desk.engagements.thirdParty,
          request: 'What now?',
          due,
          question,
        },
      }),
    );
    const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: id }));
    const task = { theCase, id, path: `/task/${id}`, token: url.split('/').at(-1) ?? '' };
    const { body } = await pageOf(task);
    expect(body).toContain('If nobody answers by then: we mend it');
    expect(body.match(/<button name[^>]*>[^<]*/g)).toEqual([
      '<button name="text" value="Send a new one">Send a new one',
      '<button name="text" value="Mend it">Mend it',
    ]);
    expect(body).not.toContain('theirReference');
    const token = tokenIn(body);
    expect(await post(task, { token, state: 'done', text: 'Mend it' })).toMatchObject({ statusCode: 303 });
    expect((await lineOf(desk, theCase.id)).at(-1)).toMatchObject({ kind: 'task done', text: 'Mend it' });
  });

  it('takes an answer with a reference, which the desk reads on the line', async () => {
    const task = await linked();
    const token = tokenIn((await pageOf(task)).body);
    const response = await post(task, {
      token,
      state: 'accepted',
      text: ' We look on Monday. ',
      theirReference: 'RMA 5',
      expectedOn: '2030-12-09',
    });
    expect(response).toMatchObject({ statusCode: 303, headers: { location: `/task/${task.id}` } });
    expect((await lineOf(desk, task.theCase.id)).at(-1)).toMatchObject({
      kind: 'task accepted',
      text: 'We look on Monday.',
    });
    const { body } = await pageOf(task);
    for (const shown of [
      'You have accepted this.',
      'We look on Monday.',
      'RMA 5',
      'Expected on Monday, 9 December 2030.',
      'It is done',
      'We cannot do it',
    ])
      expect(body).toContain(shown);
    expect(body).toContain('Not known yet whether it can be stopped');
    expect(body).not.toMatch(/We will do it|if you accept/);
  });

  it('takes files with an answer, and names them', async () => {
    const task = await linked();
    const token = tokenIn((await pageOf(task)).body);
    const part = (name: string, value: string, more = '') =>
      `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
    const parts = [
      part('token', token),
      part('state', 'done'),
      part('text', 'See the slip.'),
      part('files', 'MX-12-0042', '; filename="slip.txt"'),
      part('files', '', '; filename=""'),
      '--b--\r\n',
    ];
    const response = await server.inject({
      method: 'POST',
      url: `/task/${task.id}/answers`,
      cookies: { task: task.token },
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: parts.join(''),
    });
    expect(response.statusCode).toBe(303);
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: task.theCase.id }));
    expect(entries.at(-1)).toMatchObject({ kind: 'task done', files: [{ name: 'slip.txt', size: 10 }] });
    const path = `/task/${task.id}/files/${entries.at(-1)?.files[0]?.id}`;
    expect((await pageOf(task)).body).toContain(`Files: <a href="${path}">slip.txt</a>`);
    const saved = await server.inject({ url: path, cookies: { task: task.token } });
    expect(saved).toMatchObject({ statusCode: 200, body: expect.stringMatching(/^.{10}$/s) });
  });

  it('asks until when it can be stopped, and says so with what that costs', async () => {
    const task = await linked();
    const { body: before } = await pageOf(task);
    const token = tokenIn(before);
    const stop = {
      expectedOn: '2030-12-09',
      stop: 'until',
      stopUntil: '2030-07-04T12:00',
      stopCost: '15',
      stopCurrency: 'eur',
      stopWords: 'The courier',
    };
    const wrong = await post(task, { token, state: 'accepted', ...stop, stopCost: 'much' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('<option value="until" selected>');
    expect(wrong.body).toContain('value="2030-07-04T12:00"');
    expect(await post(task, { token, state: 'accepted', ...stop })).toMatchObject({ statusCode: 303 });
    expect((await pageOf(task)).body).toContain(
      'Can be stopped until Thursday, 4 July 2030 at 12:00, costs €15.00 (The courier)',
    );
    const view = await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: task.id }));
    expect(view.stop).toEqual({
      until: '2030-07-04T11:00:00.000Z',
      cost: { minor: 1500, currency: 'EUR' },
      words: 'The courier',
    });
  });

  it.each([
    ['declines without a reason', { state: 'declined' }, 'Please write why you cannot do it'],
    ['names a day that is over', { state: 'accepted', expectedOn: '2024-03-07' }, 'This day is over.'],
  ])('says what is missing where somebody %s', async (_who, said, sentence) => {
    const task = await linked();
    const token = tokenIn((await pageOf(task)).body);
    const { statusCode, body } = await post(task, { token, theirReference: 'R 8', ...said });
    expect({ statusCode, says: body.includes(sentence) }).toEqual({ statusCode: 400, says: true });
    expect(body).toContain('value="R 8"');
    expect(await lineOf(desk, task.theCase.id)).toHaveLength(2);
  });

  it('shows how it stands where somebody else has answered meanwhile', async () => {
    const task = await linked();
    const token = tokenIn((await pageOf(task)).body);
    await desk.as(desk.sam, (ctx) => answer(ctx, task.id, { state: 'done' }));
    const response = await post(task, { token, state: 'declined', text: 'We have none left.' });
    expect(response.statusCode).toBe(409);
    expect(response.body).toContain('This was answered meanwhile.');
    expect(response.body).toContain('This is done. Thank you.');
    expect(response.body).toContain('We have none left.');
    expect(response.body).not.toContain('/answers"');
  });

  it('keeps what was written in the field where there is still something to answer', async () => {
    const task = await linked();
    const token = tokenIn((await pageOf(task)).body);
    await desk.as(desk.sam, (ctx) => answer(ctx, task.id, { state: 'accepted', expectedOn: '2030-12-09' }));
    const said = { state: 'accepted', text: 'On Monday.', theirReference: 'R 7', expectedOn: '2030-12-09' };
    const response = await post(task, { token, ...said });
    expect(response.statusCode).toBe(409);
    expect(response.body).toMatch(/<textarea[^>]*>\nOn Monday\.<\/textarea>/);
    expect(response.body).toContain('value="R 7"');
  });

  it.each([
    ['no token', {}],
    ['a made-up token', { token: 'made-up' }],
  ])('does nothing that another site asks for, with %s', async (_what, fields) => {
    const task = await linked();
    expect((await post(task, { ...fields, state: 'done' })).statusCode).toBe(403);
    expect(await lineOf(desk, task.theCase.id)).toHaveLength(2);
  });

  it('does nothing with the token of another task', async () => {
    const [task, other] = [await linked(), await linked()];
    const token = tokenIn((await pageOf(other)).body);
    expect((await post(task, { token, state: 'done' })).statusCode).toBe(403);
  });

  it('does nothing with a form that says nothing it knows', async () => {
    const task = await linked();
    const token = tokenIn((await pageOf(task)).body);
    for (const fields of [{}, { state: 'asked' }, { state: 'done', theirReference: 'x'.repeat(101) }]) {
      expect((await post(task, { token, ...fields } as Record<string, string>)).statusCode).toBe(400);
    }
    expect(await lineOf(desk, task.theCase.id)).toHaveLength(2);
  });

  it('is nothing to whoever has no link that holds', async () => {
    const [task, other] = [await linked(), await linked()];
    for (const token of ['', 'short', 'x'.repeat(43), other.token]) {
      const response = await pageOf({ ...task, token }, 'de-DE,de;q=0.9');
      expect(response.statusCode, token).toBe(404);
      expect(response.body).toContain('Dieser Link führt hier nicht mehr weiter.');
      expect(response.body).not.toContain('MX-12');
    }
    expect((await server.inject({ url: `/t/${'x'.repeat(43)}` })).statusCode).toBe(404);
    expect((await server.inject({ url: '/task/nonsense', cookies: { task: task.token } })).statusCode).toBe(
      404,
    );
  });

  it.each([
    ['de-AT, en', 'Eine Frage von Harmon Audio'],
    ['es', 'Una pregunta de Harmon Audio'],
    ['fr, xx', 'A question from Harmon Audio'],
  ])('speaks the language of a browser that asks for %s', async (language, title) => {
    expect((await pageOf(await linked(), language)).body).toContain(`<title>${title}</title>`);
  });
});
