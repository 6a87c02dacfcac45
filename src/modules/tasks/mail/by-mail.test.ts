import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { textToSend } from '../../conversations/mail/kept-mail.ts';
import { releaseMail } from '../../conversations/mail/quarantine.ts';
import { caseView } from '../../conversations/queries/case-view.ts';
import { myMentions } from '../../conversations/queries/mentions.ts';
import { outbox } from '../../conversations/queries/outbox.ts';
import { endEngagement } from '../../desks/commands/engage.ts';
import { forgetAddress, keepAddress } from '../commands/keep-address.ts';
import { returnTask } from '../commands/return-task.ts';
import { takeTaskBack } from '../commands/take-task-back.ts';
import { answer, asked, custodyOf } from '../fixtures.ts';
import { addresses } from '../queries/addresses.ts';
import { oneTask } from '../queries/tasks.ts';
import {
  askedByMail,
  heldMails,
  knowsAddress,
  mailsOn,
  receive as receiveOn,
  shop,
} from './by-mail.fixture.ts';
import { takeReleasedMail } from './take-task-mail.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
});
afterAll(() => parser.close());

const receive = (sent: Parameters<typeof receiveOn>[1], on = desk) =>
  receiveOn({ test, desk: on, parser }, sent);
const view = (id: string, on = desk) => on.as(on.dana, (ctx) => oneTask(ctx, { task: id }));
const lineOf = async (caseId: string) =>
  (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }))).entries;

/** A question that went by mail, and where its answer comes in. */
async function mailed(more: Parameters<typeof askedByMail>[1] = {}) {
  const task = await askedByMail(desk, more);
  const [mail] = await mailsOn(test, task.id);
  if (!mail) throw new Error('nothing was sent');
  return { ...task, to: mail.replyTo, mail };
}

