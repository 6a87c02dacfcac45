import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { admit } from '../desks/commands/admit.ts';
import { endCase } from './commands/finish.ts';
import { acceptHandOff, declineHandOff, offerHandOff } from './commands/hand-off.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

type Named = Desk['tom'];

const makeExpert = ({ id: personId }: Named) =>
  desk.as(desk.leo, (ctx) =>
    admit(ctx, { desk: desk.slug, personId, engagementId: desk.engagements.provider, role: 'expert' }),
  );
const view = (id: string) => desk.as(desk.leo, (ctx) => caseView(ctx, { case: id }));

/** A case, with who owns it and somebody else it could be handed to. */
async function owned() {
  const made = await aCase(desk);
  const people = [desk.dana, desk.tom, desk.priya];
  const owner = people.find(({ id }) => id === made.ownerId) ?? desk.dana;
  const taker = people.find(({ id }) => id !== made.ownerId) ?? desk.tom;
  const offer = () =>
    desk.as(owner, (ctx) =>
      offerHandOff(ctx, {
        case: made.id,
        toId: taker.id,
        situation: 'He waits.',
        cannotWait: 'It is urgent.',
      }),
    );
  return { ...made, owner, taker, offer };
}

describe('whoever is made an expert', () => {
  it('hands their open cases off first', async () => {
    const { owner, taker, offer } = await owned();
    await expect(makeExpert(owner)).rejects.toMatchObject({
      code: 'roster.owns-cases',
      message: 'They own open cases on this desk, which an expert cannot answer. Have them handed off first.',
    });
    const { id: handOff } = await offer();
    await desk.as(taker, (ctx) => acceptHandOff(ctx, { handOff }));
    await makeExpert(owner);
  });

  it('may decline a case that was offered to them before, and not accept it', async () => {
    const { id, ownerId, taker, offer } = await owned();
    const { id: handOff } = await offer();
    await makeExpert(taker);
    await expect(desk.as(taker, (ctx) => acceptHandOff(ctx, { handOff }))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    expect(await view(id)).toMatchObject({ owner: { id: ownerId }, handOff: { id: handOff } });
    await desk.as(taker, (ctx) => declineHandOff(ctx, { handOff, reason: 'I advise only.' }));
  });

  it('is not given back a case that had ended: it goes to whoever inherits it', async () => {
    const { id, owner, customerId } = await owned();
    await desk.as(desk.leo, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
    await makeExpert(owner);
    await desk.asDesk((ctx) =>
      receiveContact(ctx, { caseId: id, customerId, channel: 'page', text: 'It is back.', files: [] }),
    );
    const heir = owner === desk.priya ? desk.leo : desk.priya;
    expect(await view(id)).toMatchObject({ state: 'open', owner: { id: heir.id } });
  });

  it('owns no open case in the database either', async () => {
    const { owner } = await owned();
    const role = (name: string) =>
      test.sql(`update roster set role = '${name}' where desk_id = $1 and person_id = $2`, [
        desk.id,
        owner.id,
      ]);
    await expect(role('expert')).rejects.toMatchObject({ code: 'TL409' });
    await role('lead');
  });
});
