import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { acceptHandOff } from '../conversations/commands/hand-off.ts';
import { caseView, offerHandOff } from '../conversations/index.ts';
import { admit } from '../desks/commands/admit.ts';
import { beAway, withdrawAbsence } from '../people/commands/absences.ts';
import { addPerson } from '../people/commands/members.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { answer } from '../tasks/fixtures.ts';
import { askTask } from '../tasks/index.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, lineOf, refundOf, upTo } from './acts.fixture.ts';
import { chooseKind } from './commands/choose-kind.ts';
import { markNeeds } from './commands/mark-needs.ts';
import { settleActs } from './commands/settle-acts.ts';
import type { Mark } from './needs-contract.ts';
import { needKinds, needOfCase } from './queries/needs.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await allow(desk, upTo(5000));
});

const says = (mark: Mark, goesOn = false, who = desk.leo) =>
  desk.as(who, (ctx) =>
    markNeeds(ctx, { desk: desk.slug, kind: 'invoice', name: 'Invoice question', mark, goesOn }),
  );
const choose = (caseId: string, kind = 'invoice', who = desk.dana) =>
  desk.as(who, (ctx) => chooseKind(ctx, { case: caseId, kind }));
const needOf = (caseId: string) =>
  desk.as(desk.dana, async (ctx) => (await needOfCase(ctx, { case: caseId })).need);

async function aColleagueOfLeo(): Promise<string> {
  const id = uuid();
  const { organizationId } = desk.leo;
  await desk.as(desk.leo, (ctx) =>
    addPerson(ctx, {
      id,
      organizationId,
      name: 'Zoe Lind',
      mail: `${id}@people.example`,
      administrator: false,
    }),
  );
  const asWhat = { engagementId: desk.engagements.client, role: 'agent' as const };
  await desk.as(desk.leo, (ctx) => admit(ctx, { desk: desk.slug, personId: id, ...asWhat }));
  return id;
}

async function asked(goesOn = false) {
  await says('ask first', goesOn);
  const { id } = await aCaseOf(desk);
  await choose(id);
  const taskId = (await needOf(id))?.question?.taskId ?? '';
  return { id, taskId };
}