describe('a third party whose address is known', () => {
  it('is asked by mail: what, by when, exactly what was passed on, and a link that stands nowhere', async () => {
    const { theCase, mail } = await mailed({ due: '2030-03-07T12:00:00.000Z' });
    expect(mail).toMatchObject({
      to: 'returns@soundhouse.example',
      subject: 'A question from Harmon Audio: Was the unit returned to you?',
      inReplyTo: null,
    });
    expect(mail.replyTo).toMatch(/\+r\.[a-z2-7]{26}@harmon\.example$/);
    for (const said of [
      'Dana Okafor, Clearline, asks you for Harmon Audio:',
      'Was the unit returned to you?',
      'Needed by Thursday 7 March at 12:00 GMT.',
      'Name: Bill Navarro\nSerial: MX-12-0042',
      'DONE, ACCEPT (with the day by which it is done) or DECLINE',
    ])
      expect(mail.text).toContain(said);
    expect(mail.text).not.toMatch(/sheet to the letter|No sound|customers\.example|\/t\//);
    const sent = textToSend(test.database.site, { text: mail.text, headers: { taskLinkId: mail.link } });
    expect(sent).toMatch(/without an account: http:\/\/localhost:3000\/t\/[\w-]{43}\n$/);
    const { items } = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }));
    const shown = items.find(({ caseId }) => caseId === theCase.id);
    expect(shown).toMatchObject({
      kind: 'task',
      text: expect.stringMatching(/without an account: your page$/),
    });
    expect((await lineOf(theCase.id)).at(-1)).toMatchObject({ kind: 'task asked', delivery: 'queued' });
  });

  it('answers the mail in its own words: they stand on the task with their files, and never before the customer', async () => {
    const { theCase, id, to } = await mailed();
    const raw = [
      'From: Anna <anna@soundhouse.example>',
      `To: ${to}`,
      'Subject: Re: A question',
      'Message-ID: <with-file@soundhouse.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'It came back on Monday, see the slip.',
      '--b',
      'Content-Type: text/plain; name=slip.txt',
      'Content-Disposition: attachment; filename=slip.txt',
      '',
      'MX-12-0042',
      '--b--',
      '',
    ].join('\r\n');
    expect(await receive({ to, text: '', raw })).toMatchObject({ outcome: 'appended', caseId: theCase.id });
    const [, , written] = await lineOf(theCase.id);
    expect(written).toMatchObject({
      ...{ kind: 'task written', audience: 'task', taskId: id, channel: 'mail' },
      text: 'It came back on Monday, see the slip.',
      author: { kind: 'task-link', organization: 'Soundhouse' },
      files: [{ name: 'slip.txt' }],
    });
    const onTask = await view(id);
    expect(onTask).toMatchObject({ state: 'asked' });
    expect(onTask.entries.at(-1)).toMatchObject({ files: [{ name: 'slip.txt' }] });
    expect(await custodyOf(test, theCase.id, 'collected')).toContainEqual(
      expect.objectContaining({ actor_kind: 'desk-system', entry_id: written?.id }),
    );
    const { items } = await desk.as(desk.dana, (ctx) => myMentions(ctx));
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'task written', entryId: written?.id, by: 'Soundhouse' }),
    );
  });

  it('says in the first line how it stands, with the same effect as on the page', async () => {
    const { theCase, id, to } = await mailed();
    await receive({ to, text: 'ACCEPT 2030-12-09\nWe look on Monday.' });
    expect(await view(id)).toMatchObject({ state: 'accepted', expectedOn: '2030-12-09' });
    await receive({ to, text: 'Done: it is here.' });
    expect(await view(id)).toMatchObject({ state: 'done' });
    expect((await lineOf(theCase.id)).slice(2)).toMatchObject([
      { kind: 'task accepted', channel: 'mail', text: '2030-12-09\nWe look on Monday.' },
      { kind: 'task done', channel: 'mail', text: 'it is here.' },
    ]);
    await receive({ to, text: 'Done\nSee above.' });
    expect((await lineOf(theCase.id)).at(-1)).toMatchObject({
      kind: 'task written',
      text: 'Done\nSee above.',
    });
  });

  it('reads a day as people write it and what is said of stopping', async () => {
    const { id, to } = await mailed();
    await receive({ to, text: 'ACCEPT 7 December 2030\nSTOP UNTIL 5 December 2030 12:00, 15.00 GBP' });
    expect(await view(id)).toMatchObject({
      expectedOn: '2030-12-07',
      stop: { until: '2030-12-05T12:00:00.000Z', cost: { minor: 1500, currency: 'GBP' } },
    });
  });

  it('does not accept without a day, unless the question has one, nor by one that is over', async () => {
    const timeless = await mailed();
    for (const text of ['ACCEPT', 'ACCEPT 2024-03-07']) await receive({ to: timeless.to, text });
    expect(await view(timeless.id)).toMatchObject({ state: 'asked', entries: [{}, { text: 'ACCEPT' }, {}] });
    const { id, to } = await mailed({ due: '2030-03-07T12:00:00.000Z' });
    for (const due of ['2024-03-07T12:00:00.000Z', '2030-03-07T12:00:00.000Z']) {
      await test.sql('update tasks set due = $2 where id = $1', [id, due]);
      await receive({ to, text: 'ACCEPT' });
      expect((await view(id)).state).toBe(due < '2030' ? 'asked' : 'accepted');
    }
    expect(await view(id)).toMatchObject({ expectedOn: '2030-03-07', stop: 'unknown' });
  });

  it('does not decline without saying why', async () => {
    const { id, to } = await mailed();
    await receive({ to, text: 'DECLINE' });
    expect(await view(id)).toMatchObject({ state: 'asked' });
    await receive({ to, text: 'Decline\nIt never came to us.' });
    expect(await view(id)).toMatchObject({ state: 'declined' });
  });

  it('chooses an answer by its number, and what it writes below is not lost', async () => {
    const question = { choices: ['Stop it', 'Let it go out'], otherwise: 'it goes out' };
    const { theCase, id, to, mail } = await mailed({ question, due: '2030-03-07T12:00:00.000Z' });
    expect(mail.text).toContain('1  Stop it\n2  Let it go out');
    await receive({ to, text: '1\n\nIt is in the warehouse still.' });
    expect(await view(id)).toMatchObject({ state: 'done' });
    expect((await lineOf(theCase.id)).slice(2)).toMatchObject([
      { kind: 'task written', text: '1\n\nIt is in the warehouse still.' },
      { kind: 'task done', text: 'Stop it' },
    ]);
  });

  it('has it again by mail where it was not good enough', async () => {
    const { id, to } = await mailed();
    await receive({ to, text: 'DONE' });
    await desk.as(desk.dana, (ctx) => returnTask(ctx, { task: id, text: 'Which day was that?' }));
    const [first, second] = await mailsOn(test, id);
    expect(second?.text).toMatch(
      /not done yet, and asks you again:\n\nWhich day was that\?\n\nYou were asked:/,
    );
    expect(second?.link).toBe(first?.link);
    await receive({ to: second?.replyTo ?? '', text: 'DONE\nOn Monday.' });
    expect(await view(id)).toMatchObject({ state: 'done' });
  });

  it('is told by mail that it is not needed any more, where the question stands', async () => {
    const { id, mail } = await mailed();
    await desk.as(desk.dana, (ctx) => takeTaskBack(ctx, { task: id }));
    const [first, second] = await mailsOn(test, id);
    expect(second).toMatchObject({
      replyTo: first?.replyTo,
      link: mail.link,
      text: expect.stringContaining('Dana Okafor (Harmon Audio) does not need this any more.'),
    });
    const { rows } = await test.sql('select message_id from outbox where case_id = $1 order by id', [
      (await view(id)).case?.id,
    ]);
    expect(second?.inReplyTo).toBe(rows[0].message_id);
  });
});

