import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { aSigningDomain, publishedBy, type SigningDomain } from '../../../testing/signed-mail.ts';
import { releaseMail } from '../../conversations/mail/quarantine.ts';
import { caseView } from '../../conversations/queries/case-view.ts';
import { endEngagement } from '../../desks/commands/engage.ts';
import { keepReference } from '../commands/keep-reference.ts';
import { answer, asked } from '../fixtures.ts';
import { oneTask } from '../queries/tasks.ts';
import { heldMails, knowsAddress, mailsOn, receive } from './by-mail.fixture.ts';
import { takeReleasedMail } from './take-task-mail.ts';

const test = testDatabase();
const parser = startMailParser();
const shop = aSigningDomain('soundhouse.example');
const stranger = aSigningDomain('elsewhere.example');
const findKeys = publishedBy(shop, stranger);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
});
afterAll(() => parser.close());

let count = 5000;
/** A question that Soundhouse has under a reference of its own. */
async function referred(reference = `PO ${++count}`, on = desk) {
  const task = await asked(on);
  await on.as(on.dana, (ctx) => keepReference(ctx, { task: task.id, theirReference: reference }));
  return { ...task, reference };
}

type Slip = {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  headers?: Record<string, string>;
  by?: SigningDomain | null;
};

/** What their system sends, signed unless it is said otherwise. */
async function arrives(
  { from = 'Stock <robot@soundhouse.example>', to = desk.address, by = shop, ...slip }: Slip,
  on = desk,
) {
  const mail = aMail({
    ...{ from, to: on.address, subject: slip.subject ?? 'Shipping notice', text: slip.text ?? 'It left.' },
    headers: { 'Auto-Submitted': 'auto-generated', ...slip.headers },
  });
  const raw = by ? await by.sign(mail) : mail;
  return receive({ test, desk: on, parser, findKeys }, { to, text: '', raw });
}

const lastOf = async (caseId: string) =>
  (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }))).entries.at(-1);