describe('a kind of need', () => {
  it('keeps the name that it has, and says so where another one is sent', async () => {
    const own = await aDesk(test);
    const mark = (name: string) =>
      own.as(own.leo, (ctx) => markNeeds(ctx, { desk: own.slug, kind: 'tuning', name, mark: 'ours' }));
    await mark('Tuning');
    await expect(mark('Set-up')).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'need.other-name', message: expect.stringContaining('“Tuning”') },
    });
    await mark('Tuning');
  });

  it('is named and marked by the client alone, and the last mark holds', async () => {
    await says('ours');
    await says('ask first', true);
    const { client, items } = await desk.as(desk.dana, (ctx) => needKinds(ctx, { desk: desk.slug }));
    expect(client).toBe('Harmon Audio');
    expect(items).toMatchObject([
      { kind: 'invoice', name: 'Invoice question', mark: 'ask first', goesOn: true },
    ]);
    await expect(says('yours', false, desk.priya)).rejects.toMatchObject({ code: 'not-permitted' });
    const past = desk.as(desk.priya, (ctx) =>
      sql`insert into need_marks (desk_id, id, kind, mark, goes_on, set_by_id)
        values (${desk.id}, gen_random_uuid(), 'invoice', 'yours', false, ${desk.priya.id})`.execute(ctx.db),
    );
    await expect(past).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('that the client does itself is offered to whoever answers for the desk, and the provider is told why', async () => {
    await says('ours');
    const { id } = await aCaseOf(desk);
    await choose(id);
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    expect(view.handOff).toMatchObject({
      to: { name: 'Leo Brandt' },
      briefing: { situation: 'Invoice question: Harmon Audio does this itself.' },
    });
    expect(await lineOf(desk, id)).toContainEqual({
      ...{ kind: 'kind chosen', audience: 'companies', by: 'Dana Okafor' },
      text: 'Invoice question: Harmon Audio does this itself.',
    });
    expect(await needOf(id)).toMatchObject({ mark: 'ours', isAllowed: false, question: null });
    await doFor(desk, id, refundOf(100));
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'asked' }]);
  });

  it('is offered to nobody where one of the client’s people has it', async () => {
    await says('ours');
    const { id } = await aCaseOf(desk);
    const offer = await desk.as(desk.dana, (ctx) =>
      offerHandOff(ctx, { case: id, toId: desk.leo.id, situation: 'Loud', cannotWait: 'It is urgent.' }),
    );
    await desk.as(desk.leo, (ctx) => acceptHandOff(ctx, { handOff: offer.id }));
    await choose(id);
    expect((await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).handOff).toBeNull();
  });

  it('is offered to the client’s stand-in while whoever answers for the desk is away', async () => {
    await says('ours');
    const zoe = await aColleagueOfLeo();
    const { id: absence } = await desk.as(desk.leo, (ctx) => {
      const hours = (count: number) => Temporal.Instant.from(ctx.now).add({ hours: count }).toString();
      return beAway(ctx, { startsAt: hours(-1), endsAt: hours(48), standInId: zoe });
    });
    const { id } = await aCaseOf(desk);
    await choose(id);
    expect((await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).handOff).toMatchObject({
      to: { id: zoe },
    });
    await desk.as(desk.leo, (ctx) => withdrawAbsence(ctx, { absence }));
  });

  it('about which the client wants to be asked first is asked, and until it agrees nothing is done unasked', async () => {
    const { id, taskId } = await asked();
    const question = await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: taskId }));
    expect(question).toMatchObject({
      request: 'Invoice question: may we go on with this?',
      question: { choices: ['Go on', 'We do it'] },
    });
    await doFor(desk, id, refundOf(100));
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done', text: 'Go on' }));
    await doFor(desk, id, refundOf(200));
    expect((await actsOf(desk, id)).map(({ state }) => state)).toEqual(['asked', 'done']);
    expect(await needOf(id)).toMatchObject({ isAllowed: true, question: { state: 'done' } });
  });

  it('is asked about once, however many say at once that it is one', async () => {
    await says('ask first');
    const { id } = await aCaseOf(desk);
    const chosen = await Promise.allSettled(
      [desk.dana, desk.tom, desk.priya].map((who) => choose(id, 'invoice', who)),
    );
    const refused = chosen.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(['need.same', 'need.same']);
    const { rows } = await test.sql(`select state from tasks where case_id = $1`, [id]);
    expect(rows).toEqual([{ state: 'asked' }]);
  });

  it('stays the client’s where it says that it does it', async () => {
    const { id, taskId } = await asked();
    await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done', text: 'We do it' }));
    expect(await needOf(id)).toMatchObject({ isAllowed: false });
  });

  it.each([
    [true, 'done', 'We go on, as you said for this kind.'],
    [false, 'asked', 'Nothing is done. Whoever asked tells the customer so, and when the next word comes.'],
  ])('that nobody answers about goes on only where the client said so: %s', async (goesOn, state, text) => {
    const { id } = await asked(goesOn);
    await test.advance('14 days');
    await desk.asDesk(settleQuestions);
    expect(await lineOf(desk, id)).toContainEqual(expect.objectContaining({ kind: 'task lapsed', text }));
    await doFor(desk, id, refundOf(100));
    expect(await actsOf(desk, id)).toMatchObject([{ state }]);
  });

  it('that is another one after all is not asked about any more', async () => {
    const { id, taskId } = await asked();
    await desk.as(desk.leo, (ctx) =>
      markNeeds(ctx, { desk: desk.slug, kind: 'repair', name: 'Repair', mark: 'yours' }),
    );
    await choose(id, 'repair');
    expect(await needOf(id)).toMatchObject({ name: 'Repair', question: { state: 'asked' } });
    expect(await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: taskId }))).toMatchObject({
      state: 'withdrawn',
    });
    await expect(choose(id, 'repair')).rejects.toMatchObject({ code: 'need.same' });
    await expect(choose(id, 'nothing')).rejects.toMatchObject({ code: 'need.kind' });
  });

  it('that the client takes back stops what was to be done if nobody answers', async () => {
    await says('yours');
    const { id } = await aCaseOf(desk);
    await choose(id);
    const by = (await test.sql(`select app.now() + interval '10 days' as at`)).rows[0].at.toISOString();
    await doFor(desk, id, refundOf(9000, { ifNobody: { by, amountMinor: 4000 } }));
    await says('ours');
    await test.advance('11 days');
    await desk.asDesk(settleQuestions);
    await desk.asDesk(settleActs);
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'lapsed' }]);
  });
});

