import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { aSigningDomain, publishedBy } from '../../../testing/signed-mail.ts';
import { caseView } from '../../conversations/queries/case-view.ts';
import { oneTask } from '../queries/tasks.ts';
import { askedByMail, knowsAddress, mailsOn, receive } from './by-mail.fixture.ts';
import { taskMailWords } from './words.ts';

const test = testDatabase();
const parser = startMailParser();
const company = aSigningDomain('soundhouse.example');
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
});
afterAll(() => parser.close());

async function mailed(more: Parameters<typeof askedByMail>[1] = {}) {
  const task = await askedByMail(desk, more);
  const [mail] = await mailsOn(test, task.id);
  const writes = (text: string) => receive({ test, desk, parser }, { to: mail?.replyTo ?? '', text });
  return { ...task, writes };
}

const view = (id: string) => desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }));
const lastOf = async (caseId: string) =>
  (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }))).entries.at(-1);

describe('a company that says its own reference in a line of its reply', () => {
  it('has it kept with what it answers, and later with a word or another one', async () => {
    const { id, theCase, writes } = await mailed();
    await writes('ACCEPT 7 January 2030\nNO STOP\nREFERENCE PO 5512');
    expect(await view(id)).toMatchObject({
      ...{ state: 'accepted', expectedOn: '2030-01-07', stop: 'cannot', theirReference: 'PO 5512' },
    });
    await writes('Reference: PO 5513\nIt was split in two.');
    expect(await view(id)).toMatchObject({ state: 'accepted', theirReference: 'PO 5513' });
    expect(await lastOf(theCase.id)).toMatchObject({
      ...{ kind: 'task written', text: 'Reference: PO 5513\nIt was split in two.' },
    });
    await writes('DATE 14 January 2030\nREFERENCE PO 5514\nThe parts are late.');
    expect(await view(id)).toMatchObject({ expectedOn: '2030-01-14', theirReference: 'PO 5514' });
    expect(await lastOf(theCase.id)).toMatchObject({ kind: 'task moved', text: 'The parts are late.' });
    await writes('DONE');
    expect(await view(id)).toMatchObject({ state: 'done', theirReference: 'PO 5514' });
    await writes('REFERENCE PO 5515\nThe invoice has another number.');
    expect(await view(id)).toMatchObject({ state: 'done', theirReference: 'PO 5515' });
  });

  it('gives no reason by it, and adds no word to one of the answers of a question', async () => {
    const declined = await mailed();
    await declined.writes('DECLINE\nREFERENCE PO 6001');
    expect(await view(declined.id)).toMatchObject({ state: 'asked', theirReference: 'PO 6001' });
    const question = { choices: ['Yes', 'No'], otherwise: 'We wait.' };
    const chosen = await mailed({ question, due: '2030-03-07T12:00:00.000Z' });
    const before = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: chosen.theCase.id }));
    await chosen.writes('2\nREFERENCE PO 6002');
    expect(await view(chosen.id)).toMatchObject({ state: 'done', theirReference: 'PO 6002' });
    const later = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: chosen.theCase.id }));
    expect(later.entries.slice(before.entries.length).map(({ kind }) => kind)).toEqual(['task done']);
  });

  it('changes none by what a machine of theirs writes', async () => {
    const { id, theCase, writes } = await mailed();
    await writes('REFERENCE PO 7001');
    const text = 'PO 7001 has left.\nREFERENCE PO 7002';
    const mail = aMail({
      ...{ from: 'robot@soundhouse.example', to: desk.address, subject: 'Shipping notice', text },
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const sent = { to: desk.address, text: '', raw: await company.sign(mail) };
    const outcome = await receive({ test, desk, parser, findKeys: publishedBy(company) }, sent);
    expect(outcome).toMatchObject({ outcome: 'appended', caseId: theCase.id });
    expect(await view(id)).toMatchObject({ theirReference: 'PO 7001' });
  });

  it.each([
    ['en', 'REFERENCE PO 5512.'],
    ['de', 'ZEICHEN PO 5512.'],
    ['es', 'REFERENCIA PO 5512.'],
  ])('learns how from the mail that asks it: %s', (language, line) => {
    expect(taskMailWords(language).howToAnswer('Dana')).toContain(line);
  });
});
