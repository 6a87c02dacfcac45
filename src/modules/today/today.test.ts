import { beforeAll, describe, expect, it } from 'vitest';
import { asInstant } from '../../platform/time/instant.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { casesOfDesk } from '../cases/queries/case-rows.ts';
import { answerOffer } from '../conversations/commands/answer-offer.ts';
import { decideStranger } from '../conversations/commands/decide-stranger.ts';
import { endCase, proposeDone } from '../conversations/commands/finish.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { say } from '../conversations/commands/say.ts';
import { tables } from '../conversations/tables.ts';
import { beAway, withdrawAbsence } from '../people/commands/absences.ts';
import { answerTask } from '../tasks/commands/answer-task.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { todayApi } from './contract.ts';
import { myToday } from './queries/today.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Named = Desk['leo'];
type Who = 'dana' | 'tom' | 'priya' | 'leo' | 'sam';
const todayOf = (who: Who, input: { limit?: number; cursor?: string } = {}, on = desk) =>
  on.as(on[who], (ctx) => myToday(ctx, input));

const offer = (on: Desk, caseId: string, from: Who, to: Who) =>
  on.as(on[from], (ctx) =>
    offerHandOff(ctx, {
      case: caseId,
      toId: on[to].id,
      situation: 'Please take over.',
      cannotWait: 'It is urgent.',
    }),
  );

/** A case that Dana owns, by whoever had it first. */
async function ofDana(on: Desk, address: string) {
  const theCase = await aCase(on, { address });
  const owner =
    (['dana', 'tom', 'priya', 'leo'] as const).find((who) => on[who].id === theCase.ownerId) ?? 'dana';
  if (owner === 'dana') return theCase;
  const { id } = await offer(on, theCase.id, owner, 'dana');
  await on.as(on.dana, (ctx) => acceptHandOff(ctx, { handOff: id }));
  return theCase;
}

/** A mail of somebody whom the case does not know. */
const aStranger = (on: Desk, caseId: string) =>
  on.asDesk(async (ctx) => {
    const entryId = await append(
      ctx,
      { deskId: on.id, caseId },
      { kind: 'contact', audience: 'customer', channel: 'mail', fromStranger: true },
    );
    await tables(ctx)
      .insertInto('strangers')
      .values({
        deskId: on.id,
        entryId,
        address: 'friend@elsewhere.example',
        decidedById: null,
        decidedAt: null,
      })
      .execute();
    return entryId;
  });

const rowOf = (theCase: { id: string }) => expect.objectContaining({ id: theCase.id });

