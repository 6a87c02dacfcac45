import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { search } from '../today/queries/search.ts';
import { noteThing } from './commands/note-thing.ts';
import { retireThing } from './commands/retire-thing.ts';
import type { Thing, ThingView } from './contract.ts';

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

const customerOf = (caseId: string) =>
  desk.as(desk.leo, async (ctx) => (await caseView(ctx, { case: caseId })).customer);
const withoutNoted = ({ noted, ...thing }: ThingView) => thing;
const thingsOf = async (caseId: string) => (await customerOf(caseId)).things.map(withoutNoted);

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

  it('is corrected once where two do so at the same moment', async () => {
    const { id, customerId } = await aCase(desk, { address: 'ivy@customers.example' });
    const { id: first } = await note(customerId, mixer);
    const correct = (model: string) => ({ ...mixer, model });
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let later: Promise<unknown> = Promise.resolve();
    await desk.as(desk.dana, async (ctx) => {
      const more = { desk: desk.slug, customer: customerId, replacesId: first };
      await noteThing(ctx, { ...correct('MX-14'), ...more });
      later = note(customerId, correct('MX-16'), { replacesId: first }, desk.tom).catch((error) => error);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    expect(await later).toMatchObject({ code: 'thing.changed' });
    expect(await thingsOf(id)).toMatchObject([{ model: 'MX-14' }]);
  });

  it('keeps its source where it is corrected, with who corrected it and when', async () => {
    const { id, customerId } = await aCase(desk, { address: 'gus@customers.example' });
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    const entryId = entries[0]?.id ?? '';
    const { id: first } = await note(customerId, { ...mixer, entryId });
    expect((await customerOf(id)).things).toMatchObject([
      { entryId, noted: { by: 'Dana Okafor', isCorrection: false } },
    ]);
    await note(customerId, { ...mixer, model: 'MX-14' }, { replacesId: first }, desk.tom);
    expect((await customerOf(id)).things).toMatchObject([
      { model: 'MX-14', entryId, noted: { by: 'Tom Hughes', isCorrection: true, at: expect.any(String) } },
    ]);
  });

  it('is retired and not deleted, once, and comes back where that was wrong', async () => {
    const { id, customerId } = await aCase(desk, { address: 'hal@customers.example' });
    const { id: first } = await note(customerId, { ...mixer, serial: 'HA-7777-0001' });
    const retire = (thing: string, who = desk.tom) =>
      desk.as(who, (ctx) => retireThing(ctx, { desk: desk.slug, thing }));
    await expect(retire(first, desk.sam)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(retire(uuid())).rejects.toMatchObject({ code: 'thing.not-found' });
    const { id: last } = await retire(first);
    for (const thing of [first, last])
      await expect(retire(thing)).rejects.toMatchObject({ code: 'thing.changed' });
    const after = await customerOf(id);
    expect(after.things).toEqual([]);
    expect(after.formerThings).toMatchObject([{ serial: 'HA-7777-0001', noted: { by: 'Tom Hughes' } }]);
    expect(await foundBy('HA-7777-0001')).toEqual([customerId]);
    await note(customerId, { ...mixer, serial: 'HA-7777-0001' }, { replacesId: last });
    const again = await customerOf(id);
    expect([again.things.length, again.formerThings.length]).toEqual([1, 0]);
    await expect(test.sql(`update things set retired = true where id = $1`, [first])).rejects.toThrow(
      'things_check',
    );
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
