import { expect, it } from 'vitest';
import { aCase, aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { acceptHandOff, offerHandOff } from './commands/hand-off.ts';
import { dismiss } from './commands/leave-desk.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();

it.each(['gives', 'takes'] as const)(
  'who leaves and %s a case leaves no offer behind that nobody could answer',
  async (which) => {
    const desk = await aDesk(test);
    const { id, ownerId } = await aCase(desk);
    const people = [desk.dana, desk.tom, desk.priya];
    const owner = people.find((one) => one.id === ownerId) ?? desk.dana;
    const offer = (toId: string, from = owner) =>
      desk.as(from, (ctx) =>
        offerHandOff(ctx, { case: id, toId, situation: 'Please take over.', cannotWait: 'It is urgent.' }),
      );
    const view = () => desk.as(desk.leo, (ctx) => caseView(ctx, { case: id }));
    const taker = [desk.tom, desk.dana].find((one) => one !== owner) ?? desk.tom;
    const leaver = which === 'gives' ? owner : taker;
    await offer(taker.id);

    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: leaver.id }));
    const left = await view();
    expect(left.handOff).toBeNull();
    expect(left.entries.filter(({ kind }) => kind === 'hand-off withdrawn')).toHaveLength(1);
    const now = which === 'gives' ? left.owner.id : owner.id;
    expect(left.owner.id).toBe(now);

    const next = [...people, desk.leo].find((one) => one.id !== now && one.id !== leaver.id) ?? desk.leo;
    const { id: handOff } = await offer(next.id, desk.leo);
    await desk.as(next, (ctx) => acceptHandOff(ctx, { handOff }));
    expect((await view()).owner.id).toBe(next.id);
  },
);