describe('a mail that carries a reference of the company and is signed by its domain', () => {
  it('joins the task, though a machine wrote it and nobody was ever sent a link', async () => {
    const own = await aDesk(test);
    const { theCase, id, reference } = await referred('PO 5512', own);
    await knowsAddress(own);
    expect(await mailsOn(test, id)).toEqual([]);
    const subject = `Your order ${reference.toLowerCase()} has left`;
    const outcome = await arrives({ subject, to: own.address }, own);
    expect(outcome).toMatchObject({ outcome: 'appended', caseId: theCase.id });
    const view = await own.as(own.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(view.entries.at(-1)).toMatchObject({
      ...{ kind: 'task written', audience: 'task', taskId: id, channel: 'mail', text: 'It left.' },
      author: { kind: 'task-link', organization: 'Soundhouse' },
    });
    expect(await own.as(own.dana, (ctx) => oneTask(ctx, { task: id }))).toMatchObject({ state: 'asked' });
  });

  it('joins it by its words, too, and settles nothing where a machine wrote it', async () => {
    const { theCase, id, reference } = await referred();
    await arrives({ text: `Done\n\nReference: ${reference}` });
    expect(await lastOf(theCase.id)).toMatchObject({ kind: 'task written' });
    await arrives({ text: `Done\n\nReference: ${reference}`, headers: { 'Auto-Submitted': 'no' } });
    expect(await lastOf(theCase.id)).toMatchObject({ kind: 'task done', taskId: id });
  });

  it('joins it where it comes to the address of another of its questions from a machine', async () => {
    const [{ id: other }, { theCase, reference }] = [await referred(), await referred()];
    const to = (await mailsOn(test, other))[0]?.replyTo ?? '';
    expect(await arrives({ to, text: `Thank you. You have ${reference}.` })).toMatchObject({
      outcome: 'appended',
      caseId: theCase.id,
    });
  });

  it('may come from a part of the domain, signed by the whole of it or by that part', async () => {
    const part = aSigningDomain('stock.soundhouse.example');
    const from = 'robot@stock.soundhouse.example';
    for (const by of [shop, part]) {
      const { theCase, reference } = await referred();
      const raw = await by.sign(aMail({ from, to: desk.address, subject: reference, text: 'It left.' }));
      const found = await receive(
        { test, desk, parser, findKeys: publishedBy(shop, part) },
        { to: desk.address, text: '', raw },
      );
      expect(found).toMatchObject({ outcome: 'appended', caseId: theCase.id });
    }
  });

  it('joins what is open of two, what is settled where nothing is, and waits for a person where two are', async () => {
    const [first, second] = [await referred('RMA 77001'), await referred('RMA 77001')];
    const notice = { subject: 'RMA 77001' };
    expect(await arrives({ ...notice, text: 'One.' })).toMatchObject({
      outcome: 'quarantined',
      reason: 'task unclear',
    });
    await desk.as(desk.sam, (ctx) => answer(ctx, second.id, { state: 'done' }));
    expect(await arrives({ ...notice, text: 'Two.' })).toMatchObject({ caseId: first.theCase.id });
    const over = await referred();
    await desk.as(desk.sam, (ctx) => answer(ctx, over.id, { state: 'done' }));
    expect(await arrives({ subject: over.reference })).toMatchObject({ caseId: over.theCase.id });
  });
});

describe('a mail that carries a reference and proves nothing', () => {
  it.each([
    ['is not signed', { by: null }],
    ['is signed by somebody else', { by: stranger }],
  ])(
    'is held back where it %s, and stands with the question once somebody has looked',
    async (_what, slip) => {
      const { theCase, id, reference } = await referred();
      const before = await lastOf(theCase.id);
      expect(await arrives({ ...slip, subject: reference })).toMatchObject({
        outcome: 'quarantined',
        reason: 'task unsigned',
      });
      expect(await lastOf(theCase.id)).toEqual(before);
      const held = (await heldMails(desk)).at(-1);
      const release = { desk: desk.slug, mail: held?.id ?? '' };
      await desk.as(desk.dana, (ctx) => releaseMail(ctx, release, takeReleasedMail));
      expect(await lastOf(theCase.id)).toMatchObject({ kind: 'task written', taskId: id });
    },
  );

  it('is a mail like others where it was held for another reason, whoever looks at it', async () => {
    const { theCase, reference } = await referred();
    const before = await lastOf(theCase.id);
    await arrives({ by: null, subject: reference });
    const held = (await heldMails(desk)).at(-1);
    await test.sql(`update raw_mails set reason = 'crashed' where id = $1`, [held?.id]);
    const release = { desk: desk.slug, mail: held?.id ?? '' };
    await desk.as(desk.dana, (ctx) => releaseMail(ctx, release, takeReleasedMail));
    expect(await lastOf(theCase.id)).toEqual(before);
  });

  it('is a mail like others where its sender is not of the company', async () => {
    const { theCase, reference } = await referred();
    const slip = { from: 'x@elsewhere.example', by: stranger, subject: reference };
    expect(await arrives(slip)).toMatchObject({ outcome: 'ignored', reason: 'auto' });
    const people = { headers: { 'Auto-Submitted': 'no' } };
    const outcome = await arrives({ ...slip, ...people });
    expect(outcome).toMatchObject({ outcome: 'created' });
    expect(outcome.caseId).not.toBe(theCase.id);
  });

  it('is a mail like others where the reference is another one or the engagement has ended', async () => {
    const { reference } = await referred();
    expect(await arrives({ subject: `${reference}9` })).toMatchObject({ outcome: 'ignored' });
    const own = await aDesk(test);
    await knowsAddress(own);
    const ended = await referred('PO 88123', own);
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.thirdParty }),
    );
    expect(await arrives({ subject: ended.reference, to: own.address }, own)).toMatchObject({
      outcome: 'ignored',
    });
  });

  it('opens nothing where it comes to the address of a case', async () => {
    const { theCase, reference } = await referred();
    const { rows } = await test.sql('select count(*)::int as count from entries where case_id = $1', [
      theCase.id,
    ]);
    const to = desk.address.replace('@', `+r.${'a'.repeat(26)}@`);
    expect(await arrives({ to, subject: reference })).toMatchObject({ outcome: 'ignored' });
    const after = await test.sql('select count(*)::int as count from entries where case_id = $1', [
      theCase.id,
    ]);
    expect(after.rows).toEqual(rows);
  });
});

describe('the reference of a task', () => {
  it('is written down by whoever works on the desk or is asked, and by nobody else', async () => {
    const { id } = await asked(desk);
    const other = await aDesk(test);
    const keep = (who: Desk['leo'], theirReference: string) =>
      desk.as(who, (ctx) => keepReference(ctx, { task: id, theirReference }));
    const kept = async () => (await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }))).theirReference;
    await keep(desk.tom, 'PO 1001');
    expect(await kept()).toBe('PO 1001');
    await keep(desk.sam, 'PO 1002');
    expect(await kept()).toBe('PO 1002');
    await keep(desk.tom, '');
    expect(await kept()).toBe(null);
    await expect(keep(other.sam, 'PO 1003')).rejects.toMatchObject({ code: 'task.not-found' });
  });
});
