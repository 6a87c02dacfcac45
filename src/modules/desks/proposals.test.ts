import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { tellEndings } from '../conversations/commands/tell-endings.ts';
import { endMembership } from '../people/commands/members.ts';
import { admit } from './commands/admit.ts';
import { endEngagement, engage } from './commands/engage.ts';
import { decideProposals, seeDecision, withdrawProposal } from './commands/proposals.ts';
import { type Named, newcomer, proposeBy, proposed, proposedAs } from './proposals.fixture.ts';
import { deskView } from './queries/desk-view.ts';
import { proposalsOf } from './queries/proposals.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const ofCode = (code: string) => expect.objectContaining({ code });

const decide = (
  by: Named,
  proposals: string[],
  decision: 'admitted' | 'refused',
  { on = desk, reason }: { on?: Desk; reason?: string } = {},
) => on.as(by, (ctx) => decideProposals(ctx, { desk: on.slug, proposals, decision, reason }));
const listed = (by: Named, on = desk) => on.as(by, (ctx) => proposalsOf(ctx, { desk: on.slug }));

const sees = (who: Named, on = desk) => on.as(who, (ctx) => deskView(ctx, { desk: on.slug }));

describe('proposing somebody', () => {
  it('shows them to the client from the first minute, with who vouches for them', async () => {
    const { maya, id } = await proposed(desk);
    const { items } = await listed(desk.leo);
    const proposal = items.find((one) => one.id === id);
    expect(proposal).toMatchObject({
      ...proposedAs,
      person: { id: maya.id, name: 'Maya Lind', organization: 'Clearline' },
      proposedBy: { name: 'Priya Raman' },
      state: 'proposed',
      decidedBy: null,
    });
    expect((await listed(desk.priya)).items.map((one) => one.id)).toContain(id);
  });

  it('lets them see nothing of the desk, and nobody in', async () => {
    const { maya } = await proposed(desk);
    await expect(sees(maya)).rejects.toEqual(ofCode('desk.not-found'));
    const { roster } = await sees(desk.leo);
    expect(roster.map(({ person }) => person.id)).not.toContain(maya.id);
  });

  it('is for whoever leads, and of colleagues', async () => {
    const maya = await newcomer(desk);
    await expect(proposeBy(desk.dana, maya, desk)).rejects.toEqual(ofCode('not-permitted'));
    await expect(proposeBy(desk.priya, desk.sam, desk)).rejects.toEqual(ofCode('member.not-found'));
    await expect(proposeBy(desk.sam, desk.sam, desk)).rejects.toEqual(ofCode('desk.not-found'));
  });

  it('is not done twice, nor of who works there', async () => {
    const { maya } = await proposed(desk);
    await expect(proposeBy(desk.priya, maya, desk)).rejects.toEqual(ofCode('proposal.waits'));
    await expect(proposeBy(desk.priya, desk.dana, desk)).rejects.toEqual(ofCode('proposal.works-here'));
  });

  it('is not seen by another company on the desk', async () => {
    const on = await aDesk(test);
    const other = await aDesk(test);
    const engagementId = await on.as(on.leo, async (ctx) => {
      const { id } = await engage(ctx, {
        ...{ desk: on.slug, organizationId: other.priya.organizationId },
        ...{ role: 'provider', purpose: 'answers at night' },
      });
      return id;
    });
    await on.as(on.leo, (ctx) =>
      admit(ctx, { desk: on.slug, personId: other.priya.id, engagementId, role: 'lead' }),
    );
    const { maya } = await proposed(on);
    expect((await listed(other.priya, on)).items).toEqual([]);
    const known = await on.as(other.priya, (ctx) => nameOf(ctx, maya.id));
    expect(known).toBeUndefined();
  });
});

