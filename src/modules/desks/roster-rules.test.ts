import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss, sweepLeavers } from '../conversations/commands/leave-desk.ts';
import { addMember, endMembership } from '../people/commands/members.ts';
import { admit } from './commands/admit.ts';
import { decideProposals } from './commands/proposals.ts';
import { admitByRules, endRosterRule, signRosterRule } from './commands/roster-rules.ts';
import { type Named, proposeBy, proposed } from './proposals.fixture.ts';
import { deskView } from './queries/desk-view.ts';
import { proposalsOf } from './queries/proposals.ts';
import { rosterRulesOf } from './queries/roster-rules.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const ofCode = (code: string) => expect.objectContaining({ code });
const words = 'trained by Dana, vouched for by Priya';

const sign = (on: Desk, { by = on.leo, engagementId = on.engagements.provider } = {}) =>
  on.as(by, (ctx) =>
    signRosterRule(ctx, {
      ...{ desk: on.slug, engagementId, roles: ['agent'], words, vetoHours: 48 },
      ...{ trainedById: null, vouchedById: null },
    }),
  );
const sweep = (on: Desk) => on.asDesk(admitByRules);
const works = (who: Named, on: Desk) =>
  on
    .as(who, (ctx) => deskView(ctx, { desk: on.slug }))
    .then(
      () => true,
      () => false,
    );
const listed = async (on: Desk, id: string) =>
  (await on.as(on.leo, (ctx) => proposalsOf(ctx, { desk: on.slug }))).items.find((one) => one.id === id);
const due = async () =>
  (await test.database.server.query('select app.desks_with_rules_due() as id')).rows.map(({ id }) => id);