describe('past every command', () => {
  it('nothing is done on a case of a kind that the client keeps', async () => {
    await says('ours');
    const { id } = await aCaseOf(desk);
    await choose(id);
    const done = desk.as(desk.dana, (ctx) =>
      sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id, state)
        values (${desk.id}, gen_random_uuid(), ${id}, 'refund', 'money', 10, 'EUR', ${desk.dana.id},
          ${desk.dana.organizationId}, 'done')`.execute(ctx.db),
    );
    await expect(done).rejects.toThrow('does not hand off needs of this kind');
  });

  const keep = (ctx: Context, caseId: string, row: { id: string; taskId: string | null; goesOn: boolean }) =>
    sql`insert into case_needs (desk_id, id, case_id, kind, by_id, task_id, goes_on)
      values (${desk.id}, ${row.id}, ${caseId}, 'invoice', ${desk.dana.id}, ${row.taskId}::uuid, ${row.goesOn})`.execute(
      ctx.db,
    );
  const saysSo = (ctx: Context, caseId: string) =>
    append(ctx, { deskId: desk.id, caseId }, { kind: 'kind chosen', audience: 'companies' });

  it('a kind is said on the line by whoever chooses it', async () => {
    const { id } = await aCaseOf(desk);
    const kept = desk.as(desk.dana, async (ctx) => {
      const note = await append(
        ctx,
        { deskId: desk.id, caseId: id },
        { kind: 'note', audience: 'companies' },
      );
      await keep(ctx, id, { id: note, taskId: null, goesOn: false });
    });
    await expect(kept).rejects.toThrow('says so on the line');
  });

  it('nobody goes on without an answer where the client did not say so', async () => {
    await says('ask first');
    const { id } = await aCaseOf(desk);
    const kept = desk.as(desk.dana, async (ctx) => {
      const due = Temporal.Instant.from(ctx.now).add({ hours: 2 }).toString();
      const question = { choices: ['Yes', 'No'], otherwise: 'We go on.' };
      const asking = { case: id, engagementId: desk.engagements.client, request: 'May I?', due, question };
      const task = await askTask(ctx, asking);
      await keep(ctx, id, { id: await saysSo(ctx, id), taskId: task.id, goesOn: true });
    });
    await expect(kept).rejects.toThrow('only where the client said so');
  });

  it('nobody but the client is asked first', async () => {
    await says('ask first', true);
    const { id } = await aCaseOf(desk);
    const kept = desk.as(desk.dana, async (ctx) => {
      const due = Temporal.Instant.from(ctx.now).add({ hours: 2 }).toString();
      const question = { choices: ['Yes', 'No'], otherwise: 'We go on.' };
      const asking = { case: id, engagementId: desk.engagements.provider, request: 'May I?', due, question };
      const task = await askTask(ctx, asking);
      await keep(ctx, id, { id: await saysSo(ctx, id), taskId: task.id, goesOn: true });
    });
    await expect(kept).rejects.toThrow('only the client is asked first');
  });
});
