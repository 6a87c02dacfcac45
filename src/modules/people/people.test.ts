import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { beAway, withdrawAbsence } from './commands/absences.ts';
import { changeMe } from './commands/me.ts';
import { addDepartment, addMember, changeMember, endMembership } from './commands/members.ts';
import { myAbsences } from './queries/absences.ts';
import { departments, me, members } from './queries/me.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const memberNamed = async (name: string) =>
  (await desk.as(desk.leo, members)).items.find((member) => member.name === name);
const ofCode = (code: string) => expect.objectContaining({ code });

describe('my account', () => {
  it('shows the hours that I set', async () => {
    const hours = { week: { 1: [['09:00', '17:00']], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } } as never;
    await desk.as(desk.tom, (ctx) => changeMe(ctx, { hours }));
    expect((await desk.as(desk.tom, me)).hours).toEqual(hours);
    await desk.as(desk.tom, (ctx) => changeMe(ctx, { hours: null }));
    expect((await desk.as(desk.tom, me)).hours).toBeNull();
  });

  it('lists absences that run or are to come, soonest first, until they are withdrawn', async () => {
    const away = (startsAt: string, endsAt: string, standInId: string | null) =>
      desk.as(desk.dana, (ctx) => beAway(ctx, { startsAt, endsAt, standInId }));
    const later = await away('2099-02-01T00:00:00.000Z', '2099-02-08T00:00:00.000Z', null);
    const sooner = await away('2099-01-01T00:00:00.000Z', '2099-01-08T00:00:00.000Z', desk.tom.id);
    await away('2020-01-01T00:00:00.000Z', '2020-01-08T00:00:00.000Z', null);
    expect((await desk.as(desk.dana, myAbsences)).items).toEqual([
      {
        id: sooner.id,
        startsAt: '2099-01-01T00:00:00.000Z',
        endsAt: '2099-01-08T00:00:00.000Z',
        standIn: { id: desk.tom.id, name: 'Tom Hughes' },
      },
      expect.objectContaining({ id: later.id, standIn: null }),
    ]);
    const withdraw = () => desk.as(desk.dana, (ctx) => withdrawAbsence(ctx, { absence: sooner.id }));
    await withdraw();
    expect((await desk.as(desk.dana, myAbsences)).items.map(({ id }) => id)).toEqual([later.id]);
    await expect(withdraw()).rejects.toEqual(ofCode('absence.not-found'));
  });

  it('takes as a stand-in only somebody one works with', async () => {
    const other = await aDesk(test);
    const away = (standInId: string) =>
      desk.as(desk.dana, (ctx) =>
        beAway(ctx, { startsAt: '2099-05-01T00:00:00.000Z', endsAt: '2099-05-08T00:00:00.000Z', standInId }),
      );
    for (const nobody of [uuid(), other.tom.id])
      await expect(away(nobody)).rejects.toEqual(ofCode('person.not-found'));
    await away(desk.priya.id);
  });

  it('leaves the absences of others alone', async () => {
    const { id } = await desk.as(desk.tom, (ctx) =>
      beAway(ctx, {
        startsAt: '2099-03-01T00:00:00.000Z',
        endsAt: '2099-03-08T00:00:00.000Z',
        standInId: null,
      }),
    );
    await expect(desk.as(desk.dana, (ctx) => withdrawAbsence(ctx, { absence: id }))).rejects.toEqual(
      ofCode('absence.not-found'),
    );
  });
});

describe('an organization', () => {
  it('puts its people into departments and lets them administer', async () => {
    const { id: departmentId } = await desk.as(desk.leo, (ctx) => addDepartment(ctx, { name: 'Service' }));
    const { id: person } = await desk.as(desk.leo, (ctx) =>
      addMember(ctx, { name: 'Maya', mail: `maya-${uuid()}@harmon.example` }),
    );
    await desk.as(desk.leo, (ctx) => changeMember(ctx, { person, departmentId, administrator: true }));
    expect(await memberNamed('Maya')).toMatchObject({
      departmentId,
      department: 'Service',
      administrator: true,
    });
    expect((await desk.as(desk.leo, departments)).items).toEqual([{ id: departmentId, name: 'Service' }]);
    await desk.as(desk.leo, (ctx) => changeMember(ctx, { person, departmentId: null, administrator: false }));
    expect(await memberNamed('Maya')).toMatchObject({ department: null, administrator: false });
  });

  it('is changed by its administrators alone, and only itself', async () => {
    const change = (who: Desk['leo'], person: string) =>
      desk.as(who, (ctx) => changeMember(ctx, { person, administrator: true }));
    await expect(change(desk.dana, desk.tom.id)).rejects.toEqual(ofCode('member.not-found'));
    await expect(change(desk.leo, desk.dana.id)).rejects.toEqual(ofCode('member.not-found'));
  });

  it('knows no department of another', async () => {
    const { id: departmentId } = await desk.as(desk.sam, (ctx) => addDepartment(ctx, { name: 'Returns' }));
    await expect(
      desk.as(desk.leo, (ctx) => changeMember(ctx, { person: desk.leo.id, departmentId })),
    ).rejects.toEqual(ofCode('department.not-found'));
  });

  it('keeps somebody who administers', async () => {
    await expect(
      desk.as(desk.leo, (ctx) => changeMember(ctx, { person: desk.leo.id, administrator: false })),
    ).rejects.toEqual(ofCode('member.last-administrator'));
    await expect(desk.as(desk.leo, (ctx) => endMembership(ctx, { person: desk.leo.id }))).rejects.toEqual(
      ofCode('member.last-administrator'),
    );
  });

  it('keeps somebody who administers when two step down at once', async () => {
    await desk.as(desk.priya, (ctx) => changeMember(ctx, { person: desk.tom.id, administrator: true }));
    const down = (who: Desk['leo']) =>
      desk.as(who, (ctx) => changeMember(ctx, { person: who.id, administrator: false }));
    const both = await Promise.allSettled([down(desk.priya), down(desk.tom)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
