import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { makeType, mergeType, renameType } from './commands/demand-types.ts';
import { markDemand } from './commands/mark-demand.ts';
import type { Demand } from './contract.ts';
import { contactsOfCase } from './queries/contacts.ts';
import { demandTypes } from './queries/demand-types.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

const made = async (
  name: string,
  { demand = 'failure' as Demand, from = undefined as string | undefined } = {},
) =>
  (
    await desk.as(from ? desk.priya : desk.dana, (ctx) =>
      makeType(ctx, { desk: desk.slug, demand, name, ...(from && { from }) }),
    )
  ).id;
const renamed = (type: string, name: string, who = desk.priya) =>
  desk.as(who, (ctx) => renameType(ctx, { type, name }));
const merged = (type: string, into: string, who = desk.priya) =>
  desk.as(who, (ctx) => mergeType(ctx, { type, into }));
const types = async () => (await desk.as(desk.leo, (ctx) => demandTypes(ctx, { desk: desk.slug }))).items;
const aMarked = async (type: string) => {
  const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: id, demand: 'failure', type }));
  return async () =>
    (await desk.as(desk.dana, (ctx) => contactsOfCase(ctx, { case: id }))).items[0]?.marks[0]?.type?.name;
};

describe('a type', () => {
  it('is made by whoever marks, once of each name', async () => {
    await made('Where is it');
    await expect(made('where is IT')).rejects.toMatchObject({ code: 'demand-type.taken' });
    await made('Where is it', { demand: 'value' });
    const { id } = await aCase(desk);
    await desk.as(desk.tom, (ctx) =>
      markDemand(ctx, { case: id, demand: 'failure', newType: 'WHERE is it' }),
    );
    expect((await types()).map(({ demand, name }) => `${demand} ${name}`).sort()).toEqual([
      'failure Where is it',
      'value Where is it',
    ]);
  });

  it('is renamed by who leads, and keeps what it was called', async () => {
    const id = await made('Where');
    await expect(renamed(id, 'Where is it', desk.dana)).rejects.toMatchObject({ code: 'not-permitted' });
    const nameNow = await aMarked(id);
    await renamed(id, 'Where is it');
    expect(await nameNow()).toBe('Where is it');
    expect(await types()).toMatchObject([
      {
        name: 'Where is it',
        version: 2,
        history: [{ name: 'Where is it', by: 'Priya Raman' }, { name: 'Where' }],
      },
    ]);
    await expect(test.sql(`update demand_type_versions set name = 'x'`)).rejects.toThrow(/append-only/);
  });

  it('that is merged counts with its heir, whatever that is merged into later', async () => {
    const [first, second, third] = [await made('One'), await made('Two'), await made('Three')];
    const nameNow = await aMarked(first);
    await merged(first, second);
    expect(await nameNow()).toBe('Two');
    await merged(second, third);
    expect(await nameNow()).toBe('Three');
    expect((await types()).map(({ heirId }) => heirId)).toEqual([third, null, third]);
    await expect(merged(third, first)).rejects.toMatchObject({ code: 'demand-type.no-heir' });
    await expect(renamed(first, 'Again')).rejects.toMatchObject({ code: 'demand-type.merged' });
    await made('One');
  });

  it('is merged with one of its kind on its desk', async () => {
    const id = await made('One');
    const value = await made('Two', { demand: 'value' });
    await expect(merged(id, id)).rejects.toMatchObject({ code: 'demand-type.no-heir' });
    await expect(merged(id, value)).rejects.toMatchObject({ code: 'demand-type.other-kind' });
    const other = desk;
    desk = await aDesk(test);
    await expect(merged(await made('One'), id)).rejects.toMatchObject({ code: 'demand-type.not-found' });
    desk = other;
  });

  it('of two that are merged into each other at the same moment keeps one', async () => {
    const [first, second] = [await made('One'), await made('Two')];
    const both = await Promise.allSettled([merged(first, second), merged(second, first)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await types()).filter(({ heirId }) => heirId === null)).toHaveLength(1);
  });

  it('split off another one says so, and takes no mark along', async () => {
    const from = await made('Instructions');
    const nameNow = await aMarked(from);
    const id = await made('Instructions of the MX-12', { from });
    expect(await types()).toMatchObject([
      { id: from, fromId: null },
      { id, fromId: from },
    ]);
    expect(await nameNow()).toBe('Instructions');
    const byAgent = desk.as(desk.dana, (ctx) =>
      makeType(ctx, { desk: desk.slug, demand: 'failure', name: 'Other', from }),
    );
    await expect(byAgent).rejects.toMatchObject({ code: 'not-permitted' });
  });
});