async function nameOf(ctx: Context, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from persons where id = ${id}`.execute(ctx.db);
  return rows[0]?.name;
}

describe('the client', () => {
  it('admits several at once, who work there in the same moment, let in by whoever answers for the desk', async () => {
    const [one, two] = [await proposed(desk), await proposed(desk)];
    await decide(desk.leo, [one.id, two.id], 'admitted');
    for (const { maya } of [one, two]) expect((await sees(maya)).slug).toBe(desk.slug);
    const { rows } = await test.sql(
      'select admitted_by_id, role, ended_at from roster where desk_id = $1 and person_id = $2',
      [desk.id, two.maya.id],
    );
    expect(rows).toEqual([{ admitted_by_id: desk.leo.id, role: 'agent', ended_at: null }]);
    const { title, skills, languages } = proposedAs;
    const { roster } = await sees(desk.leo);
    expect(roster.filter((entry) => entry.title === title)).toMatchObject([
      { title, skills, languages },
      { title, skills, languages },
    ]);
  });

  it('lets somebody in again who worked there before', async () => {
    const { maya, id } = await proposed(desk);
    await decide(desk.leo, [id], 'admitted');
    await test.sql('update roster set ended_at = app.now() where desk_id = $1 and person_id = $2', [
      desk.id,
      maya.id,
    ]);
    const again = await proposeBy(desk.priya, maya, desk);
    await expect(sees(maya)).rejects.toEqual(ofCode('desk.not-found'));
    await decide(desk.leo, [again.id], 'admitted');
    expect((await sees(maya)).slug).toBe(desk.slug);
  });

  it('leaves whoever it admitted by name meanwhile as they are', async () => {
    const { maya, id } = await proposed(desk);
    const { provider: engagementId } = desk.engagements;
    await desk.as(desk.leo, (ctx) =>
      admit(ctx, { desk: desk.slug, personId: maya.id, engagementId, role: 'lead' }),
    );
    await expect(decide(desk.leo, [id], 'admitted')).rejects.toEqual(ofCode('proposal.gone'));
    const { roster } = await sees(desk.leo);
    expect(roster.find(({ person }) => person.id === maya.id)).toMatchObject({ role: 'lead' });
  });

  it('refuses with a reason, of which whoever proposed is told until they have seen it', async () => {
    const { maya, id } = await proposed(desk);
    await decide(desk.leo, [id], 'refused', { reason: 'We have enough people.' });
    await expect(sees(maya)).rejects.toEqual(ofCode('desk.not-found'));
    const mine = async () => (await listed(desk.priya)).items.find((one) => one.id === id);
    expect(await mine()).toMatchObject({
      ...{ state: 'refused', reason: 'We have enough people.', decidedBy: 'Leo Brandt', seen: false },
    });
    const see = (by: Named) => desk.as(by, (ctx) => seeDecision(ctx, { desk: desk.slug, proposal: id }));
    await expect(see(desk.leo)).rejects.toEqual(ofCode('proposal.not-found'));
    await see(desk.priya);
    expect(await mine()).toMatchObject({ seen: true });
  });

  it('alone decides, and once', async () => {
    const { id } = await proposed(desk);
    await expect(decide(desk.priya, [id], 'admitted')).rejects.toEqual(ofCode('not-permitted'));
    await decide(desk.leo, [id], 'refused');
    await expect(decide(desk.leo, [id], 'admitted')).rejects.toEqual(ofCode('proposal.decided'));
    await expect(decide(desk.leo, [uuid()], 'admitted')).rejects.toEqual(ofCode('proposal.not-found'));
  });

  it('decides of all that are named or of none', async () => {
    const [one, two] = [await proposed(desk), await proposed(desk)];
    await desk.as(desk.priya, (ctx) => endMembership(ctx, { person: two.maya.id }));
    await expect(decide(desk.leo, [one.id, two.id], 'admitted')).rejects.toEqual(ofCode('proposal.gone'));
    await expect(sees(one.maya)).rejects.toEqual(ofCode('desk.not-found'));
  });

  it('decides once, whoever of two asks first', async () => {
    const { id, maya } = await proposed(desk);
    const both = await Promise.allSettled([
      decide(desk.leo, [id], 'admitted'),
      decide(desk.leo, [id], 'refused'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const isIn = (await sees(desk.leo)).roster.some(({ person }) => person.id === maya.id);
    expect(isIn).toBe(both[0]?.status === 'fulfilled');
  });

  it('ends with the engagement, by the client or by its date, and they can be proposed again', async () => {
    const on = await aDesk(test);
    const { id } = await proposed(on);
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: on.engagements.provider }));
    expect((await listed(on.leo, on)).items).toMatchObject([{ id, state: 'lapsed', decidedBy: null }]);
    await expect(decide(on.leo, [id], 'admitted', { on })).rejects.toEqual(ofCode('proposal.decided'));

    const other = await aDesk(test);
    const { maya, id: waiting } = await proposed(other);
    await test.sql(`update engagements set ends_at = app.now() + interval '1 hour' where id = $1`, [
      other.engagements.provider,
    ]);
    const stateOf = async () =>
      (await listed(other.leo, other)).items.find((one) => one.id === waiting)?.state;
    expect([await other.asDesk(tellEndings), await stateOf()]).toEqual([0, 'proposed']);
    await test.advance('61 minutes');
    expect([await other.asDesk(tellEndings), await stateOf()]).toEqual([1, 'lapsed']);
    await other.as(other.leo, (ctx) =>
      engage(ctx, {
        ...{ desk: other.slug, organizationId: other.priya.organizationId },
        ...{ role: 'provider', purpose: 'once more' },
      }),
    );
    await test.sql(
      `update roster set ended_at = null, engagement_id = (select id from engagements
       where desk_id = $1 and role = 'provider' and ends_at is null) where desk_id = $1 and person_id = $2`,
      [other.id, other.priya.id],
    );
    await proposeBy(other.priya, maya, other);
  });
});

describe('whoever proposed somebody', () => {
  it('takes them back, and nobody else does', async () => {
    const { id } = await proposed(desk);
    const back = (by: Named) =>
      desk.as(by, (ctx) => withdrawProposal(ctx, { desk: desk.slug, proposal: id }));
    await expect(back(desk.dana)).rejects.toEqual(ofCode('not-permitted'));
    await expect(back(desk.leo)).rejects.toEqual(ofCode('not-permitted'));
    await back(desk.priya);
    await expect(decide(desk.leo, [id], 'admitted')).rejects.toEqual(ofCode('proposal.decided'));
  });
});

describe('the database', () => {
  it('lets nobody write a decision by hand, or change one', async () => {
    const { id } = await proposed(desk);
    const by = (who: Named, text: string) =>
      desk.as(who, (ctx) => sql.raw(text.replace('$1', `'${id}'`)).execute(ctx.db));
    for (const who of [desk.leo, desk.priya])
      await expect(by(who, `update proposals set state = 'admitted' where id = $1`)).rejects.toEqual(
        ofCode('not-permitted'),
      );
    await expect(
      by(desk.priya, `select app.decide_proposal('${desk.id}', $1, 'admitted', null)`),
    ).rejects.toEqual(ofCode('not-permitted'));
    await expect(
      by(desk.leo, `select app.decide_proposal('${desk.id}', '${uuid()}', 'withdrawn', null)`),
    ).rejects.toEqual(ofCode('not-permitted'));
    await decide(desk.leo, [id], 'refused');
    await expect(test.sql(`update proposals set state = 'admitted' where id = $1`, [id])).rejects.toThrow(
      'append-only',
    );
  });
});
