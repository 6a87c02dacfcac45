import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { caseView } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { answerTask } from './commands/answer-task.ts';
import { askForStop } from './commands/ask-for-stop.ts';
import { forgetAddress } from './commands/keep-address.ts';
import { asked, custodyOf } from './fixtures.ts';
import { askedByMail, knowsAddress, mailsOn } from './mail/by-mail.fixture.ts';
import { oneTask } from './queries/tasks.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
type Of = { theCase: { id: string; customerId: string }; id: string };

async function accepted(who: Desk['sam'], task: Of, hours = 48): Promise<Of> {
  await desk.as(who, (ctx) =>
    answerTask(ctx, {
      ...{ task: task.id, state: 'accepted', expectedOn: '2030-12-09' },
      stop: { until: inHours(hours), cost: { minor: 1500, currency: 'GBP' }, words: null },
    }),
  );
  return task;
}

const stop = ({ theCase: { id: caseId, customerId }, id: taskId }: Of) =>
  desk.asDesk((ctx) => askForStop(ctx, { caseId, customerId, taskId, text: 'MY OWN WORDS' }));
const viewOf = (caseId: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: caseId }));

describe('a customer who asks for a stop', () => {
  it('is heard by the company at once, on the task and by mail, without a word of theirs', async () => {
    const task = await accepted(desk.sam, await askedByMail(desk));
    await stop(task);
    const { entries } = await viewOf(task.theCase.id);
    expect(entries.slice(-2)).toMatchObject([
      { kind: 'contact', audience: 'customer', text: 'MY OWN WORDS', taskId: null },
      { kind: 'stop asked', audience: 'task', taskId: task.id, author: { kind: 'desk-system' } },
    ]);
    const theirs = await desk.as(desk.sam, (ctx) => oneTask(ctx, { task: task.id }));
    expect(theirs.state).toBe('accepted');
    expect(theirs.entries.at(-1)?.text).toBe('The customer asks for this to be stopped.');
    expect(JSON.stringify(theirs)).not.toContain('MY OWN WORDS');
    const mail = (await mailsOn(test, task.id)).at(-1);
    expect(mail?.text).toContain('The customer asks for this to be stopped.');
    expect(mail?.text).toContain('You said that it can be stopped until ');
    expect(mail?.text).toContain('Was the unit returned to you?');
    expect(mail?.text).not.toMatch(/MY OWN WORDS|Bill Navarro/);
    expect(await custodyOf(test, task.theCase.id, 'passed on')).toContainEqual(
      expect.objectContaining({
        entry_id: entries.at(-1)?.id,
        to_organization_id: desk.sam.organizationId,
        customer_id: task.theCase.customerId,
      }),
    );
  });

  it('brings the next word nearer, and tells whoever asked for it and whoever does it here', async () => {
    const task = await accepted(desk.leo, await asked(desk, 'client'));
    const { due } = await viewOf(task.theCase.id);
    await stop(task);
    const after = await viewOf(task.theCase.id);
    expect(due && after.due && after.due <= due).toBe(true);
    expect(after.entries.at(-1)).toMatchObject({ kind: 'stop asked', audience: 'companies' });
    for (const who of [desk.dana, desk.leo]) {
      const { items } = await desk.as(who, myMentions);
      expect(items).toContainEqual(
        expect.objectContaining({ kind: 'stop asked', caseId: task.theCase.id, by: 'Harmon Audio' }),
      );
    }
    expect((await desk.as(desk.tom, myMentions)).items).toEqual([]);
  });

  it('is heard by whoever owns the case, and passed on to nobody, where nobody of the company would hear', async () => {
    const own = await aDesk(test);
    await knowsAddress(own);
    const task = await accepted(own.sam, await askedByMail(own));
    const { engagements, slug } = own;
    await own.as(own.leo, (ctx) => forgetAddress(ctx, { desk: slug, engagement: engagements.thirdParty }));
    await test.sql('update memberships set ended_at = app.now() where organization_id = $1', [
      own.sam.organizationId,
    ]);
    const before = await custodyOf(test, task.theCase.id, 'passed on');
    await own.asDesk((ctx) =>
      askForStop(ctx, {
        ...{ caseId: task.theCase.id, customerId: task.theCase.customerId, taskId: task.id, text: '' },
      }),
    );
    expect(await custodyOf(test, task.theCase.id, 'passed on')).toEqual(before);
    expect((await mailsOn(test, task.id)).map(({ text }) => text).join()).not.toContain('to be stopped');
    const { owner } = await own.as(own.dana, (ctx) => caseView(ctx, { case: task.theCase.id }));
    const who = [own.dana, own.tom, own.priya, own.leo].find(({ id }) => id === owner.id) ?? own.dana;
    expect((await own.as(who, myMentions)).items).toMatchObject([
      { kind: 'stop asked', text: expect.stringContaining('Soundhouse has not heard of it') },
    ]);
  });

  it('is heard by whoever owns the case where whoever asked for it has left', async () => {
    const own = await aDesk(test);
    const task = await accepted(own.sam, await asked(own));
    await own.as(own.leo, (ctx) => dismiss(ctx, { desk: own.slug, person: own.dana.id }));
    const { id: caseId, customerId } = task.theCase;
    await own.asDesk((ctx) => askForStop(ctx, { caseId, customerId, taskId: task.id, text: '' }));
    const { owner } = await own.as(own.priya, (ctx) => caseView(ctx, { case: caseId }));
    const who = [own.tom, own.priya].find(({ id }) => id === owner.id) ?? own.leo;
    const { items } = await own.as(who, myMentions);
    expect(items.filter(({ kind }) => kind === 'stop asked')).toHaveLength(1);
  });

  it('asks once, however often at once', async () => {
    const task = await accepted(desk.sam, await asked(desk));
    const tries = await Promise.allSettled([stop(task), stop(task), stop(task)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries.filter((one) => one.status === 'rejected'))
      expect(one.reason).toMatchObject({ kind: 'conflict' });
    const { entries } = await viewOf(task.theCase.id);
    expect(entries.filter(({ kind }) => kind === 'stop asked')).toHaveLength(1);
    expect(entries.filter(({ data }) => data.asks)).toHaveLength(1);
  });

  it('is not passed on where nothing says until when, or for somebody else', async () => {
    const open = await asked(desk);
    await expect(stop(open)).rejects.toMatchObject({ code: 'stop.none' });
    const task = await accepted(desk.sam, await asked(desk));
    const other = await asked(desk);
    await expect(stop({ ...task, theCase: other.theCase })).rejects.toMatchObject({ code: 'stop.none' });
    const forged = { ...task.theCase, customerId: other.theCase.customerId };
    await expect(stop({ ...task, theCase: forged })).rejects.toMatchObject({ code: 'case.other-customer' });
  });

  it('is refused by the database too once the time is over, and from anybody else', async () => {
    const task = await accepted(desk.sam, await asked(desk), 1);
    const { rows } = await test.sql('select stop_until from tasks where id = $1', [task.id]);
    const place = { deskId: desk.id, caseId: task.theCase.id };
    const entry = {
      ...({ kind: 'stop asked', audience: 'task', taskId: task.id } as const),
      data: { until: new Date(rows[0]?.stop_until).toISOString() },
    };
    await expect(desk.as(desk.dana, (ctx) => append(ctx, place, entry))).rejects.toThrow();
    const otherTime = { ...entry, data: { until: inHours(5) } };
    await expect(desk.asDesk((ctx) => append(ctx, place, otherTime))).rejects.toThrow();
    await test.advance('2 hours');
    await expect(desk.asDesk((ctx) => append(ctx, place, entry))).rejects.toThrow();
    await expect(stop(task)).rejects.toMatchObject({ code: 'stop.over' });
  });
});