describe('a standing rule', () => {
  it('admits whoever nobody refused in two days, in the name of whoever signed it, and says when from the first minute', async () => {
    const on = await aDesk(test);
    const rule = await sign(on);
    const { maya, id } = await proposed(on);
    const waiting = await listed(on, id);
    expect(Date.parse(waiting?.admitsAt ?? '') - Date.parse(waiting?.proposedAt ?? '')).toBe(48 * 3_600_000);
    await test.advance('47 hours 59 minutes');
    expect(await due()).not.toContain(on.id);
    expect([await sweep(on), await works(maya, on)]).toEqual([0, false]);
    await test.advance('2 minutes');
    expect(await due()).toContain(on.id);
    expect([await sweep(on), await works(maya, on)]).toEqual([1, true]);
    expect(await listed(on, id)).toMatchObject({
      ...{ state: 'admitted', decidedBy: 'Leo Brandt', byRule: true, admitsAt: null },
    });
    const { rows } = await test.sql(
      'select r.admitted_by_id, p.rule_id from roster r join proposals p using (desk_id, person_id) where p.id = $1',
      [id],
    );
    expect(rows).toEqual([{ admitted_by_id: on.leo.id, rule_id: rule.id }]);
    expect([await sweep(on), await due()]).toEqual([0, expect.not.arrayContaining([on.id])]);
  });

  it('lets the client refuse in time', async () => {
    const on = await aDesk(test);
    await sign(on);
    const { maya, id } = await proposed(on);
    await on.as(on.leo, (ctx) =>
      decideProposals(ctx, { desk: on.slug, proposals: [id], decision: 'refused' }),
    );
    await test.advance('49 hours');
    expect([await sweep(on), await works(maya, on)]).toEqual([0, false]);
  });

  it('gives as long to refuse whoever waited before it was signed', async () => {
    const on = await aDesk(test);
    const { maya } = await proposed(on);
    await test.advance('10 days');
    await sign(on);
    expect([await sweep(on), await works(maya, on)]).toEqual([0, false]);
    await test.advance('49 hours');
    expect([await sweep(on), await works(maya, on)]).toEqual([1, true]);
  });

  it('admits nobody once it has ended, nor in a role that it does not name', async () => {
    const on = await aDesk(test);
    const { id: rule } = await sign(on);
    const [agent, lead] = [await proposed(on), await proposed(on)];
    await test.sql(`update proposals set role = 'lead' where id = $1`, [lead.id]);
    expect((await listed(on, lead.id))?.admitsAt).toBeNull();
    await on.as(on.leo, (ctx) => endRosterRule(ctx, { desk: on.slug, rule }));
    expect((await on.as(on.priya, (ctx) => rosterRulesOf(ctx, { desk: on.slug }))).items).toEqual([]);
    await test.advance('49 hours');
    expect([await sweep(on), await works(agent.maya, on), await works(lead.maya, on)]).toEqual([
      0,
      false,
      false,
    ]);
  });

  it('admits nobody who left their company meanwhile, and does not stay due for them', async () => {
    const on = await aDesk(test);
    await sign(on);
    const { maya } = await proposed(on);
    await on.as(on.priya, (ctx) => endMembership(ctx, { person: maya.id }));
    await test.advance('49 hours');
    expect([await due(), await sweep(on)]).toEqual([expect.not.arrayContaining([on.id]), 0]);
  });

  it('admits nobody whom the client refused or dismissed before, until it has admitted them itself', async () => {
    const on = await aDesk(test);
    await sign(on);
    const { maya, id } = await proposed(on);
    const decide = (proposal: string, decision: 'admitted' | 'refused') =>
      on.as(on.leo, (ctx) => decideProposals(ctx, { desk: on.slug, proposals: [proposal], decision }));
    const again = async () => (await proposeBy(on.priya, maya, on)).id;
    const end = () => on.as(on.leo, (ctx) => dismiss(ctx, { desk: on.slug, person: maya.id }));
    await decide(id, 'refused');
    const afterRefusal = await again();
    expect((await listed(on, afterRefusal))?.admitsAt).toBeNull();
    await test.advance('49 hours');
    expect([await sweep(on), await works(maya, on)]).toEqual([0, false]);
    await decide(afterRefusal, 'admitted');
    await test.advance('1 minute');
    await end();
    const afterDismissal = await again();
    expect((await listed(on, afterDismissal))?.admitsAt).toBeNull();
    await test.advance('49 hours');
    expect([await sweep(on), await works(maya, on)]).toEqual([0, false]);
    await decide(afterDismissal, 'admitted');
    // Who leaves by themselves after that was thought well of last.
    await on.as(on.priya, (ctx) => endMembership(ctx, { person: maya.id }));
    await on.asDesk(sweepLeavers);
    await test.sql('update memberships set ended_at = null where person_id = $1', [maya.id]);
    expect((await listed(on, await again()))?.admitsAt).not.toBeNull();
  });

  it('rests once whoever signed it works for the client no more, until somebody else signs it', async () => {
    const on = await aDesk(test);
    await sign(on);
    const { maya, id } = await proposed(on);
    const mail = `ada-${on.slug}@harmon.example`;
    const ada = await on.as(on.leo, async (ctx) => {
      const { id } = await addMember(ctx, { name: 'Ada', mail });
      const { client } = on.engagements;
      await admit(ctx, { desk: on.slug, personId: id, engagementId: client, role: 'accountable' });
      return { id, mail, organizationId: on.leo.organizationId };
    });
    const rules = async () => (await on.as(ada, (ctx) => rosterRulesOf(ctx, { desk: on.slug }))).items;
    expect(await rules()).toMatchObject([{ rests: false }]);
    await on.as(ada, (ctx) => dismiss(ctx, { desk: on.slug, person: on.leo.id }));
    expect(await rules()).toMatchObject([{ rests: true, signedBy: 'Leo Brandt' }]);
    await test.advance('49 hours');
    expect([await sweep(on), await works(maya, on)]).toEqual([0, false]);
    await sign(on, { by: ada });
    expect(await rules()).toMatchObject([{ rests: false, signedBy: 'Ada' }]);
    expect((await on.as(ada, (ctx) => proposalsOf(ctx, { desk: on.slug }))).items).toMatchObject([
      { id, admitsAt: expect.any(String) },
    ]);
    await test.advance('49 hours');
    expect([await sweep(on), await works(maya, on)]).toEqual([1, true]);
  });

  it('is signed by whoever answers for the desk alone, one a company, and of none that only answers tasks', async () => {
    await expect(sign(desk, { by: desk.priya })).rejects.toEqual(ofCode('not-permitted'));
    await expect(sign(desk, { by: desk.dana })).rejects.toEqual(ofCode('not-permitted'));
    await expect(sign(desk, { engagementId: desk.engagements.thirdParty })).rejects.toEqual(
      ofCode('roster.third-party'),
    );
    await sign(desk);
    await expect(sign(desk)).rejects.toEqual(ofCode('roster-rule.runs'));
    const { items } = await desk.as(desk.priya, (ctx) => rosterRulesOf(ctx, { desk: desk.slug }));
    expect(items).toMatchObject([
      { organization: 'Clearline', roles: ['agent'], words, vetoHours: 48, signedBy: 'Leo Brandt' },
    ]);
    const [rule] = items;
    const end = (by: Named) =>
      desk.as(by, (ctx) => endRosterRule(ctx, { desk: desk.slug, rule: rule?.id ?? '' }));
    await expect(end(desk.priya)).rejects.toEqual(ofCode('not-permitted'));
    await end(desk.leo);
    await expect(end(desk.leo)).rejects.toEqual(ofCode('roster-rule.not-found'));
  });
});
