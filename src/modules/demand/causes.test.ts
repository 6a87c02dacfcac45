import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { causeOfType, changeCause, makeCause } from './commands/causes.ts';
import { makeType, mergeType } from './commands/demand-types.ts';
import { markDemand } from './commands/mark-demand.ts';
import type { CauseView } from './contract.ts';
import { cause, causesOfDesk } from './queries/causes.ts';
import { countedContacts } from './queries/counted-contacts.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
});

const aType = async (name: string, demand: 'failure' | 'value' = 'failure') =>
  (await desk.as(desk.dana, (ctx) => makeType(ctx, { desk: desk.slug, demand, name }))).id;

const clause = (more = {}) => ({
  name: 'Nobody may say when a part comes',
  behind: 'contract' as const,
  behindWords: 'Clause 4.2: dates are given by the warehouse alone.',
  ownerId: desk.leo.organizationId,
  departmentId: null,
  due: '2026-12-24T12:00:00Z',
  ...more,
});

const made = async (more: { type?: string; name?: string; ownerId?: string } = {}, who = desk.dana) =>
  (await desk.as(who, (ctx) => makeCause(ctx, { desk: desk.slug, ...clause(more) }))).id;
const read = (id: string, who = desk.leo) => desk.as(who, (ctx) => cause(ctx, { cause: id, weeks: 12 }));
const changed = async (id: string, more: Partial<CauseView>, who = desk.leo) => {
  const { version, removal } = await read(id, who);
  const words = { ...clause(), version, removal };
  return desk.as(who, (ctx) => changeCause(ctx, { cause: id, ...words, ...more }));
};
const of = (type: string, id: string | null, who = desk.dana) =>
  desk.as(who, (ctx) => causeOfType(ctx, { type, cause: id }));

/** Somebody comes now, of a type. */
async function came(type: string): Promise<string> {
  const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: id, demand: 'failure', type }));
  return id;
}

describe('a cause', () => {
  it('is said by whoever works there, of a type, and counts the contacts that come of it', async () => {
    const [late, lost] = [await aType('Where is it'), await aType('Lost')];
    const id = await made({ type: late });
    await of(lost, id);
    const cases = [await came(late), await came(late), await came(lost)];
    await came(await aType('Another thing'));
    await test.advance('7 days');
    const { items } = await desk.as(desk.leo, (ctx) => causesOfDesk(ctx, { desk: desk.slug, weeks: 12 }));
    expect(items).toMatchObject([
      { id, contacts: 3, owner: 'Harmon Audio', behind: 'contract', removedAt: null, mayChange: true },
    ]);
    expect(items[0]?.types.map(({ name }) => name)).toEqual(['Lost', 'Where is it']);
    const behind = await desk.as(desk.leo, (ctx) =>
      countedContacts(ctx, { desk: desk.slug, weeks: 12, which: 'failure', cause: id }),
    );
    expect(behind.items.map(({ caseId }) => caseId).sort()).toEqual(cases.sort());
    expect((await read(id)).chart).toMatchObject({ name: clause().name, values: [{ count: 3 }] });
    await of(lost, null);
    expect(await read(id)).toMatchObject({ contacts: 2, types: [{ name: 'Where is it' }] });
  });

  it('counts a type that was merged with the cause of the one it counts with', async () => {
    const [one, heir] = [await aType('One'), await aType('Two')];
    const id = await made({ type: heir });
    await came(one);
    await desk.as(desk.priya, (ctx) => mergeType(ctx, { type: one, into: heir }));
    await test.advance('7 days');
    expect(await read(id)).toMatchObject({ contacts: 1, types: [{ name: 'Two' }] });
    await expect(of(one, id)).rejects.toMatchObject({ code: 'demand-type.merged' });
  });

  it('is removed by those whose it is, with what was changed, and may be there again', async () => {
    const late = await aType('Where is it');
    const id = await made({ type: late });
    await expect(changed(id, { removal: 'Gone' }, desk.dana)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    for (const week of [3, 1, 0, 0, 1]) {
      for (let n = 0; n < week; n++) await came(late);
      if (week === 0) await changed(id, { removal: 'Clause 4.2 lets whoever answers say it.' });
      await test.advance('7 days');
    }
    const removed = await read(id);
    expect(removed).toMatchObject({
      removal: 'Clause 4.2 lets whoever answers say it.',
      before: { perWeek: 2, weeks: 2 },
      since: { perWeek: 0.5, weeks: 2 },
    });
    expect(removed.history.map(({ removal }) => removal !== null)).toEqual([true, true, false]);
    await changed(id, { removal: null }, desk.priya);
    expect(await read(id)).toMatchObject({ removal: null, removedAt: null, before: null, since: null });
  });

  it('is there once of each name as long as it is not removed', async () => {
    const id = await made();
    await expect(made({ name: clause().name.toUpperCase() })).rejects.toMatchObject({ code: 'cause.taken' });
    await changed(id, { removal: 'It is allowed.' });
    const again = await made();
    await expect(changed(id, { removal: null })).rejects.toMatchObject({ code: 'cause.taken' });
    expect((await read(again)).removedAt).toBeNull();
  });

  it('is told of two at once by one', async () => {
    const id = await made();
    const before = await read(id);
    await changed(id, { name: 'Nobody says when a part comes' });
    await expect(changed(id, { version: before.version })).rejects.toMatchObject({ code: 'cause.changed' });
  });

  it('is somebody’s who works there, and of failure', async () => {
    await expect(made({ ownerId: randomUUID() })).rejects.toMatchObject({ code: 'cause.nobody' });
    const value = await aType('Wants a mixer', 'value');
    await expect(of(value, await made())).rejects.toMatchObject({ code: 'cause.of-value' });
    await expect(
      test.sql(`update demand_types set cause_id = (select id from causes limit 1) where demand = 'value'`),
    ).rejects.toThrow('demand_types_check');
  });

  it('is removed, too, where the company whose it was works there no more', async () => {
    const id = await made({ ownerId: desk.dana.organizationId });
    await test.sql(`update engagements set ends_at = app.now() where desk_id = $1 and role = 'provider'`, [
      desk.id,
    ]);
    await changed(id, { ownerId: desk.dana.organizationId, removal: 'It is allowed.' });
    expect((await read(id)).removedAt).not.toBeNull();
    await expect(
      made({ name: 'Another', ownerId: desk.dana.organizationId }, desk.leo),
    ).rejects.toMatchObject({
      code: 'cause.nobody',
    });
  });

  it('is nobody’s on another desk', async () => {
    const id = await made();
    const other = await aDesk(test);
    await expect(other.as(other.dana, (ctx) => cause(ctx, { cause: id, weeks: 12 }))).rejects.toMatchObject({
      code: 'cause.not-found',
    });
    const type = (
      await other.as(other.dana, (ctx) =>
        makeType(ctx, { desk: other.slug, demand: 'failure', name: 'Where is it' }),
      )
    ).id;
    await expect(other.as(other.dana, (ctx) => causeOfType(ctx, { type, cause: id }))).rejects.toMatchObject({
      code: 'cause.not-found',
    });
  });
});
