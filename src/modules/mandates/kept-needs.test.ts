import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { declineHandOff } from '../conversations/commands/hand-off.ts';
import { caseView, offerHandOff } from '../conversations/index.ts';
import { settleQuestions } from '../tasks/commands/settle-questions.ts';
import { answer } from '../tasks/fixtures.ts';
import { oneTask } from '../tasks/queries/tasks.ts';
import { aCaseOf, actsOf, allow, doFor, refundOf, upTo } from './acts.fixture.ts';
import { chooseKind } from './commands/choose-kind.ts';
import { markNeeds } from './commands/mark-needs.ts';
import { offerOurs } from './commands/offer-ours.ts';
import type { Mark } from './needs-contract.ts';
import { needOfCase } from './queries/needs.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await allow(desk, upTo(5000));
});

const says = (mark: Mark, goesOn = false) =>
  desk.as(desk.leo, (ctx) =>
    markNeeds(ctx, { desk: desk.slug, kind: 'invoice', name: 'Invoice question', mark, goesOn }),
  );
const choose = (caseId: string, kind = 'invoice', who = desk.dana) =>
  desk.as(who, (ctx) => chooseKind(ctx, { case: caseId, kind }));
const needOf = (caseId: string) =>
  desk.as(desk.dana, async (ctx) => (await needOfCase(ctx, { case: caseId })).need);

describe('what the client does itself', () => {
  const offered = async (id: string) =>
    (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).handOff?.to.name ?? null;
  const waits = async () =>
    (await test.sql('select * from app.desks_with_ours_to_offer() as id where id = $1', [desk.id])).rowCount;

  it('is offered to it as soon as nobody else is asked, and once', async () => {
    await says('ours');
    const { id } = await aCaseOf(desk);
    const owner = (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).owner;
    const other = owner.id === desk.tom.id ? desk.dana : desk.tom;
    const offer = await desk.as(desk.priya, (ctx) =>
      offerHandOff(ctx, { case: id, toId: other.id, situation: 'Loud' }),
    );
    await choose(id);
    await desk.asDesk(offerOurs);
    expect(await offered(id)).not.toBe('Leo Brandt');
    await desk.as(other, (ctx) => declineHandOff(ctx, { handOff: offer.id, reason: 'No time' }));
    await desk.asDesk(offerOurs);
    expect(await offered(id)).toBe('Leo Brandt');

    const handOff = (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).handOff?.id ?? '';
    await desk.as(desk.leo, (ctx) => declineHandOff(ctx, { handOff, reason: 'You do it' }));
    await desk.asDesk(offerOurs);
    expect([await offered(id), await waits()]).toEqual([null, 0]);
  });

  it('is offered to it where it says so of a kind later', async () => {
    await says('yours');
    const { id } = await aCaseOf(desk);
    await choose(id);
    expect([await offered(id), await waits()]).toEqual([null, 0]);
    await says('ours');
    expect(await waits()).toBe(1);
    await desk.asDesk(offerOurs);
    expect([await offered(id), await waits()]).toEqual(['Leo Brandt', 0]);
  });
});

describe('another kind, said by a provider,', () => {
  const repairIs = (mark: Mark) =>
    desk.as(desk.leo, (ctx) => markNeeds(ctx, { desk: desk.slug, kind: 'repair', name: 'Repair', mark }));
  const statesOf = async (id: string) => (await actsOf(desk, id)).map(({ state }) => state);
  async function saidOtherwise(mark: Mark, goesOn = false) {
    await says(mark, goesOn);
    await repairIs('yours');
    const { id } = await aCaseOf(desk);
    await choose(id);
    await choose(id, 'repair');
    const taskId = (await needOf(id))?.question?.taskId ?? '';
    return { id, taskId };
  }

  it.each(['ours', 'ask first'] as const)(
    'does not lift that the client keeps it, which is told who says so and agrees first: %s',
    async (mark) => {
      const { id, taskId } = await saidOtherwise(mark, mark === 'ask first');
      expect(await needOf(id)).toMatchObject({ before: 'Invoice question', isAllowed: false });
      expect(await desk.as(desk.leo, (ctx) => oneTask(ctx, { task: taskId }))).toMatchObject({
        request: 'Dana Okafor says: Repair, not Invoice question. May we go on with this?',
      });
      await doFor(desk, id, refundOf(100));
      await desk.as(desk.leo, (ctx) => answer(ctx, taskId, { state: 'done', text: 'Go on' }));
      await doFor(desk, id, refundOf(200));
      expect(await statesOf(id)).toEqual(['asked', 'done']);
      expect(await needOf(id)).toMatchObject({ before: null, isAllowed: true });
    },
  );

  it('is not gone on with where the client does not answer', async () => {
    const { id } = await saidOtherwise('ask first', true);
    await test.advance('14 days');
    await desk.asDesk(settleQuestions);
    await doFor(desk, id, refundOf(100));
    expect(await statesOf(id)).toEqual(['asked']);
  });

  it('holds where somebody of the client says it, too, or marks the first kind as handed off', async () => {
    const [one, two] = [await saidOtherwise('ours'), await saidOtherwise('ours')];
    await choose(one.id, 'repair', desk.leo);
    expect(await needOf(one.id)).toMatchObject({ isAllowed: true });
    expect(await needOf(two.id)).toMatchObject({ isAllowed: false });
    await says('yours');
    expect(await needOf(two.id)).toMatchObject({ isAllowed: true });
  });

  it('is nobody’s question where the first kind was handed off then', async () => {
    const { id } = await saidOtherwise('yours');
    await says('ours');
    expect(await needOf(id)).toMatchObject({ isAllowed: true, question: null });
  });
});
