import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { answerOffer } from './commands/answer-offer.ts';
import { answerWish } from './commands/answer-wish.ts';
import { acceptHandOff, declineHandOff, offerHandOff, withdrawHandOff } from './commands/hand-off.ts';
import { dismiss } from './commands/leave-desk.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
import { seeToOffers } from './commands/see-to-offers.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();

type Named = Desk['leo'];
let desk: Desk;
let theCase: Awaited<ReturnType<typeof aCase>>;
let owner: Named;
let taker: Named;
beforeEach(async () => {
  desk = await aDesk(test);
  theCase = await aCase(desk);
  owner = [desk.dana, desk.tom, desk.priya, desk.leo].find(({ id }) => id === theCase.ownerId) ?? desk.dana;
  taker = owner === desk.tom ? desk.dana : desk.tom;
});

const ofCode = (code: string) => expect.objectContaining({ code });
const offer = (more: object = {}) =>
  desk.as(owner, (ctx) =>
    offerHandOff(ctx, { case: theCase.id, toId: taker.id, situation: 'It hums.', ...more }),
  );
const accept = (handOff: string, more: object = {}) =>
  desk.as(taker, (ctx) => acceptHandOff(ctx, { handOff, ...more }));
const sweep = () => desk.asDesk(seeToOffers);
const after3Hours = async () => {
  await test.advance('3 hours');
  await sweep();
};
const view = () => desk.as(desk.leo, (ctx) => caseView(ctx, { case: theCase.id }));
const ownerNow = async () => (await view()).owner.id;
const letters = async () => {
  const { rows } = await test.sql('select text from outbox_words where desk_id = $1 order by outbox_id', [
    desk.id,
  ]);
  return rows.map(({ text }) => text as string);
};
const asTheirs = (says: 'wait' | 'somebody else') =>
  desk.asDesk((ctx) => answerOffer(ctx, { caseId: theCase.id, customerId: theCase.customerId, says }));
const accepted = async (more: object = {}) => {
  const { id } = await offer();
  await accept(id, more);
  return id;
};

describe('who accepts a case', () => {
  it('owns it an hour after its customer, who wants quiet until then, can read of it', async () => {
    await test.sql(
      `update customers k set quiet_from = h.local - interval '1 hour', quiet_until = h.local + interval '4 hours'
       from (select d.id, date_trunc('minute', app.now() at time zone d.zone)::time as local from desks d) h
       where h.id = k.desk_id and k.id = $1`,
      [theCase.customerId],
    );
    await accepted();
    const { handOff } = await view();
    const hours = (Date.parse(handOff?.changesAt ?? '') - Date.parse(handOff?.at ?? '')) / 3_600_000;
    expect(hours).toBeGreaterThan(4.9);
    expect(hours).toBeLessThanOrEqual(5);
  });

  it('owns it once its customer, who is told at once, had two open hours to say something', async () => {
    const id = await accepted({ text: 'I am Tom, and I have read all of it.' });
    expect(await ownerNow()).toBe(owner.id);
    expect((await letters()).at(-1)).toMatch(
      /would like to hand this over to .* Nothing changes before \w+day/s,
    );
    const { handOff, entries } = await view();
    expect(handOff).toMatchObject({ id, acceptedAt: expect.any(String), heldBy: null });
    expect(Date.parse(handOff?.changesAt ?? '') - Date.parse(handOff?.at ?? '')).toBeCloseTo(7_200_000, -5);
    expect(entries.at(-1)).toMatchObject({ kind: 'hand-off agreed', audience: 'companies' });
    await test.advance('1 hour');
    await sweep();
    expect(await ownerNow()).toBe(owner.id);
    await test.advance('2 hours');
    await sweep();
    expect(await view()).toMatchObject({ owner: { id: taker.id }, handOff: null });
    expect((await view()).entries.at(-1)).toMatchObject({
      kind: 'hand-off accepted',
      author: { id: taker.id },
      text: 'I am Tom, and I have read all of it.',
    });
    expect((await letters()).at(-1)).toContain('I am Tom, and I have read all of it.');
  });

  it('owns it in the same moment where the customer was told long enough before', async () => {
    const { id } = await offer();
    await test.advance('2 minutes');
    await sweep();
    await test.advance('3 hours');
    await accept(id);
    expect(await ownerNow()).toBe(taker.id);
  });

  it('owns it at once where it cannot wait, which is said with why', async () => {
    const { id } = await offer({ cannotWait: 'I leave today.' });
    expect((await view()).handOff).toMatchObject({
      changesAt: null,
      briefing: { cannotWait: 'I leave today.' },
    });
    await accept(id);
    expect(await ownerNow()).toBe(taker.id);
    const unsaid = desk.as(taker, (ctx) =>
      sql`insert into hand_offs (desk_id, id, case_id, from_id, to_id, needs_read_back, changes_at)
        values (${desk.id}, gen_random_uuid(), ${theCase.id}, ${taker.id}, ${owner.id}, false, null)`.execute(
        ctx.db,
      ),
    );
    await expect(unsaid).rejects.toMatchObject({ kind: 'conflict' });
  });

  it.each([
    ['more than fourteen days from now', `app.now() + interval '337 hours'`],
    ['before it was offered', `app.now() - interval '1 hour'`],
  ])('never owns it %s, whatever the offer says', async (_when, changesAt) => {
    const out = desk.as(owner, (ctx) =>
      sql`insert into hand_offs (desk_id, id, case_id, from_id, to_id, needs_read_back, recorded_at, changes_at)
        values (${desk.id}, gen_random_uuid(), ${theCase.id}, ${owner.id}, ${taker.id}, false,
          ${sql.raw(changesAt)} - interval '2 hours', ${sql.raw(changesAt)})`.execute(ctx.db),
    );
    await expect(out).rejects.toMatchObject({ constraint: 'changes_in_time' });
  });

  it('owns it not before the time that the giver chose, and an hour after the customer was told at the least', async () => {
    for (const changesAt of ['2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'])
      await expect(offer({ changesAt })).rejects.toEqual(ofCode('hand-off.change-out-of-reach'));
    const soon = await desk.asDesk(async ({ now }) =>
      Temporal.Instant.from(now).add({ minutes: 5 }).toString(),
    );
    const { id } = await offer({ changesAt: soon });
    await accept(id);
    const { handOff } = await view();
    expect(Date.parse(handOff?.changesAt ?? '') - Date.parse(handOff?.acceptedAt ?? '')).toBe(3_600_000);
  });

  it('accepts once, and may decline until it is theirs', async () => {
    const id = await accepted();
    await expect(accept(id)).rejects.toEqual(ofCode('hand-off.answered'));
    await desk.as(taker, (ctx) => declineHandOff(ctx, { handOff: id, reason: 'I am ill.' }));
    await after3Hours();
    expect(await ownerNow()).toBe(owner.id);
    expect((await letters()).at(-1)).toMatch(/^This stays with /);
  });

  it('does not get it where the giver takes it back before, and it does not lapse meanwhile', async () => {
    const id = await accepted();
    await test.advance('110 minutes');
    await test.sql(`update hand_offs set answer_by = app.now() where id = $1`, [id]);
    await sweep();
    expect((await view()).handOff?.id).toBe(id);
    await desk.as(owner, (ctx) => withdrawHandOff(ctx, { handOff: id }));
    await after3Hours();
    expect(await ownerNow()).toBe(owner.id);
  });

  it('does not get it where they leave before; where the giver leaves, somebody has it at once', async () => {
    await accepted();
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: owner.id }));
    expect(await ownerNow()).not.toBe(owner.id);
    expect((await view()).handOff).toBeNull();
    await after3Hours();
    expect((await view()).entries.filter(({ kind }) => kind === 'hand-off accepted')).toEqual([]);
  });
});