describe('what comes to a task from somewhere else', () => {
  it('is held back until somebody has looked at it, and then stands with the question', async () => {
    const { theCase, id, to } = await mailed();
    const from = 'Anna <anna@elsewhere.example>';
    expect(await receive({ from, to, text: 'DONE, it is here.' })).toMatchObject({
      outcome: 'quarantined',
      reason: 'task sender',
      caseId: null,
    });
    expect(await lineOf(theCase.id)).toHaveLength(2);
    const held = (await heldMails(desk)).at(-1);
    const released = await desk.as(desk.dana, (ctx) =>
      releaseMail(ctx, { desk: desk.slug, mail: held?.id ?? '' }, takeReleasedMail),
    );
    expect(released.caseId).toBe(theCase.id);
    expect(await view(id)).toMatchObject({ state: 'done' });
    expect((await lineOf(theCase.id)).at(-1)).toMatchObject({
      kind: 'task done',
      author: { kind: 'task-link', organization: 'Soundhouse' },
    });
  });

  it.each([
    ['on behalf of an absent reader', { 'Auto-Submitted': 'auto-replied' }, 'ignored'],
    ['from a list', { 'List-Id': '<x.soundhouse.example>' }, 'quarantined'],
  ])('%s answers nothing', async (_what, headers, outcome) => {
    const { theCase, to } = await mailed();
    expect(await receive({ to, text: 'DONE', headers })).toMatchObject({ outcome });
    expect(await lineOf(theCase.id)).toHaveLength(2);
  });

  it('after the link has ended is held back, from whomever', async () => {
    const own = await aDesk(test);
    await knowsAddress(own);
    const { id } = await askedByMail(own);
    const to = (await mailsOn(test, id))[0]?.replyTo ?? '';
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.thirdParty }),
    );
    expect(await receive({ to, text: 'DONE' }, own)).toMatchObject({
      outcome: 'quarantined',
      reason: 'task over',
    });
    expect(await view(id, own)).toMatchObject({ state: 'asked' });
  });

  it('opens nothing on another desk', async () => {
    const other = await aDesk(test);
    const { theCase, to } = await mailed();
    const token = to.match(/\+r\.([a-z2-7]+)@/)?.[1];
    const there = other.address.replace('@', `+r.${token}@`);
    const outcome = await receive({ to: there, text: 'DONE' }, other);
    expect(outcome).toMatchObject({ outcome: 'created' });
    expect(outcome.caseId).not.toBe(theCase.id);
    expect(await lineOf(theCase.id)).toHaveLength(2);
  });
});

describe('the address of a third party', () => {
  it('is kept as it is written to, changed and forgotten by the client', async () => {
    const own = await aDesk(test);
    const known = () => own.as(own.dana, (ctx) => addresses(ctx, { desk: own.slug }));
    await knowsAddress(own, { address: 'old@soundhouse.example', domain: null });
    await knowsAddress(own);
    const engagementId = own.engagements.thirdParty;
    expect((await known()).items).toMatchObject([
      { engagementId, address: 'returns@soundhouse.example', domain: shop.domain },
    ]);
    const forget = () =>
      own.as(own.leo, (ctx) => forgetAddress(ctx, { desk: own.slug, engagement: engagementId }));
    await forget();
    expect((await known()).items).toEqual([]);
    await expect(forget()).rejects.toMatchObject({ code: 'task-address.not-found' });
    expect(await mailsOn(test, (await asked(own)).id)).toEqual([]);
  });

  it('is said by the client alone, and of nobody who works on the desk', async () => {
    const keep = (who: Desk['leo'], engagementId: string) =>
      desk.as(who, (ctx) => keepAddress(ctx, { desk: desk.slug, engagementId, address: 'x@y.example' }));
    for (const who of [desk.priya, desk.dana])
      await expect(keep(who, desk.engagements.thirdParty)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(keep(desk.leo, desk.engagements.provider)).rejects.toMatchObject({
      code: 'task-address.on-desk',
    });
  });

  it('changes nothing for those who answer with an account', async () => {
    const { id } = await mailed();
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done', text: 'Here.' }));
    expect(await view(id)).toMatchObject({ state: 'done' });
  });
});
