import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { learn } from '../customers/commands/learn.ts';
import { answerOffer } from './commands/answer-offer.ts';
import { acceptHandOff, declineHandOff, offerHandOff, withdrawHandOff } from './commands/hand-off.ts';
import { dismiss } from './commands/leave-desk.ts';
import { seeMentions } from './commands/mention.ts';
import { seeToOffers } from './commands/see-to-offers.ts';
import { caseView } from './queries/case-view.ts';
import { myMentions } from './queries/mentions.ts';

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
const offer = (to = taker, by = owner, more: object = {}) =>
  desk.as(by, (ctx) => offerHandOff(ctx, { case: theCase.id, toId: to.id, situation: 'It hums.', ...more }));
const accept = (handOff: string, more: object = {}, by = taker) =>
  desk.as(by, (ctx) => acceptHandOff(ctx, { handOff, ...more }));
const sweep = () => desk.asDesk(seeToOffers);
const view = () => desk.as(desk.leo, (ctx) => caseView(ctx, { case: theCase.id }));
const kinds = async () => (await view()).entries.map(({ kind }) => kind);
const letters = async () => {
  const { rows } = await test.sql('select text from outbox_words where desk_id = $1 order by outbox_id', [
    desk.id,
  ]);
  return rows.map(({ text }) => text as string);
};
const itsTime = async () => {
  await test.advance('3 hours');
  await sweep();
};
const saysOnPage = (says: 'wait' | 'somebody else') =>
  desk.asDesk((ctx) => answerOffer(ctx, { caseId: theCase.id, customerId: theCase.customerId, says }));

