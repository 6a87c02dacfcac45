import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { admit } from '../desks/commands/admit.ts';
import { beAway } from '../people/commands/absences.ts';
import { myToday } from '../today/queries/today.ts';
import { say } from './commands/say.ts';
import { sendReceipt } from './commands/send-receipt.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();

type Named = Desk['leo'];
let desk: Desk;
let owner: Named;
let helper: Named;
let theCase: Awaited<ReturnType<typeof aCase>>;
beforeEach(async () => {
  desk = await aDesk(test);
  theCase = await aCase(desk);
  owner = [desk.dana, desk.tom, desk.priya, desk.leo].find(({ id }) => id === theCase.ownerId) ?? desk.dana;
  helper = owner === desk.tom ? desk.dana : desk.tom;
});

const away = (who: Named, standIn: Named | null) =>
  desk.as(who, (ctx) => {
    const hours = (count: number) => Temporal.Instant.from(ctx.now).add({ hours: count }).toString();
    return beAway(ctx, { startsAt: hours(-1), endsAt: hours(48), standInId: standIn?.id ?? null });
  });
const standIn = async () =>
  (await desk.as(desk.leo, (ctx) => caseView(ctx, { case: theCase.id }))).standIn?.id;
const isInTodayOf = async (who: Named) =>
  (await desk.as(who, (ctx) => myToday(ctx, {}))).standIn.some(({ id }) => id === theCase.id);
const lastLetter = async () => {
  const { rows } = await test.sql(
    'select text from outbox_words where desk_id = $1 order by outbox_id desc',
    [desk.id],
  );
  return rows[0].text as string;
};

describe('who answers while an owner is away', () => {
  it('is whom they named, until they are back, and nobody has to do anything', async () => {
    expect(await standIn()).toBeUndefined();
    await away(owner, helper);
    expect([await standIn(), await isInTodayOf(helper)]).toEqual([helper.id, true]);
    await test.advance('3 days');
    expect([await standIn(), await isInTodayOf(helper)]).toEqual([undefined, false]);
  });

  it('is whom their stand-in named, where that one is away too', async () => {
    await away(owner, helper);
    await away(helper, desk.leo);
    expect(await standIn()).toBe(desk.leo.id);
    expect([await isInTodayOf(helper), await isInTodayOf(desk.leo)]).toEqual([false, true]);
  });

  it('is a lead of their company where it would go round in a circle, or nobody was named', async () => {
    await away(owner, helper);
    await away(helper, owner);
    const leader = owner === desk.priya ? desk.leo : desk.priya;
    expect(await standIn()).toBe(leader.id);
    await away(leader, null);
    expect(await standIn()).toBe(leader === desk.leo ? undefined : desk.leo.id);
    await away(desk.leo, null);
    expect(await standIn()).toBeUndefined();
  });

  it('is nobody who only advises there, or does not work there', async () => {
    await desk.as(desk.leo, (ctx) =>
      admit(ctx, {
        desk: desk.slug,
        personId: helper.id,
        engagementId: desk.engagements.provider,
        role: 'expert',
      }),
    );
    await away(owner, helper);
    expect([desk.priya.id, desk.leo.id]).toContain(await standIn());
    expect(await isInTodayOf(helper)).toBe(false);
  });
});

describe('a letter while the owner is away', () => {
  it.each([
    ['en', / is back (tomorrow|on \w+)( at [\d:]+)?, until then (Tom Hughes|Dana Okafor) looks after this\./],
    [
      'de',
      / ist (morgen|übermorgen|am \w+)( um [\d:]+ Uhr)? wieder da, bis dahin kümmert sich (Tom|Dana) \w+ darum\./,
    ],
    [
      'es',
      / vuelve (mañana|pasado mañana|el \p{L}+)( a las? [\d:]+)?; hasta entonces se ocupa (Tom|Dana) \w+\./u,
    ],
  ])('says in %s when they are back and who answers', async (language, words) => {
    theCase = await aCase(desk, { address: `${language}@customers.example`, language });
    owner = [desk.dana, desk.tom, desk.priya, desk.leo].find(({ id }) => id === theCase.ownerId) ?? desk.dana;
    helper = owner === desk.tom ? desk.dana : desk.tom;
    await away(owner, helper);
    await desk.asDesk((ctx) =>
      sendReceipt(ctx, {
        ...{ deskId: desk.id, caseId: theCase.id, due: theCase.due },
        ...{ address: `${language}@customers.example`, channel: 'mail' },
      }),
    );
    expect(await lastLetter()).toMatch(words);
    await desk.as(helper, (ctx) => say(ctx, { case: theCase.id, text: 'Here I am.', audience: 'customer' }));
    expect(await lastLetter()).toMatch(words);
    await desk.as(owner, (ctx) => say(ctx, { case: theCase.id, text: 'From afar.', audience: 'customer' }));
    expect(await lastLetter()).not.toMatch(words);
  });
});