describe('today', () => {
  it('holds my open and done cases in the order in which promises would break, page by page', async () => {
    const own = await aDesk(test);
    const [first, second, third] = [
      await ofDana(own, 'a@customers.example'),
      await ofDana(own, 'b@customers.example'),
      await ofDana(own, 'c@customers.example'),
    ];
    const told = { audience: 'customer' as const, text: 'We look.' };
    const later = (hours: number) =>
      Temporal.Now.instant().add({ hours }).toString({ fractionalSecondDigits: 3 });
    await own.as(own.dana, async (ctx) => {
      await say(ctx, { case: first.id, ...told, nextWordBy: later(48) });
      await proposeDone(ctx, { case: second.id, text: 'It should work now.' });
    });
    const all = await todayOf('dana', {}, own);
    expect(all.items.map(({ id, state }) => [id, state])).toEqual([
      [third.id, 'open'],
      [first.id, 'open'],
      [second.id, 'done'],
    ]);
    const page = await todayOf('dana', { limit: 2 }, own);
    const rest = await todayOf('dana', { limit: 2, cursor: page.next ?? '' }, own);
    expect([...page.items, ...rest.items]).toEqual(all.items);
    expect(rest.next).toBeNull();
  });

  it('holds nobody else’s cases', async () => {
    const theCase = await ofDana(desk, 'mine@customers.example');
    expect((await todayOf('dana')).items).toContainEqual(rowOf(theCase));
    for (const who of ['tom', 'priya', 'leo', 'sam'] as const) {
      expect((await todayOf(who)).items).not.toContainEqual(rowOf(theCase));
    }
  });

  it('shows on the first page what is offered to me, until I have answered', async () => {
    const theCase = await ofDana(desk, 'offered@customers.example');
    const { id } = await offer(desk, theCase.id, 'dana', 'tom');
    expect((await todayOf('tom')).offered).toMatchObject([
      { id: theCase.id, handOffId: id, owner: { name: 'Dana Okafor' } },
    ]);
    const ofDanas = await todayOf('dana');
    expect(ofDanas.offered).toEqual([]);
    expect(ofDanas.items.find((row) => row.id === theCase.id)?.offeredTo).toEqual({
      id: desk.tom.id,
      name: 'Tom Hughes',
      ...{ isAccepted: false, changesAt: null },
    });
    await desk.as(desk.tom, (ctx) => acceptHandOff(ctx, { handOff: id }));
    const after = await todayOf('tom');
    expect(after.offered).toEqual([]);
    expect(after.items).toContainEqual(rowOf(theCase));
    expect(after.items.find((row) => row.id === theCase.id)?.offeredTo).toBeNull();
  });

  it('says of what somebody accepted when it goes to them, unless its customer waits for an answer first', async () => {
    const theCase = await ofDana(desk, 'accepted@customers.example');
    const offeredTo = async (who: Named) =>
      (await desk.as(who, (ctx) => casesOfDesk(ctx, { desk: desk.slug }))).items.find(
        ({ id }) => id === theCase.id,
      )?.offeredTo;
    const { id: handOff } = await desk.as(desk.dana, (ctx) =>
      offerHandOff(ctx, { case: theCase.id, toId: desk.tom.id, situation: 'It hums.' }),
    );
    await desk.as(desk.tom, (ctx) => acceptHandOff(ctx, { handOff }));
    const goes = { name: 'Tom Hughes', isAccepted: true, changesAt: expect.stringMatching(/Z$/) };
    expect((await todayOf('dana')).items.find(({ id }) => id === theCase.id)?.offeredTo).toMatchObject(goes);
    expect(await offeredTo(desk.leo)).toMatchObject(goes);
    const { customerId } = theCase;
    await desk.asDesk((ctx) => answerOffer(ctx, { caseId: theCase.id, customerId, says: 'wait' }));
    expect(await offeredTo(desk.leo)).toMatchObject({ isAccepted: true, changesAt: null });
  });

  it('shows on the first page what I stand in for, while its owner is away', async () => {
    const own = await aDesk(test);
    const theCase = await ofDana(own, 'stood-in@customers.example');
    const hours = (count: number) => Temporal.Now.instant().add({ hours: count }).toString();
    const away = (from: number, to: number) =>
      own.as(own.dana, (ctx) =>
        beAway(ctx, { startsAt: hours(from), endsAt: hours(to), standInId: own.tom.id }),
      );
    await away(-48, -24);
    await away(24, 48);
    expect((await todayOf('tom', {}, own)).standIn).toEqual([]);
    const { id: absence } = await away(-1, 1);
    const page = await todayOf('tom', {}, own);
    expect(page.standIn).toMatchObject([{ id: theCase.id, owner: { name: 'Dana Okafor' } }]);
    expect(todayApi.today.reveals(page)).toContainEqual({ deskId: own.id, caseId: theCase.id, as: 'listed' });
    for (const who of ['priya', 'leo', 'sam'] as const)
      expect((await todayOf(who, {}, own)).standIn).toEqual([]);

    await own.as(own.dana, (ctx) => withdrawAbsence(ctx, { absence }));
    expect((await todayOf('tom', {}, own)).standIn).toEqual([]);
  });

  it('shows a case that is over where somebody unknown waits, to its owner, else to whoever inherits', async () => {
    const own = await aDesk(test);
    const theCase = await ofDana(own, 'over@customers.example');
    const entry = await aStranger(own, theCase.id);
    const shownTo = async (who: Who) => (await todayOf(who, {}, own)).strangers.map(({ id }) => id);
    expect(await shownTo('dana')).toEqual([]);
    await own.as(own.dana, (ctx) => endCase(ctx, { case: theCase.id, outcome: 'met by us' }));
    expect(await shownTo('dana')).toEqual([theCase.id]);
    for (const who of ['tom', 'priya', 'leo', 'sam'] as const) expect(await shownTo(who)).toEqual([]);

    await own.as(own.leo, (ctx) => dismiss(ctx, { desk: own.slug, person: own.dana.id }));
    expect(await shownTo('priya')).toEqual([theCase.id]);
    for (const who of ['dana', 'tom', 'sam'] as const) expect(await shownTo(who)).toEqual([]);
    const revealed = todayApi.today.reveals(await todayOf('priya', {}, own));
    expect(revealed).toContainEqual({ deskId: own.id, caseId: theCase.id, as: 'listed' });
    await own.as(own.priya, (ctx) => decideStranger(ctx, { entry, admit: false }));
    expect(await shownTo('priya')).toEqual([]);
  });

  it('shows leads and the client where a next word was missed, and agents only their own', async () => {
    const own = await aDesk(test);
    const theCase = await ofDana(own, 'missed@customers.example');
    const shownTo = async (who: Who) => (await todayOf(who, {}, own)).missed.map(({ id }) => id);
    for (const who of ['priya', 'leo'] as const) expect(await shownTo(who)).toEqual([]);
    await test.advance('15 days');
    for (const who of ['priya', 'leo'] as const) expect(await shownTo(who)).toEqual([theCase.id]);
    for (const who of ['dana', 'tom', 'sam'] as const) expect(await shownTo(who)).toEqual([]);
    await own.as(own.dana, (ctx) => proposeDone(ctx, { case: theCase.id, text: 'It should work now.' }));
    expect(await shownTo('leo')).toEqual([]);
  });

  it('says of each case it shows that it was listed', async () => {
    const theCase = await ofDana(desk, 'shown@customers.example');
    await offer(desk, theCase.id, 'dana', 'priya');
    for (const who of ['dana', 'priya'] as const) {
      const revealed = todayApi.today.reveals(await todayOf(who));
      expect(revealed).toContainEqual({ deskId: desk.id, caseId: theCase.id, as: 'listed' });
    }
  });
});

