import { beforeAll, describe, expect, it } from 'vitest';
import { OnAGateway } from '../src/modules/conversations/fixtures.ts';
import { keepFile, textToStaff } from '../src/modules/conversations/index.ts';
import { makeToken } from '../src/modules/people/commands/tokens.ts';
import { addPocket, confirmPocket } from '../src/modules/pocket/commands/pockets.ts';
import { aLink, aReferral } from '../src/modules/referrals/referrals.fixture.ts';
import { addFile } from '../src/modules/tasks/commands/add-file.ts';
import { makeTaskLink } from '../src/modules/tasks/commands/make-task-link.ts';
import { askedByMail, knowsAddress, mailsOn } from '../src/modules/tasks/mail/by-mail.fixture.ts';
import { aCase, type Desk } from '../src/testing/a-desk.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';

const on = new OnAGateway();
const { running } = on;
const numberOfDana = '+447700900123';
beforeAll(() => knowsAddress(on.desk));

type Ask = () => Promise<number>;
type Asks = Record<string, Ask>;

const tokenOf = async (who: Desk['leo']) =>
  (await on.desk.as(who, (ctx) => makeToken(ctx, { name: 'mine' }))).token;

/** The status with which each is answered, all asked at once. */
const answersTo = async (asks: Asks) =>
  Object.fromEntries(await Promise.all(Object.entries(asks).map(async ([name, ask]) => [name, await ask()])));

const allOf = (asks: Asks, status: number) =>
  Object.fromEntries(Object.keys(asks).map((name) => [name, status]));

/** Ends it, and says how long it took until all were asked again. */
async function end(engagement: string, then: () => Promise<void>): Promise<number> {
  const token = await tokenOf(on.desk.leo);
  const begun = performance.now();
  const { status } = await running.api('DELETE', `/api/desks/${on.desk.slug}/engagements/${engagement}`, {
    token,
  });
  expect(status).toBe(200);
  await then();
  return performance.now() - begun;
}

/** What a link leads to for a browser that has followed it before. */
async function openedBefore(url: string): Promise<Ask> {
  const followed = await fetch(`${running.program.url}${new URL(url).pathname}`, { redirect: 'manual' });
  const [cookie = ''] = (followed.headers.get('set-cookie') ?? '').split(';');
  const page = new URL(followed.headers.get('location') ?? '', running.program.url);
  return async () => (await fetch(page, { headers: { cookie } })).status;
}

function uploadTo(path: string, token: string): Ask {
  return async () => {
    const body = new FormData();
    body.append('file', new Blob(['words']), 'note.txt');
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${running.program.url}${path}`, { method: 'POST', headers, body })).status;
  };
}

function asker(token: string) {
  const ask = (method: string, path: string, body?: object) => async () =>
    (await running.api(method, path, { token, ...(body && { body }) })).status;
  const takes = (path: string) => async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${running.program.url}${path}`, { headers })).status;
  };
  return { ask, takes };
}

const file = { name: 'slip.txt', type: 'text/plain', content: Buffer.from('words') };

async function arrivesFrom(from: string, to: string): Promise<void> {
  if (!running.program.smtp) throw new Error('the program takes mail');
  const raw = aMail({ from, to, subject: 'Re: A question', text: 'DONE\nIt came back.' });
  await sendBySmtp(running.program.smtp, { from, to, raw });
  await on.settle();
}

