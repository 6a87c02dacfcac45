import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { admit } from '../desks/commands/admit.ts';
import { decideProposals } from '../desks/commands/proposals.ts';
import { proposed } from '../desks/proposals.fixture.ts';
import { addMember } from '../people/commands/members.ts';
import { askTask } from '../tasks/commands/ask-task.ts';
import { answer, asked } from '../tasks/fixtures.ts';
import { awaited } from './queries/awaited.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const waiting = (who = desk.leo) => desk.as(who, (ctx) => awaited(ctx, { desk: desk.slug }));
const idsOf = async () => (await waiting()).items.map(({ id }) => id);

async function neededIn(minutes: number): Promise<string> {
  const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  const { id } = await desk.as(desk.dana, (ctx) =>
    askTask(ctx, {
      ...{ case: theCase.id, engagementId: desk.engagements.client, request: 'Which jack?' },
      due: new Date(Date.parse(ctx.now) + minutes * 60_000).toISOString(),
    }),
  );
  return id;
}

async function colleague(name: string) {
  const mail = `${name.toLowerCase()}@harmon.example`;
  const { id } = await desk.as(desk.leo, (ctx) => addMember(ctx, { name, mail }));
  return { id, mail, organizationId: desk.leo.organizationId };
}

const admitAs = (personId: string, role: 'expert' | 'lead') =>
  desk.as(desk.leo, (ctx) =>
    admit(ctx, { desk: desk.slug, personId, engagementId: desk.engagements.client, role }),
  );

describe('what is waited for from the client', () => {
  it('is what it is asked, first what breaks first for a customer, and gone once it is answered', async () => {
    const early = await neededIn(5);
    const { id: byNextWord, theCase } = await asked(desk, 'client');
    const { rows } = await test.sql('select due from cases where id = $1', [theCase.id]);
    const soonest = await neededIn(2);
    await asked(desk, 'thirdParty');
    await asked(desk, 'provider');
    expect(await idsOf()).toEqual([soonest, early, byNextWord]);
    const { items, count } = await waiting();
    expect(count).toBe(3);
    expect(items.at(-1)).toMatchObject({
      ...{ customer: 'Bill Navarro', askedBy: 'Dana Okafor', breaksAt: rows[0].due.toISOString() },
      ...{ case: { id: theCase.id, subject: 'No sound on the mains' } },
    });
    await desk.as(desk.leo, (ctx) => answer(ctx, early, { state: 'accepted', expectedOn: '2030-12-09' }));
    await desk.as(desk.leo, (ctx) => answer(ctx, soonest, { state: 'done', text: 'The long one.' }));
    expect(await idsOf()).toEqual([early, byNextWord]);
  });

  it('is what only leads decide for whoever leads or answers there, and for nobody else', async () => {
    const id = await neededIn(60);
    await test.sql('update tasks set of_leads = true where id = $1', [id]);
    expect(await idsOf()).toContain(id);
    const ada = await colleague('Ada');
    await admitAs(ada.id, 'expert');
    const shown = async () => (await waiting(ada)).items.map((one) => one.id);
    expect(await shown()).not.toContain(id);
    await admitAs(ada.id, 'lead');
    expect(await shown()).toContain(id);
  });

  it('is who waits to be admitted, for whoever may say it, until somebody has', async () => {
    const { id, maya } = await proposed(desk);
    expect((await waiting()).proposals).toMatchObject([{ id, person: { id: maya.id } }]);
    const otto = await colleague('Otto');
    await admitAs(otto.id, 'lead');
    for (const who of [otto, desk.dana, desk.priya]) expect((await waiting(who)).proposals).toEqual([]);
    await desk.as(desk.leo, (ctx) =>
      decideProposals(ctx, { desk: desk.slug, proposals: [id], decision: 'refused' }),
    );
    expect((await waiting()).proposals).toEqual([]);
  });

  it('is not there for who does not work on the desk', async () => {
    await expect(waiting(desk.sam)).rejects.toMatchObject({ code: 'desk.not-found' });
  });
});