describe('a customer who says something before the person changes', () => {
  it.each(['wait', 'somebody else'] as const)(
    '"%s" stands before the change until it is answered',
    async (says) => {
      const id = await accepted();
      await asTheirs(says);
      await after3Hours();
      expect(await view()).toMatchObject({ owner: { id: owner.id }, handOff: { heldBy: 'wish' } });
      const answer = { handOff: id, text: 'I am away from Monday on, and Tom knows these mixers best.' };
      await expect(desk.as(taker, (ctx) => answerWish(ctx, answer))).rejects.toEqual(
        ofCode('hand-off.owner-answers'),
      );
      await desk.as(owner, (ctx) => answerWish(ctx, answer));
      expect((await letters()).at(-1)).toContain('Tom knows these mixers best');
      expect(await ownerNow()).toBe(owner.id);
      await expect(desk.as(owner, (ctx) => answerWish(ctx, answer))).rejects.toEqual(
        ofCode('hand-off.answered'),
      );
      await sweep();
      expect(await ownerNow()).toBe(taker.id);
    },
  );

  it('is not passed over by whoever takes it past the commands', async () => {
    const id = await accepted();
    await asTheirs('wait');
    await test.advance('3 hours');
    const take = (who: Named, set: string) =>
      desk.as(who, (ctx) => sql`update hand_offs set ${sql.raw(set)} where id = ${id}`.execute(ctx.db));
    await expect(take(taker, `state = 'accepted'`)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(take(taker, 'wish_answered_at = app.now()')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is honoured by taking it back', async () => {
    const id = await accepted();
    await asTheirs('wait');
    await desk.as(owner, (ctx) => withdrawHandOff(ctx, { handOff: id }));
    await after3Hours();
    expect(await ownerNow()).toBe(owner.id);
    expect((await letters()).at(-1)).toMatch(/^As you wished, this stays with /);
  });

  it('in words by mail is answered first, by any word of a person', async () => {
    const id = await accepted();
    await test.advance('1 minute');
    const { id: caseId, customerId } = theCase;
    await desk.asDesk((ctx) =>
      receiveContact(ctx, {
        caseId,
        customerId,
        channel: 'page',
        text: 'I would like you to stay.',
        files: [],
      }),
    );
    await after3Hours();
    expect(await view()).toMatchObject({ owner: { id: owner.id }, handOff: { heldBy: 'words' } });
    const past = desk.as(taker, (ctx) =>
      sql`update hand_offs set state = 'accepted' where id = ${id}`.execute(ctx.db),
    );
    await expect(past).rejects.toMatchObject({ kind: 'conflict' });
    await desk.as(owner, (ctx) =>
      say(ctx, { case: caseId, audience: 'customer', text: 'Tom is very good.' }),
    );
    await sweep();
    expect(await ownerNow()).toBe(taker.id);
  });
});
