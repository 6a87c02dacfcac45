import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { acceptSeveral } from '../conversations/commands/accept-several.ts';
import { withdrawHandOff } from '../conversations/commands/hand-off.ts';
import { seeToOffers } from '../conversations/commands/see-to-offers.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { learn } from '../customers/commands/learn.ts';
import { handOffSeveral } from './commands/hand-off-several.ts';
import { myToday } from './queries/today.ts';

const test = testDatabase();

let desk: Desk;
let cases: Awaited<ReturnType<typeof aCase>>[];
beforeEach(async () => {
  desk = await aDesk(test);
  cases = [];
  for (const address of ['a@customers.example', 'b@customers.example', 'c@customers.example'])
    cases.push(await aCase(desk, { address }));
});

type Named = Desk['leo'];
const takers = () => {
  const owners = new Set(cases.map(({ ownerId }) => ownerId));
  const free = [desk.dana, desk.tom, desk.priya, desk.leo].filter(({ id }) => !owners.has(id));
  return free;
};
const offer = (to: Named[]) =>
  desk.as(desk.leo, (ctx) =>
    handOffSeveral(ctx, {
      cases: cases.map(({ id }) => id),
      toIds: to.map(({ id }) => id),
      situation: 'The same part is late for all of them.',
    }),
  );
const offeredTo = async (who: Named) => (await desk.as(who, (ctx) => myToday(ctx, {}))).offered;
const accept = (who: Named, handOffs: string[], readBack?: string) =>
  desk.as(who, (ctx) => acceptSeveral(ctx, { handOffs, ...(readBack && { readBack }) }));
const ownerOf = async ({ id }: { id: string }) =>
  (await desk.as(desk.leo, (ctx) => caseView(ctx, { case: id }))).owner.id;

describe('several cases with one briefing', () => {
  it('are dealt out in turn among whom they are offered to', async () => {
    const [one = desk.leo, other = desk.priya] = takers();
    await offer([one, other]);
    const [mine, theirs] = [await offeredTo(one), await offeredTo(other)];
    expect([mine.length, theirs.length].sort()).toEqual([1, 2]);
    expect(new Set([...mine, ...theirs].map(({ togetherId }) => togetherId)).size).toBe(1);
  });

  it('are accepted all at once, with one read-back where one of them asks for it', async () => {
    const [taker = desk.leo] = takers();
    const { customerId: customer = '' } = cases[1] ?? {};
    await desk.as(desk.dana, (ctx) =>
      learn(ctx, { desk: desk.slug, customer, text: 'Serial 4711.', doNotAskAgain: true }),
    );
    await offer([taker]);
    const offered = await offeredTo(taker);
    expect(offered.filter(({ needsReadBack }) => needsReadBack)).toHaveLength(1);
    const handOffs = offered.map(({ handOffId }) => handOffId);
    await expect(accept(taker, handOffs)).rejects.toMatchObject({ code: 'hand-off.read-back' });
    expect(await offeredTo(taker)).toHaveLength(3);
    await accept(taker, handOffs, 'Not to ask for the serial number.');
    expect(await offeredTo(taker)).toEqual([]);
    for (const one of cases) expect(await ownerOf(one)).not.toBe(taker.id);
    await test.advance('3 hours');
    await desk.asDesk(seeToOffers);
    for (const one of cases) expect(await ownerOf(one)).toBe(taker.id);
  });

  it('stay with their owners, all of them, where one was taken back meanwhile', async () => {
    const [taker = desk.leo] = takers();
    await offer([taker]);
    const handOffs = (await offeredTo(taker)).map(({ handOffId }) => handOffId);
    await desk.as(desk.leo, (ctx) => withdrawHandOff(ctx, { handOff: handOffs[2] ?? '' }));
    await expect(accept(taker, handOffs)).rejects.toMatchObject({ code: 'hand-off.answered' });
    for (const one of cases) expect(await ownerOf(one)).toBe(one.ownerId);
  });
});
