import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { asInstant } from '../../platform/time/instant.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { endEngagement } from '../desks/commands/engage.ts';
import { remindAsked } from './commands/remind-asked.ts';
import { returnTask } from './commands/return-task.ts';
import { answer, lineOf } from './fixtures.ts';
import { askedByMail, knowsAddress, mailsOn, receive } from './mail/by-mail.fixture.ts';
import { firstReminder } from './mail/first-reminder.ts';

describe('when a company is reminded first', () => {
  const now = '2026-03-02T09:00:00.000Z';
  const week = (day: [string, string][]) => ({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] });
  const desk = { zone: 'Europe/London', hours: { week: week([['09:00', '17:00']]) }, holidays: [] };
  it.each([
    ['2026-03-02T13:00:00.000Z', '2026-03-02T11:00:00.000Z'],
    ['2026-03-12T09:00:00.000Z', '2026-03-02T17:00:00.000Z'],
    [null, '2026-03-02T17:00:00.000Z'],
    ['2026-03-01T09:00:00.000Z', '2026-03-02T17:00:00.000Z'],
  ])('is, needed by %s, %s', (due, expected) => {
    expect(firstReminder(now, due, desk)).toBe(expected);
  });
});

describe('a company that was asked by mail', () => {
  const test = testDatabase();
  let desk: Desk;
  beforeAll(async () => {
    desk = await aDesk(test);
    await knowsAddress(desk);
  });
  const parser = startMailParser();
  afterAll(() => parser.close());
  const writes = async (id: string) => {
    const [mail] = await mailsOn(test, id);
    await receive({ test, desk, parser }, { to: mail?.replyTo ?? '', text: 'We look into it on Monday.' });
  };
  const over = (id: string) => desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'left' }));
  const inHours = async (hours: number) => {
    const { rows } = await test.sql('select app.now() as now');
    return asInstant(Temporal.Instant.from(new Date(rows[0].now).toISOString()).add({ hours }));
  };
  const sweep = async () => {
    while ((await desk.asDesk((ctx) => remindAsked(ctx))) > 0);
  };
  const later = async (interval: string) => {
    await test.advance(interval);
    await sweep();
  };
  const kinds = async (caseId: string) => (await lineOf(desk, caseId)).map(({ kind }) => kind).slice(2);

  it("is reminded after half of the time and when it is due, and the customer's clock stays as it is", async () => {
    const { theCase, id } = await askedByMail(desk, { due: await inHours(4) });
    await later('1 hour 59 minutes');
    expect(await kinds(theCase.id)).toEqual([]);
    await later('2 minutes');
    expect(await kinds(theCase.id)).toEqual(['task reminded']);
    await later('1 hour');
    expect(await kinds(theCase.id)).toEqual(['task reminded']);
    await later('1 hour');
    await later('10 days');
    expect(await kinds(theCase.id)).toEqual(['task reminded', 'task reminded']);
    const [first, second, third] = await mailsOn(test, id);
    expect(second?.text).toContain('Nobody has answered this yet.');
    expect(third?.text).toContain('This is due now.');
    expect(second?.replyTo).toBe(first?.replyTo);
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theCase.id }));
    expect(view.due).toBe(theCase.due);
  });

  it('is not asked again before it is due once it has accepted, and not at all once it has answered', async () => {
    const accepted = await askedByMail(desk, { due: await inHours(4) });
    const done = await askedByMail(desk, { due: await inHours(4) });
    await desk.as(desk.sam, (ctx) => answer(ctx, accepted.id, { state: 'accepted' }));
    await desk.as(desk.sam, (ctx) => answer(ctx, done.id, { state: 'done' }));
    await later('3 hours');
    expect(await kinds(accepted.theCase.id)).toEqual(['task accepted']);
    await later('2 hours');
    expect(await kinds(accepted.theCase.id)).toEqual(['task accepted', 'task reminded']);
    expect(await kinds(done.theCase.id)).toEqual(['task done']);
  });

  it('answers a question by its time or not at all', async () => {
    const question = { choices: ['Stop it', 'Let it go out'], otherwise: 'it goes out' };
    const { theCase } = await askedByMail(desk, { question, due: await inHours(4) });
    await later('3 hours');
    await later('2 hours');
    expect(await kinds(theCase.id)).toEqual(['task reminded']);
    const missed = await askedByMail(desk, { question, due: await inHours(4) });
    await later('5 hours');
    expect(await kinds(missed.theCase.id)).toEqual([]);
  });

  it('is not reminded while nobody has read what it wrote, until it is asked again', async () => {
    const { theCase, id } = await askedByMail(desk, { due: await inHours(4) });
    await writes(id);
    expect(await kinds(theCase.id)).toEqual(['task written']);
    await later('5 hours');
    expect(await kinds(theCase.id)).toEqual(['task written']);
    await desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done' }));
    await desk.as(desk.dana, (ctx) => returnTask(ctx, { task: id, text: 'Which unit was it?' }));
    await later('20 days');
    expect((await kinds(theCase.id)).at(-1)).toBe('task reminded');
  });

  it('is not reminded of a case that is over', async () => {
    const { theCase } = await askedByMail(desk, { due: await inHours(4) });
    await over(theCase.id);
    await later('5 hours');
    expect(await kinds(theCase.id)).not.toContain('task reminded');
  });

  it.each([
    ['answers in words', (id: string) => writes(id)],
    ['has done it', (id: string) => desk.as(desk.sam, (ctx) => answer(ctx, id, { state: 'done' }))],
    ['has a case that is over', (_: string, theCase: string) => over(theCase)],
  ])('is not sent a reminder that waits already once it %s', async (_, happens) => {
    const { theCase, id } = await askedByMail(desk, { due: await inHours(4) });
    await later('3 hours');
    const states = async () =>
      (
        await test.sql(
          `select o.state from outbox o join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
       where e.task_id = $1 and e.kind = 'task reminded'`,
          [id],
        )
      ).rows.map(({ state }) => state);
    expect(await states()).toEqual(['queued']);
    await happens(id, theCase.id);
    expect(await states()).toEqual(['not sent, not needed any more']);
  });

  it('is kept from it by the database itself', async () => {
    const { theCase, id } = await askedByMail(desk);
    await writes(id);
    const about = { kind: 'task reminded', audience: 'task', taskId: id } as const;
    await expect(
      desk.asDesk((ctx) => append(ctx, { deskId: desk.id, caseId: theCase.id }, about)),
    ).rejects.toMatchObject({ code: 'case.changed' });
  });

  it('reads nothing more by mail once its engagement has ended', async () => {
    const own = await aDesk(test);
    await knowsAddress(own);
    const { id, theCase } = await askedByMail(own, { due: await inHours(4) });
    await own.as(own.leo, (ctx) =>
      endEngagement(ctx, { desk: own.slug, engagement: own.engagements.thirdParty }),
    );
    await test.advance('5 hours');
    while ((await own.asDesk((ctx) => remindAsked(ctx))) > 0);
    expect(await mailsOn(test, id)).toHaveLength(1);
    expect((await lineOf(own, theCase.id)).map(({ kind }) => kind)).not.toContain('task reminded');
  });
});
