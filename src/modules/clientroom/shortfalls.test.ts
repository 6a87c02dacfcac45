import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/index.ts';
import { noteShortfall } from './commands/note-shortfall.ts';
import { raiseNeed } from './commands/raise-need.ts';
import { shortfallsOf } from './queries/shortfalls.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const aMatter = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const note = (id: string, source: string, missing = 'the serial number', filled?: string) =>
  desk.as(desk.dana, (ctx) => noteShortfall(ctx, { case: id, source, missing, ...(filled && { filled }) }));
const causes = async () => (await desk.as(desk.leo, (ctx) => shortfallsOf(ctx, { desk: desk.slug }))).items;
type Asked = Parameters<typeof raiseNeed>[1];
const raise = (customer: Asked['customer'], who = desk.leo) =>
  desk.as(who, (ctx) => raiseNeed(ctx, { desk: desk.slug, text: 'The invoice is wrong.', customer }));
const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

describe('what was missing', () => {
  it('is noted on the case, and counted by form or system, most often first', async () => {
    const [first, second] = [await aMatter(), await aMatter()];
    await note(first.id, 'Web form', 'the serial number', 'MX-12');
    await note(second.id, 'Old CRM');
    await note(second.id, 'web form', 'who bought it');
    const [form, crm, ...others] = await causes();
    expect(others).toEqual([]);
    expect(form).toMatchObject({
      count: 2,
      latest: [{ caseId: second.id, text: 'Missing: who bought it' }, {}],
    });
    expect(crm).toMatchObject({ source: 'Old CRM', count: 1 });
    expect((await view(first.id)).entries.at(-1)).toMatchObject({
      ...{ kind: 'shortfall noted', audience: 'companies', data: { source: 'Web form' } },
      text: 'Missing: the serial number\nFilled in: MX-12',
    });
    expect(JSON.stringify(await causes())).not.toContain('Dana');
    await test.advance('91 days');
    expect(await causes()).toEqual([]);
  });

  it('is noted by nobody who does not see the case', async () => {
    const { id } = await aMatter();
    await expect(
      desk.as(desk.sam, (ctx) => noteShortfall(ctx, { case: id, source: 'Fax', missing: 'all' })),
    ).rejects.toMatchObject({ code: 'case.not-found' });
  });
});

describe('a need of the client’s own people', () => {
  it('has an owner and a next word like anybody’s, for a customer or for themselves', async () => {
    const own = await view((await raise('me')).id);
    expect(own).toMatchObject({
      ...{ need: 'The invoice is wrong.', customer: { name: 'Leo Brandt' }, due: expect.any(String) },
      owner: { organization: 'Clearline' },
    });
    expect(own.customer.contactPoints).toMatchObject([{ address: desk.leo.mail }]);
    expect(own.entries[0]).toMatchObject({ channel: 'page' });
    const again = await view((await raise('me')).id);
    expect(again.customer.id).toBe(own.customer.id);
    const others = await view((await raise({ name: 'Ida Holm', address: 'ida@customers.example' })).id);
    expect(others).toMatchObject({ customer: { name: 'Ida Holm' }, owner: { organization: 'Clearline' } });
  });

  it('is raised by any of them, experts too, and belongs to whoever it is for', async () => {
    const one = await aDesk(test);
    await test.sql(`update roster set role = 'expert' where desk_id = $1 and person_id = $2`, [
      one.id,
      one.leo.id,
    ]);
    const ask = (customer: Asked['customer']) =>
      one.as(one.leo, (ctx) => raiseNeed(ctx, { desk: one.slug, text: 'The invoice is wrong.', customer }));
    for (const customer of ['me' as const, { name: 'Ida Holm', address: 'ida@customers.example' }]) {
      const { id } = await ask(customer);
      const theCase = await one.as(one.dana, (ctx) => caseView(ctx, { case: id }));
      expect(theCase.customer.name).toBe(customer === 'me' ? 'Leo Brandt' : 'Ida Holm');
      expect(theCase.owner.organization).toBe('Clearline');
    }
  });

  it('is raised there by nobody else', async () => {
    await expect(raise('me', desk.dana)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
