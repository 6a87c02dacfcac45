import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { search } from '../today/queries/search.ts';
import { noteThing } from './commands/note-thing.ts';
import type { Thing } from './contract.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const mixer = {
  make: 'Harmon',
  model: 'MX-12',
  serial: null,
  boughtFrom: 'Soundhouse',
  boughtOn: '2026-03-07',
  ...{ warrantyBy: 'Harmon Audio', warrantyUntil: '2028-03-07', instructions: '1.3', entryId: null },
};

const note = (
  customer: string,
  thing: Omit<Thing, 'id'>,
  more: { replacesId?: string } = {},
  who = desk.dana,
) => desk.as(who, (ctx) => noteThing(ctx, { desk: desk.slug, customer, ...thing, ...more }));

const thingsOf = (caseId: string) =>
  desk.as(desk.leo, async (ctx) => (await caseView(ctx, { case: caseId })).customer.things);

const foundBy = (q: string) =>
  desk.as(desk.leo, async (ctx) => (await search(ctx, { q })).customers.map(({ id }) => id));

describe('what a customer has', () => {
  it('stands in front of whoever opens a case of theirs', async () => {
    const { id, customerId } = await aCase(desk, { address: 'ana@customers.example' });
    const { id: thing } = await note(customerId, mixer);
    expect(await thingsOf(id)).toEqual([{ id: thing, ...mixer }]);
  });

  it('is corrected by what replaces it, once, and what was noted is kept', async () => {
    const { id, customerId } = await aCase(desk, { address: 'ben@customers.example' });
    const { id: first } = await note(customerId, mixer);
    const right = { ...mixer, serial: 'HA-0412-7731' };
    const { id: second } = await note(customerId, right, { replacesId: first });
    expect(await thingsOf(id)).toEqual([{ id: second, ...right }]);
    await expect(note(customerId, mixer, { replacesId: first })).rejects.toMatchObject({
      code: 'thing.changed',
    });
    const { rows } = await test.sql('select model from things where id = $1', [first]);
    expect(rows).toEqual([{ model: 'MX-12' }]);
  });

  it('is what they are found by, until it is corrected', async () => {
    const { customerId } = await aCase(desk, { address: 'cleo@customers.example' });
    const wrong = { ...mixer, serial: 'HA-9999-0001' };
    const { id } = await note(customerId, wrong);
    expect(await foundBy('HA-9999-0001')).toEqual([customerId]);
    await note(customerId, { ...mixer, serial: 'HA-9999-0002' }, { replacesId: id });
    expect(await foundBy('HA-9999-0001')).toEqual([]);
    expect(await foundBy('ha-9999-0002')).toEqual([customerId]);
  });

  it('has a make, a model or a serial number', async () => {
    const { customerId } = await aCase(desk, { address: 'dirk@customers.example' });
    const unnamed = { ...mixer, make: null, model: null };
    await expect(note(customerId, unnamed)).rejects.toMatchObject({ code: 'thing.unnamed' });
  });

  it('is noted by who works on the desk, about its own customers, and replaces theirs alone', async () => {
    const { customerId } = await aCase(desk, { address: 'ella@customers.example' });
    const { customerId: another } = await aCase(desk, { address: 'finn@customers.example' });
    const { id } = await note(customerId, mixer);
    await expect(note(customerId, mixer, {}, desk.sam)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(note(uuid(), mixer)).rejects.toMatchObject({ code: 'customer.not-found' });
    await expect(note(another, mixer, { replacesId: id })).rejects.toMatchObject({ code: 'thing.not-found' });
  });
});