describe('once the engagement of a third party is over', () => {
  it('each of its paths is shut within a second, by token, page, link, file and mail', async () => {
    const { desk } = on;
    const { id: task } = await askedByMail(desk);
    const answered = await askedByMail(desk);
    const [asked] = await mailsOn(running.test, task);
    const [before] = await mailsOn(running.test, answered.id);
    const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: task }));
    const { id: slip } = await desk.as(desk.sam, (ctx) => addFile(ctx, { task, file }));
    const token = await tokenOf(desk.sam);
    const { ask, takes } = asker(token);
    const refer = () => ({ ...aReferral(), engagementId: desk.engagements.thirdParty });
    const referralLink = await openedBefore(await aLink(desk));
    const reading: Asks = {
      task: ask('GET', `/api/tasks/${task}`),
      file: takes(`/api/tasks/${task}/files/${slip}`),
      page: await openedBefore(url),
      referralLink,
    };
    const writing: Asks = {
      accepts: ask('POST', `/api/tasks/${task}/answers`, { state: 'accepted', expectedOn: '2030-03-07' }),
      adds: uploadTo(`/api/tasks/${task}/files`, token),
      refers: () => ask('POST', '/api/referrals', refer())(),
    };
    expect(await answersTo(reading)).toEqual(allOf(reading, 200));
    expect(await answersTo(writing)).toEqual(allOf(writing, 201));
    await arrivesFrom('returns@soundhouse.example', before?.replyTo ?? '');
    const stateOf = async (id: string) =>
      (await running.test.sql('select state from tasks where id = $1', [id])).rows[0].state;
    expect(await stateOf(answered.id)).toBe('done');

    const took = await end(desk.engagements.thirdParty, async () => {
      expect(await answersTo({ ...reading, ...writing })).toEqual(allOf({ ...reading, ...writing }, 404));
    });
    expect(took).toBeLessThan(1000);
    await arrivesFrom('returns@soundhouse.example', asked?.replyTo ?? '');
    expect(await stateOf(task)).toBe('withdrawn');
    const { rows } = await running.test.sql(
      `select state, reason from raw_mails where desk_id = $1 order by id desc limit 1`,
      [desk.id],
    );
    expect(rows).toEqual([{ state: 'quarantined', reason: 'task over' }]);
    const letters = await running.test.sql(
      `select o.state from outbox o join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
       where e.task_id = $1 and o.state = 'queued'`,
      [task],
    );
    expect(letters.rows).toEqual([]);
  });
});

describe('once the engagement of a provider is over', () => {
  it('each of its paths is shut within a second, by file, message, export, task and text', async () => {
    const { desk } = on;
    const { id: theCase, reference } = await aCase(desk, { address: 'mixer@customers.example' });
    const token = await tokenOf(desk.dana);
    const { ask, takes } = asker(token);
    const kept = await desk.as(desk.dana, (ctx) => keepFile(ctx, { deskId: desk.id, entryId: null }, file));
    const reading: Asks = {
      case: ask('GET', `/api/cases/${theCase}`),
      byReference: ask('GET', `/api/cases/${reference}`),
      file: takes(`/api/desks/${desk.slug}/files/${kept}`),
    };
    const writing: Asks = {
      notes: ask('POST', `/api/cases/${theCase}/messages`, { text: 'A word.', audience: 'companies' }),
      keeps: uploadTo(`/api/desks/${desk.slug}/files`, token),
    };
    const ofTheClient: Asks = { exports: takes(`/api/desks/${desk.slug}/export`) };
    expect(await answersTo(reading)).toEqual(allOf(reading, 200));
    expect(await answersTo(writing)).toEqual(allOf(writing, 201));
    expect(await answersTo(ofTheClient)).toEqual({ exports: 403 });
    await danaWorksByText();
    expect(await textOf('TODAY')).toHaveLength(1);
    on.provider.answer.status = 503;
    await desk.asDesk((ctx) =>
      textToStaff(ctx, { deskId: desk.id, number: numberOfDana, words: 'What waits for you' }),
    );
    await on.settle();

    const took = await end(desk.engagements.provider, async () => {
      const all = { ...reading, ...writing, ...ofTheClient };
      expect(await answersTo(all)).toEqual(allOf(all, 404));
    });
    expect(took).toBeLessThan(1000);
    expect(await textsWaiting()).toEqual(['failed']);
    on.provider.answer.status = 202;
    await running.test.advance('5 minutes');
    await on.settle();
    // Whoever texts now is somebody's customer like everybody else.
    expect((await textOf('TODAY')).filter((words) => !words.startsWith('Thank you for writing'))).toEqual([]);
  });
});

async function danaWorksByText(): Promise<void> {
  const { desk } = on;
  const { id: pocket } = await desk.as(desk.dana, (ctx) =>
    addPocket(ctx, { desk: desk.slug, number: numberOfDana }),
  );
  await on.settle();
  const code = textsToDana()[0]?.match(/\d{6}/)?.[0] ?? '';
  expect(await desk.as(desk.dana, (ctx) => confirmPocket(ctx, { desk: desk.slug, pocket, code }))).toEqual({
    confirmed: true,
  });
}

const textsToDana = () =>
  on.provider.got
    .splice(0)
    .filter(({ to }) => to === numberOfDana)
    .map(({ words }) => words);

/** What she is answered. */
async function textOf(words: string): Promise<string[]> {
  await on.tell('text.received', { text: `${Math.random()}`, from: numberOfDana, words });
  await on.settle();
  return textsToDana();
}

async function textsWaiting(): Promise<string[]> {
  const { rows } = await running.test.sql(
    `select o.state from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
     where w.recipient = $1 and w.text = 'What waits for you'`,
    [numberOfDana],
  );
  return rows.map(({ state }) => state);
}