describe('somebody who was asked and is late', () => {
  it('stands before the owner from the moment on at which it was needed, until they answer', async () => {
    const own = await aDesk(test);
    const theCase = await ofDana(own, 'waits@customers.example');
    const { id, due } = await own.as(own.dana, async (ctx) => {
      const neededBy = asInstant(Temporal.Instant.from(ctx.now).add({ hours: 1 }));
      const about = { case: theCase.id, engagementId: own.engagements.client, request: 'Please look.' };
      return { ...(await askTask(ctx, { ...about, due: neededBy })), due: neededBy };
    });
    const late = async (who: Who) => (await todayOf(who, {}, own)).late;
    expect(await late('dana')).toEqual([]);
    await test.advance('1 hour');
    expect(await late('dana')).toMatchObject([{ id: theCase.id, whom: 'Harmon Audio', neededBy: due }]);
    expect(await late('tom')).toEqual([]);
    const absence = await own.as(own.dana, (ctx) => {
      const hours = (count: number) => Temporal.Instant.from(ctx.now).add({ hours: count }).toString();
      return beAway(ctx, { startsAt: hours(-1), endsAt: hours(8), standInId: own.tom.id });
    });
    expect(await late('tom')).toMatchObject([{ id: theCase.id }]);
    await own.as(own.dana, (ctx) => withdrawAbsence(ctx, { absence: absence.id }));
    await own.as(own.leo, (ctx) => answerTask(ctx, { task: id, state: 'done' }));
    expect(await late('dana')).toEqual([]);
  });
});