describe('an offer', () => {
  it('is to be answered within half a working day of whoever is asked, or by the time that was said', async () => {
    await offer();
    const { handOff } = await view();
    const hours = (Date.parse(handOff?.answerBy ?? '') - Date.parse(handOff?.at ?? '')) / 3_600_000;
    expect(hours).toBeCloseTo(4, 1);
    await expect(offer(taker, owner, { answerBy: '2020-01-01T00:00:00.000Z' })).rejects.toEqual(
      ofCode('hand-off.not-ahead'),
    );
  });

  it('goes to the lead with the same briefing where nobody answers, then to whoever answers for the desk, then nowhere', async () => {
    await offer();
    const askedThen: (string | undefined)[] = [];
    for (let round = 0; round < 4; round += 1) {
      await test.advance('5 hours');
      await sweep();
      const { handOff } = await view();
      askedThen.push(handOff?.to.id);
      if (handOff) expect(handOff.briefing.situation).toBe('It hums.');
    }
    const expected = [desk.priya, desk.leo].filter((one) => one !== owner).map(({ id }) => id);
    expect(askedThen.slice(0, expected.length)).toEqual(expected);
    expect(askedThen.slice(expected.length).every((id) => id === undefined)).toBe(true);
    expect((await view()).owner.id).toBe(owner.id);
    expect((await kinds()).filter((kind) => kind === 'hand-off lapsed')).toHaveLength(expected.length + 1);
  });

  it('lapses by nobody’s word, and not before its time', async () => {
    const { id } = await offer();
    await sweep();
    expect((await view()).handOff?.id).toBe(id);
    await expect(
      desk.as(owner, (ctx) =>
        ctx.db
          .withTables<{ handOffs: { id: string; state: string } }>()
          .updateTable('handOffs')
          .set({ state: 'lapsed' })
          .where('id', '=', id)
          .execute(),
      ),
    ).rejects.toThrow();
  });

  it('is taken once, however many accept it at the same moment', async () => {
    const { id } = await offer();
    const both = await Promise.allSettled([accept(id), accept(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { kind: 'conflict', message: expect.stringMatching(/\.$/) } });
    expect((await kinds()).filter((kind) => kind === 'hand-off agreed')).toHaveLength(1);
  });

  it('asks for a read-back where something must not be asked again, as long as that holds', async () => {
    const fact = (text: string, doNotAskAgain: boolean) =>
      desk.as(owner, (ctx) =>
        learn(ctx, { desk: desk.slug, customer: theCase.customerId, text, doNotAskAgain }),
      );
    const first = await offer();
    expect((await view()).handOff?.needsReadBack).toBe(false);
    await desk.as(owner, (ctx) => withdrawHandOff(ctx, { handOff: first.id }));
    await fact('The serial number is 4711.', true);
    const { id } = await offer();
    expect((await view()).handOff?.needsReadBack).toBe(true);
    await expect(accept(id)).rejects.toEqual(ofCode('hand-off.read-back'));
    await accept(id, { readBack: 'Not to ask for the serial number.' });
    await itsTime();
    expect((await view()).owner.id).toBe(taker.id);
  });
});

describe('the customer', () => {
  it('hears of an offer before the person changes, once, where nobody answers it within the minute', async () => {
    const { id } = await offer();
    await sweep();
    expect(await letters()).toEqual([]);
    await test.advance('2 minutes');
    await sweep();
    await sweep();
    const told = (await letters()).filter((text) => text.includes('would like to hand this over to'));
    expect(told).toHaveLength(1);
    expect((await view()).entries.at(-1)).toMatchObject({ kind: 'hand-off told', audience: 'customer' });
    await accept(id);
    await itsTime();
    expect((await letters()).at(-1)).toContain('I look after this from now on');
  });

  it('hears of one that cannot wait before it changes, in the letter that says who it is', async () => {
    const { id } = await offer(taker, owner, { cannotWait: 'I leave today.' });
    await accept(id);
    expect((await kinds()).slice(-2)).toEqual(['hand-off told', 'hand-off accepted']);
    const [letter, ...others] = await letters();
    expect(letter).toMatch(
      /would like to hand this over to [\s\S]*say so on your page[\s\S]*I look after this from now on/,
    );
    expect(others).toEqual([]);
    await expect(
      desk.as(taker, (ctx) => sql`update hand_offs set told_at = null where id = ${id}`.execute(ctx.db)),
    ).rejects.toThrow();
  });

  it('is not passed over by whoever takes it past the commands', async () => {
    const { id } = await offer();
    const past = desk.as(taker, (ctx) =>
      sql`update hand_offs set state = 'accepted' where id = ${id}`.execute(ctx.db),
    );
    await expect(past).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('who would rather wait has said so to whoever is asked next, and is told who that is', async () => {
    await offer();
    await test.advance('2 minutes');
    await sweep();
    await saysOnPage('wait');
    await test.advance('5 hours');
    await sweep();
    const { handOff } = await view();
    expect(handOff?.customerSays).toBe('wait');
    const lead = handOff?.to.id === desk.priya.id ? desk.priya : desk.leo;
    await expect(accept(handOff?.id ?? '', {}, lead)).rejects.toEqual(ofCode('hand-off.customer-waits'));
    await test.advance('2 minutes');
    await sweep();
    expect((await letters()).at(-1)).toMatch(/^You said that you would rather wait for /);
    await expect(saysOnPage('wait')).rejects.toEqual(ofCode('hand-off.answered'));
    await accept(handOff?.id ?? '', { text: 'Dana is ill, so I go on with it.' }, lead);
    // Before the person changes, and not with it.
    expect((await letters()).at(-1)).toContain('Dana is ill');
    await itsTime();
    expect((await letters()).at(-1)).not.toContain('Dana is ill');
  });

  it.each([
    [
      'declines it',
      (id: string) => desk.as(taker, (ctx) => declineHandOff(ctx, { handOff: id, reason: 'Full.' })),
    ],
    ['takes it back', (id: string) => desk.as(owner, (ctx) => withdrawHandOff(ctx, { handOff: id }))],
    ['leaves', () => desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: taker.id }))],
  ] as const)('hears that it stays with whom after they were told, where somebody %s', async (_, ends) => {
    const { id } = await offer();
    await test.advance('2 minutes');
    await sweep();
    await ends(id);
    expect((await letters()).at(-1)).toMatch(/^This stays with .* after all\./);
    expect((await letters()).at(-1)).not.toContain('Full.');
  });

  it('hears nothing of an offer that came to nothing before they were told', async () => {
    const { id } = await offer();
    await desk.as(taker, (ctx) => declineHandOff(ctx, { handOff: id, reason: 'Full.' }));
    expect(await letters()).toEqual([]);
  });

  it.each(['wait', 'somebody else'] as const)(
    'may say "%s", which brings the next word nearer and is not passed over without words',
    async (says) => {
      const { id } = await offer();
      await expect(saysOnPage(says)).rejects.toEqual(ofCode('hand-off.answered'));
      await test.advance('2 minutes');
      await sweep();
      const before = await view();
      await saysOnPage(says);
      await expect(saysOnPage(says)).rejects.toEqual(ofCode('hand-off.answered'));
      const after = await view();
      expect(after.handOff?.customerSays).toBe(says);
      expect(after.due && before.due && after.due <= before.due).toBe(true);
      expect(after.entries.at(-1)).toMatchObject({ kind: 'hand-off answered', author: { kind: 'customer' } });
      await expect(accept(id)).rejects.toEqual(ofCode('hand-off.customer-waits'));
      await accept(id, { text: 'Dana is ill for a month, so I go on with it.' });
      expect((await letters()).at(-1)).toContain('Dana is ill for a month');
      await itsTime();
      expect((await letters()).at(-1)).toContain('My name is ');
    },
  );

  it('hears that it stays with whom they would rather wait for', async () => {
    const { id } = await offer();
    await test.advance('2 minutes');
    await sweep();
    await saysOnPage('wait');
    await desk.as(owner, (ctx) => withdrawHandOff(ctx, { handOff: id }));
    expect((await letters()).at(-1)).toMatch(/^As you wished, this stays with /);
    expect((await view()).entries.at(-1)).toMatchObject({ kind: 'hand-off withdrawn', audience: 'customer' });
  });
});

describe('what became of an offer', () => {
  const toldOf = async (who: Named) =>
    (await desk.as(who, myMentions)).items.map(({ kind, text }) => [kind, text]);

  it.each([
    ['agreed', (id: string) => accept(id, { text: 'I go on with it.' })],
    [
      'declined',
      (id: string) => desk.as(taker, (ctx) => declineHandOff(ctx, { handOff: id, reason: 'Full.' })),
    ],
  ] as const)('is told to whoever made it, until they have seen it: %s', async (became, answer) => {
    const { id } = await offer();
    expect(await toldOf(owner)).toEqual([]);
    await answer(id);
    expect(await toldOf(owner)).toEqual([[`hand-off ${became}`, expect.any(String)]]);
    expect(await toldOf(taker)).toEqual([]);
    await desk.as(owner, (ctx) => seeMentions(ctx, { case: theCase.id }));
    expect(await toldOf(owner)).toEqual([]);
  });

  it('is told also where nobody answered, and where the customer would rather have it otherwise', async () => {
    await offer();
    await test.advance('2 minutes');
    await sweep();
    await saysOnPage('wait');
    await test.advance('5 hours');
    await sweep();
    expect((await toldOf(owner)).map(([kind]) => kind).sort()).toEqual([
      'hand-off answered',
      'hand-off lapsed',
    ]);
  });
});
