import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import {
  addDepartment,
  addMember,
  changeDepartment,
  changeMember,
  changeOrganization,
  endMembership,
} from './commands/members.ts';
import { makeToken } from './commands/tokens.ts';
import { departments, me, members } from './queries/me.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Named = Desk['leo'];
const ofCode = (code: string) => expect.objectContaining({ code });
const memberNamed = async (name: string) =>
  (await desk.as(desk.leo, members)).items.find((member) => member.name === name);
const leave = (person: string, by: Named = desk.leo) => desk.as(by, (ctx) => endMembership(ctx, { person }));

async function added(name: string, mail = `${name}-${uuid()}@harmon.example`): Promise<Named> {
  const { id } = await desk.as(desk.leo, (ctx) => addMember(ctx, { name, mail }));
  return { id, mail, organizationId: desk.leo.organizationId };
}

const signIn = (person: string) =>
  test.sql(
    `insert into auth.session (id, "userId", token, "expiresAt") values ($1, $2, $3, now() + interval '1 day')`,
    [uuid(), person, uuid()],
  );
const sessionsOf = async (person: string) =>
  (await test.sql('select from auth.session where "userId" = $1', [person])).rowCount;
const alsoAt = (organization: string, person: string) =>
  test.sql('insert into memberships (organization_id, person_id) values ($1, $2)', [organization, person]);

describe('who leaves', () => {
  it('is signed out everywhere, and their tokens are over', async () => {
    const maya = await added('Maya');
    await signIn(maya.id);
    await signIn(desk.leo.id);
    await desk.as(maya, (ctx) => makeToken(ctx, { name: 'a program' }));
    await leave(maya.id);
    expect([await sessionsOf(maya.id), await sessionsOf(desk.leo.id)]).toEqual([0, 1]);
    const { rows } = await test.sql(
      'select revoked_at is null as good from api_tokens where person_id = $1',
      [maya.id],
    );
    expect(rows).toEqual([{ good: false }]);
  });

  it('stays signed in while they work for another organization', async () => {
    const noor = await added('Noor');
    await alsoAt(desk.sam.organizationId, noor.id);
    await signIn(noor.id);
    await leave(noor.id);
    expect(await sessionsOf(noor.id)).toBe(1);
    await leave(noor.id, desk.sam);
    expect(await sessionsOf(noor.id)).toBe(0);
  });

  it('can be somebody who has not begun', async () => {
    const { id } = await added('Pia');
    await test.sql(`update memberships set started_at = app.now() + interval '2 days' where person_id = $1`, [
      id,
    ]);
    await leave(id);
    const { rows } = await test.sql(
      'select ended_at = started_at as never from memberships where person_id = $1',
      [id],
    );
    expect(rows).toEqual([{ never: true }]);
  });
});

describe('who has left', () => {
  it('can be added again: they begin anew, under the same name', async () => {
    const ravi = await added('Ravi');
    const { id: departmentId } = await desk.as(desk.leo, (ctx) => addDepartment(ctx, { name: 'Sales' }));
    await desk.as(desk.leo, (ctx) =>
      changeMember(ctx, { person: ravi.id, departmentId, administrator: true }),
    );
    await leave(ravi.id);
    expect((await added('Somebody', ravi.mail.toUpperCase())).id).toBe(ravi.id);
    expect(await memberNamed('Ravi')).toMatchObject({
      endedAt: null,
      departmentId: null,
      administrator: false,
    });
    expect((await desk.as(ravi, me)).id).toBe(ravi.id);
  });

  it('is not added while they still stand on a desk, so that none of their cases stays behind', async () => {
    const other = await aDesk(test);
    await other.as(other.priya, (ctx) => endMembership(ctx, { person: other.tom.id }));
    await expect(
      other.as(other.priya, (ctx) => addMember(ctx, { name: 'Tom', mail: other.tom.mail })),
    ).rejects.toEqual(ofCode('member.leaving'));
  });

  it('is not added while they work for another organization, nor is anybody else who does', async () => {
    const uma = await added('Uma');
    await alsoAt(desk.sam.organizationId, uma.id);
    await leave(uma.id);
    await expect(added('Uma', uma.mail)).rejects.toEqual(ofCode('person.works-elsewhere'));
    await expect(added('Dana', desk.dana.mail)).rejects.toEqual(ofCode('person.works-elsewhere'));
  });

  it('is left alone where they never worked, and who is here is not added twice', async () => {
    const vera = await added('Vera');
    await expect(added('Vera', vera.mail)).rejects.toEqual(ofCode('member.here'));
    await leave(vera.id);
    await expect(
      desk.as(desk.sam, (ctx) => addMember(ctx, { name: 'Vera', mail: vera.mail })),
    ).rejects.toEqual(ofCode('person.mail-taken'));
  });
});

describe('a name', () => {
  it('of an organization or a department is changed by who administers it', async () => {
    const { id: department } = await desk.as(desk.sam, (ctx) => addDepartment(ctx, { name: 'Returns' }));
    await desk.as(desk.sam, (ctx) => changeDepartment(ctx, { department, name: 'Returns and repairs' }));
    await desk.as(desk.sam, (ctx) => changeOrganization(ctx, { name: 'Soundhouse Ltd' }));
    expect((await desk.as(desk.sam, departments)).items).toEqual([
      { id: department, name: 'Returns and repairs' },
    ]);
    expect((await desk.as(desk.sam, me)).organization.name).toBe('Soundhouse Ltd');
    expect((await desk.as(desk.leo, me)).organization.name).toBe('Harmon Audio');
  });

  it('is left alone by everybody else', async () => {
    const { id: department } = await desk.as(desk.sam, (ctx) => addDepartment(ctx, { name: 'Stock' }));
    const rename = (who: Named) => desk.as(who, (ctx) => changeDepartment(ctx, { department, name: 'X' }));
    await expect(rename(desk.leo)).rejects.toEqual(ofCode('department.not-found'));
    await expect(desk.as(desk.dana, (ctx) => changeOrganization(ctx, { name: 'X' }))).rejects.toEqual(
      ofCode('not-permitted'),
    );
  });
});
