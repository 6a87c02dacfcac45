import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { withdrawAbsence } from '../people/commands/absences.ts';
import { addPerson } from '../people/commands/members.ts';
import { me } from '../people/queries/me.ts';
import { admit } from './commands/admit.ts';
import { decideProposals } from './commands/proposals.ts';
import { aClientsAgent, leoIsAway } from './deputies.fixture.ts';
import { newcomer, proposeBy } from './proposals.fixture.ts';
import { deskView } from './queries/desk-view.ts';

const test = testDatabase();
let desk: Desk;
let zoe: Desk['leo'];
beforeEach(async () => {
  desk = await aDesk(test);
  zoe = await aClientsAgent(desk);
});

async function aPerson(by: Desk['leo'], name: string, administrator = false): Promise<Desk['leo']> {
  const { organizationId } = by;
  const who = { id: uuid(), organizationId, mail: `${uuid()}@people.example` };
  await desk.as(by, (ctx) => addPerson(ctx, { ...who, name, administrator }));
  return who;
}

const admitAs = (by: Desk['leo'], personId: string, role: 'agent' | 'accountable') =>
  desk.as(by, (ctx) =>
    admit(ctx, { desk: desk.slug, personId, engagementId: desk.engagements.client, role }),
  );
const onRoster = async (id: string) =>
  (await desk.as(desk.dana, (ctx) => deskView(ctx, { desk: desk.slug }))).roster.find(
    ({ person }) => person.id === id,
  );

describe('a deputy', () => {
  it('admits people and decides on proposals for a span, which ends by itself', async () => {
    const ada = await aPerson(desk.leo, 'Ada Byron');
    await expect(admitAs(zoe, ada.id, 'agent')).rejects.toMatchObject({ code: 'not-permitted' });
    await leoIsAway(desk, zoe);
    await admitAs(zoe, ada.id, 'agent');

    const imani = await newcomer(desk, 'Imani Cole');
    const { id } = await proposeBy(desk.priya, imani, desk);
    await desk.as(zoe, (ctx) =>
      decideProposals(ctx, { desk: desk.slug, proposals: [id], decision: 'admitted' }),
    );
    expect(await onRoster(imani.id)).toMatchObject({ endedAt: null });

    await test.advance('3 days');
    await expect(admitAs(zoe, desk.tom.id, 'agent')).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('answers for the desk for a while, and it is not theirs', async () => {
    await leoIsAway(desk, zoe);
    const deskOf = async (who: Desk['leo']) => (await desk.as(who, me)).desks[0];
    expect(await deskOf(zoe)).toMatchObject({ role: 'accountable', isMine: false });
    expect(await deskOf(desk.leo)).toMatchObject({ role: 'accountable', isMine: true });
    expect(await deskOf(desk.priya)).toMatchObject({ isMine: false });
  });

  it('is shown on the roster with who is away', async () => {
    expect(await onRoster(zoe.id)).toMatchObject({ away: null, deputyUntil: null });
    const { id } = await leoIsAway(desk, zoe);
    const leo = await onRoster(desk.leo.id);
    expect(leo).toMatchObject({ role: 'accountable', away: { standIn: 'Zoe Lind' } });
    expect(await onRoster(zoe.id)).toMatchObject({ role: 'agent', deputyUntil: leo?.away?.until });
    await desk.as(desk.leo, (ctx) => withdrawAbsence(ctx, { absence: id }));
    expect(await onRoster(zoe.id)).toMatchObject({ deputyUntil: null });
  });

  it('does not give the desk away, to themselves or anybody', async () => {
    await leoIsAway(desk, zoe);
    for (const { id } of [zoe, desk.leo, await aPerson(desk.leo, 'Ada Byron')].filter(
      (one) => one !== desk.leo,
    ))
      await expect(admitAs(zoe, id, 'accountable')).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('is named by whoever answers for the desk alone, not by an administrator of their company', async () => {
    const adi = await aPerson(desk.leo, 'Adi Berg', true);
    await admitAs(desk.leo, adi.id, 'agent');
    const roleOfAdi = () => desk.as(adi, async (ctx) => ctx.actor.desks.map(({ role }) => role));
    await expect(
      desk.as(adi, (ctx) =>
        sql`insert into absences (person_id, id, starts_at, ends_at, stand_in_id)
          values (${desk.leo.id}, ${uuid()}, app.now(), app.now() + interval '1 year', ${adi.id})`.execute(
          ctx.db,
        ),
      ),
    ).rejects.toMatchObject({ code: 'not-permitted' });

    const { id } = await leoIsAway(desk, adi);
    expect(await roleOfAdi()).toEqual(['accountable']);
    await desk.as(desk.leo, (ctx) => withdrawAbsence(ctx, { absence: id }));
    await desk.as(adi, (ctx) =>
      sql`update absences set withdrawn_at = null where id = ${id}`.execute(ctx.db),
    );
    expect(await roleOfAdi()).toEqual(['agent']);
  });

  it('is nobody who works for another company', async () => {
    await leoIsAway(desk, desk.priya);
    await expect(admitAs(desk.priya, zoe.id, 'agent')).rejects.toMatchObject({ code: 'not-permitted' });
    expect(await onRoster(desk.priya.id)).toMatchObject({ deputyUntil: null });
  });
});
