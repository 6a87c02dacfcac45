import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { beAway } from '../people/commands/absences.ts';
import { addMember, endMembership } from '../people/commands/members.ts';
import { admit } from './commands/admit.ts';
import { endEngagement, engage } from './commands/engage.ts';
import { deskView } from './queries/desk-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

type Named = Desk['leo'];
type Role = Parameters<typeof admit>[1]['role'];

const ofCode = (code: string) => expect.objectContaining({ code });
const place = (on: Desk, who: Named, role: Role) => {
  const { client, provider, thirdParty } = on.engagements;
  const engagementId = { [on.leo.organizationId]: client, [on.sam.organizationId]: thirdParty }[
    who.organizationId
  ];
  return { desk: on.slug, personId: who.id, engagementId: engagementId ?? provider, role };
};
const letIn = (by: Named, who: Named, role: Role, on = desk) =>
  on.as(by, (ctx) => admit(ctx, place(on, who, role)));

/** Somebody new of the client. */
async function colleague(on = desk): Promise<Named> {
  const mail = `maya-${uuid()}@harmon.example`;
  const { id } = await on.as(on.leo, (ctx) => addMember(ctx, { name: 'Maya Lind', mail }));
  return { id, mail, organizationId: on.leo.organizationId };
}

const view = (on: Desk) => on.as(on.leo, (ctx) => deskView(ctx, { desk: on.slug }));

describe('who answers for a desk', () => {
  it('hands it over to a colleague by name, and is a lead from then on', async () => {
    const on = await aDesk(test);
    const maya = await colleague(on);
    await letIn(on.leo, maya, 'accountable', on);
    const { accountableId, roster } = await view(on);
    expect(accountableId).toBe(maya.id);
    const roles = new Map(roster.map(({ person, role }) => [person.id, role]));
    expect([roles.get(maya.id), roles.get(on.leo.id)]).toEqual(['accountable', 'lead']);
    await expect(letIn(on.leo, on.tom, 'lead', on)).rejects.toEqual(ofCode('not-permitted'));
    await letIn(maya, on.tom, 'lead', on);
  });

  it('cannot stop answering for it before somebody else does', async () => {
    await expect(letIn(desk.leo, desk.leo, 'lead')).rejects.toEqual(ofCode('roster.accountable'));
    expect((await view(desk)).accountableId).toBe(desk.leo.id);
  });

  it('cannot leave the organization before somebody else does, and can afterwards', async () => {
    const on = await aDesk(test);
    const maya = await colleague(on);
    const dana = await on.as(on.leo, (ctx) =>
      addMember(ctx, { name: 'Ada', mail: `ada-${uuid()}@harmon.example`, administrator: true }),
    );
    const ada = { ...maya, id: dana.id };
    const leave = () => on.as(ada, (ctx) => endMembership(ctx, { person: on.leo.id }));
    await expect(leave()).rejects.toEqual(ofCode('member.accountable'));
    await letIn(on.leo, maya, 'accountable', on);
    expect(await leave()).toEqual({ id: on.leo.id });
  });

  it('is there even when they leave in the moment in which it is handed to them', async () => {
    const on = await aDesk(test);
    const maya = await colleague(on);
    const both = await Promise.allSettled([
      letIn(on.leo, maya, 'accountable', on),
      on.as(on.leo, (ctx) => endMembership(ctx, { person: maya.id })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is somebody of the client, who belongs there', async () => {
    await expect(letIn(desk.leo, desk.priya, 'accountable')).rejects.toEqual(
      ofCode('roster.accountable-of-client'),
    );
    const maya = await colleague();
    await desk.as(desk.leo, (ctx) => endMembership(ctx, { person: maya.id }));
    await expect(letIn(desk.leo, maya, 'accountable')).rejects.toEqual(ofCode('not-permitted'));
    expect((await view(desk)).accountableId).toBe(desk.leo.id);
  });
});

describe('a third party', () => {
  it('has nobody on the roster', async () => {
    await expect(letIn(desk.leo, desk.sam, 'agent')).rejects.toEqual(ofCode('roster.third-party'));
    expect((await view(desk)).roster.map(({ person }) => person.id)).not.toContain(desk.sam.id);
  });
});

describe('who could own a new case', () => {
  it('still belongs to the organization they were admitted for', async () => {
    const on = await aDesk(test);
    const [startsAt, endsAt] = ['2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'];
    await on.as(on.priya, (ctx) => beAway(ctx, { startsAt, endsAt, standInId: null }));
    expect([on.dana.id, on.tom.id]).toContain((await aCase(on)).ownerId);
    for (const { id } of [on.dana, on.tom])
      await on.as(on.priya, (ctx) => endMembership(ctx, { person: id }));
    const { ownerId } = await aCase(on, { address: 'ana@customers.example' });
    expect([on.dana.id, on.tom.id]).not.toContain(ownerId);
  });
});

describe('an engagement', () => {
  it('is with an organization that there is, known before or not', async () => {
    const other = await aDesk(test);
    const take = (organizationId: string) =>
      desk.as(desk.leo, (ctx) =>
        engage(ctx, { desk: desk.slug, organizationId, role: 'third party', purpose: 'repairs' }),
      );
    await take(other.sam.organizationId);
    await expect(take(uuid())).rejects.toEqual(ofCode('organization.not-found'));
  });

  it('never begins when it is ended before', async () => {
    const { provider } = desk.engagements;
    const on = await aDesk(test);
    await test.sql(`update engagements set starts_at = app.now() + interval '2 days' where id = $1`, [
      on.engagements.provider,
    ]);
    expect(on.engagements.provider).not.toBe(provider);
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: on.engagements.provider }));
    const { rows } = await test.sql('select ends_at = starts_at as never from engagements where id = $1', [
      on.engagements.provider,
    ]);
    expect(rows).toEqual([{ never: true }]);
  });
});
