import { describe, expect, it } from 'vitest';
import { aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { callSomebody } from './commands/call-somebody.ts';
import { decideProposals, propose } from './commands/proposals.ts';
import { newcomer, proposedAs } from './proposals.fixture.ts';
import { deskView } from './queries/desk-view.ts';
import { proposalsOf } from './queries/proposals.ts';

const test = testDatabase();

describe('by which name customers know somebody', () => {
  it('is proposed with them, read by the client and theirs once they are admitted', async () => {
    const on = await aDesk(test);
    const maya = await newcomer(on);
    const asked = { desk: on.slug, personId: maya.id, ...proposedAs, called: 'May' };
    const { id } = await on.as(on.priya, (ctx) => propose(ctx, asked));
    const { items } = await on.as(on.leo, (ctx) => proposalsOf(ctx, { desk: on.slug }));
    expect(items).toMatchObject([{ id, called: 'May' }]);
    await on.as(on.leo, (ctx) =>
      decideProposals(ctx, { desk: on.slug, proposals: [id], decision: 'admitted' }),
    );
    const { roster } = await on.as(on.leo, (ctx) => deskView(ctx, { desk: on.slug }));
    expect(roster.find(({ person }) => person.id === maya.id)).toMatchObject({ called: 'May' });
    expect(roster.find(({ person }) => person.id === on.dana.id)).toMatchObject({ called: null });
  });

  it('is said of nobody who does not work there', async () => {
    const [on, other] = [await aDesk(test), await aDesk(test)];
    await expect(
      on.as(on.leo, (ctx) => callSomebody(ctx, { desk: on.slug, person: other.dana.id, called: 'Dee' })),
    ).rejects.toMatchObject({ code: 'roster.not-found' });
  });
});
