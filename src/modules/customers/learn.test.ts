import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { offerHandOff } from '../conversations/commands/hand-off.ts';
import { say } from '../conversations/commands/say.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { uncoveredFact } from '../conversations/queries/uncovered-fact.ts';
import { checkFact } from './commands/check-fact.ts';
import { learn } from './commands/learn.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const note = (who: Desk['leo'], customer: string) =>
  desk.as(who, (ctx) => learn(ctx, { desk: desk.slug, customer, text: 'Prefers a call after 18:00' }));

const told = async () =>
  (await test.sql(`select desk_id, data from events where name = 'customer.fact-learnt'`)).rows;

describe('learning about a customer', () => {
  it('keeps what was learnt and by whom, and tells open screens of it without a word', async () => {
    const { customerId } = await aCase(desk);
    const { id } = await note(desk.dana, customerId);
    const { rows } = await test.sql('select text, learnt_by_id, organization_id from facts where id = $1', [
      id,
    ]);
    expect(rows).toEqual([
      {
        text: 'Prefers a call after 18:00',
        learnt_by_id: desk.dana.id,
        organization_id: desk.dana.organizationId,
      },
    ]);
    expect(await told()).toEqual([{ desk_id: desk.id, data: { customerId, factId: id } }]);
  });

  it('replaces what is known about the same customer, and nothing else', async () => {
    const { customerId } = await aCase(desk, { address: 'cleo@customers.example' });
    const { customerId: another } = await aCase(desk, { address: 'dirk@customers.example' });
    const correct = (customer: string, replacesId: string) =>
      desk.as(desk.dana, (ctx) =>
        learn(ctx, { desk: desk.slug, customer, text: 'Prefers mail', replacesId }),
      );
    const { id } = await note(desk.dana, customerId);
    await correct(customerId, id);
    for (const [customer, fact] of [
      [another, id],
      [customerId, uuid()],
    ] as const)
      await expect(correct(customer, fact)).rejects.toMatchObject({ code: 'fact.not-found' });
  });

  it('is for who works on the desk, about its own customers', async () => {
    const { customerId } = await aCase(desk, { address: 'ana@customers.example' });
    const before = (await told()).length;
    await expect(note(desk.sam, customerId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(note(desk.dana, uuid())).rejects.toMatchObject({ code: 'customer.not-found' });
    expect(await told()).toHaveLength(before);
  });
});

const know = (customer: string, more: Partial<Parameters<typeof learn>[1]> = {}, who = desk.dana) =>
  desk.as(who, (ctx) => learn(ctx, { desk: desk.slug, customer, text: 'Plays on Saturdays', ...more }));

const check = (fact: string, stillTrue: boolean, who = desk.tom) =>
  desk.as(who, (ctx) => checkFact(ctx, { desk: desk.slug, fact, stillTrue }));

const factsOf = (caseId: string) =>
  desk.as(desk.leo, async (ctx) => (await caseView(ctx, { case: caseId })).customer.facts);

const firstWords = (caseId: string) =>
  desk.as(
    desk.leo,
    async (ctx) => (await caseView(ctx, { case: caseId })).entries.find(({ kind }) => kind === 'contact')?.id,
  );

describe('what is known', () => {
  it('says in which words of the customer it was said', async () => {
    const { id, reference, customerId } = await aCase(desk, { address: 'faye@customers.example' });
    const entryId = await firstWords(id);
    await know(customerId, { entryId });
    expect(await factsOf(id)).toMatchObject([
      { text: 'Plays on Saturdays', learntFrom: { entryId, caseId: id, reference, channel: 'mail' } },
    ]);
  });

  it('is not learnt from the words of somebody else, nor from what cannot be read', async () => {
    const { customerId } = await aCase(desk, { address: 'gil@customers.example' });
    const another = await aCase(desk, { address: 'hugo@customers.example' });
    const entryId = await firstWords(another.id);
    await expect(know(customerId, { entryId })).rejects.toMatchObject({ code: 'not-permitted' });
    await desk.as(desk.leo, (ctx) => say(ctx, { case: another.id, text: 'Ours alone', audience: 'company' }));
    const { rows } = await test.sql(`select id from entries where case_id = $1 and audience = 'company'`, [
      another.id,
    ]);
    const hidden = know(another.customerId, { entryId: rows[0]?.id });
    await expect(hidden).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('is confirmed as often as somebody says so, and shows who did last', async () => {
    const { id, customerId } = await aCase(desk, { address: 'ines@customers.example' });
    const { id: fact } = await know(customerId);
    await check(fact, true, desk.dana);
    await test.advance('1 minute');
    await check(fact, true, desk.tom);
    expect(await factsOf(id)).toMatchObject([{ id: fact, confirmed: { by: 'Tom Hughes' }, ended: null }]);
  });

  it('ends once, stays readable with who said so, and is told no more', async () => {
    const { id, customerId } = await aCase(desk, { address: 'jan@customers.example' });
    const { id: fact } = await know(customerId, { doNotAskAgain: true });
    const both = await Promise.allSettled([check(fact, false), check(fact, false, desk.dana)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await factsOf(id)).toMatchObject([
      { text: 'Plays on Saturdays', ended: { by: expect.stringMatching(/Tom Hughes|Dana Okafor/) } },
    ]);
    await expect(check(fact, true)).rejects.toMatchObject({ code: 'fact.ended' });
    await desk.as(desk.dana, async (ctx) => {
      const { owner } = await caseView(ctx, { case: id });
      const [giver, taker] = owner.id === desk.dana.id ? [desk.dana, desk.tom] : [desk.tom, desk.dana];
      await desk.as(giver, (own) =>
        offerHandOff(own, { case: id, toId: taker.id, situation: 'all is well' }),
      );
    });
    const { handOff } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    expect(handOff?.needsReadBack).toBe(false);
  });

  it('is confirmed by who works on the desk alone, and by nobody of another one', async () => {
    const { customerId } = await aCase(desk, { address: 'kai@customers.example' });
    const { id: fact } = await know(customerId);
    await expect(check(fact, true, desk.sam)).rejects.toMatchObject({ kind: 'not-found' });
    const other = await aDesk(test);
    const elsewhere = other.as(other.dana, (ctx) =>
      checkFact(ctx, { desk: other.slug, fact, stillTrue: true }),
    );
    await expect(elsewhere).rejects.toMatchObject({ code: 'fact.not-found' });
  });

  it('is covered where it is sensitive, and whoever asks for it stands on the record', async () => {
    const { id, customerId } = await aCase(desk, { address: 'lena@customers.example' });
    const { id: fact } = await know(customerId, { sensitive: true });
    const { id: plain } = await know(customerId);
    expect(await factsOf(id)).toMatchObject([
      { id: fact, text: null, sensitive: true },
      { id: plain, text: 'Plays on Saturdays', sensitive: false },
    ]);
    const uncover = (asked: string) =>
      desk.as(desk.tom, (ctx) => uncoveredFact(ctx, { case: id, fact: asked }));
    for (const _ of [1, 2]) expect(await uncover(fact)).toMatchObject({ text: 'Plays on Saturdays' });
    await expect(uncover(plain)).rejects.toMatchObject({ code: 'fact.not-found' });
    const { rows } = await test.sql(
      `select actor_id from custody_inbox where case_id = $1 and kind = 'uncovered'`,
      [id],
    );
    expect(rows).toEqual([{ actor_id: desk.tom.id }]);
  });
});
