import { randomUUID } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { say } from '../conversations/commands/say.ts';
import { caseView, dismiss } from '../conversations/index.ts';
import { admit } from '../desks/commands/admit.ts';
import { addPerson } from '../people/commands/members.ts';
import { handBack, stepIn } from './commands/step-in.ts';
import { clientSpoke } from './queries/spoke.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const aMatter = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const spoke = (id: string, who = desk.dana) => desk.as(who, (ctx) => clientSpoke(ctx, { case: id }));
const comesIn = (id: string, who = desk.leo) => desk.as(who, (ctx) => stepIn(ctx, { case: id }));
const leaves = (id: string, text?: string) =>
  desk.as(desk.leo, (ctx) => handBack(ctx, { case: id, ...(text && { text }) }));
const write = (id: string, who: Desk['leo']) =>
  desk.as(who, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'We look.' }));

describe('the client steps in', () => {
  it('on any case: the customer sees it, the owner stays, and reads what was left for them', async () => {
    const { id, ownerId } = await aMatter();
    expect(await spoke(id)).toEqual({ client: 'Harmon Audio', last: null, here: null });
    await comesIn(id);
    expect(await spoke(id)).toMatchObject({
      last: null,
      here: { name: 'Leo Brandt', organization: 'Harmon Audio' },
    });
    await expect(comesIn(id)).rejects.toMatchObject({ code: 'client.here' });
    await leaves(id, 'They keep the mixer.');
    expect(await spoke(id)).toMatchObject({ here: null });
    await expect(leaves(id)).rejects.toMatchObject({ code: 'client.not-here' });
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    expect(view.owner.id).toBe(ownerId);
    expect(view.entries.slice(-3)).toMatchObject([
      { kind: 'stepped in', audience: 'customer', author: { name: 'Leo Brandt' } },
      { kind: 'handed back', audience: 'customer' },
      { kind: 'note', audience: 'companies', text: 'They keep the mixer.' },
    ]);
    const { rows } = await test.sql('select person_id from mentions where entry_id = $1', [
      view.entries.at(-1)?.id,
    ]);
    expect(rows).toEqual([{ person_id: ownerId }]);
  });

  it('alone, and once of two who do so at the same time', async () => {
    const { id } = await aMatter();
    await expect(comesIn(id, desk.dana)).rejects.toMatchObject({ kind: 'forbidden' });
    const both = await Promise.allSettled([comesIn(id), comesIn(id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('until they hand back or work there no more, and a colleague can go on', async () => {
    const zoe = { ...desk.leo, id: uuid(), mail: `${uuid()}@people.example` };
    await desk.as(desk.leo, (ctx) => addPerson(ctx, { ...zoe, name: 'Zoe Lind', administrator: false }));
    const place = { desk: desk.slug, personId: zoe.id, engagementId: desk.engagements.client };
    await desk.as(desk.leo, (ctx) => admit(ctx, { ...place, role: 'agent' }));
    const { id } = await aMatter();
    await comesIn(id, zoe);
    expect(await spoke(id)).toMatchObject({ here: { name: 'Zoe Lind' } });
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: zoe.id }));
    expect(await spoke(id)).toMatchObject({ here: null });
    await comesIn(id);
    expect(await spoke(id)).toMatchObject({ here: { name: 'Leo Brandt' } });
  });

  it('last spoke to a customer when one of its people did, on whatever case of theirs', async () => {
    const { id, customerId } = await aMatter();
    await write(id, desk.dana);
    await desk.as(desk.leo, (ctx) =>
      noteCall(ctx, { case: id, direction: 'out', outcome: 'not reached', text: 'Nobody there.' }),
    );
    expect(await spoke(id)).toMatchObject({ last: null });
    await write(id, desk.leo);
    await write(id, desk.dana);
    const other = await desk.as(desk.dana, async (ctx) => {
      const { customer } = await caseView(ctx, { case: id });
      return customer.id;
    });
    expect(other).toBe(customerId);
    expect(await spoke(id)).toMatchObject({ last: { caseId: id, who: { name: 'Leo Brandt' } } });
  });
});
