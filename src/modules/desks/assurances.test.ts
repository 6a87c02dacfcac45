import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from '../conversations/commands/leave-desk.ts';
import { tellProposals } from '../conversations/commands/tell-proposals.ts';
import { admit } from './commands/admit.ts';
import { engage } from './commands/engage.ts';
import { assure, decideProposals } from './commands/proposals.ts';
import { admitByRules, signRosterRule } from './commands/roster-rules.ts';
import { proposalLinkToken } from './proposal-link.ts';
import { proposalWords } from './proposal-words.ts';
import { type Named, newcomer, proposed } from './proposals.fixture.ts';
import { proposalsByLink, proposalsOf } from './queries/proposals.ts';
import { rosterRulesOf } from './queries/roster-rules.ts';
import { renderProposals } from './render-proposals.ts';

const test = testDatabase();

const ofCode = (code: string) => expect.objectContaining({ code });
type Kind = 'trained' | 'vouched';

const sign = (on: Desk, named: { trainedBy?: Named; vouchedBy?: Named }, by = on.leo) =>
  on.as(by, (ctx) =>
    signRosterRule(ctx, {
      ...{ desk: on.slug, engagementId: on.engagements.provider, roles: ['agent'], words: 'two weeks' },
      ...{
        vetoHours: 48,
        trainedById: named.trainedBy?.id ?? null,
        vouchedById: named.vouchedBy?.id ?? null,
      },
    }),
  );
const says = (who: Named, on: Desk, proposal: string, kind: Kind) =>
  on.as(who, (ctx) => assure(ctx, { desk: on.slug, proposal, kind }));
const sweep = (on: Desk) => on.asDesk(admitByRules);
const listed = async (on: Desk, id: string, by = on.leo) =>
  (await on.as(by, (ctx) => proposalsOf(ctx, { desk: on.slug }))).items.find((one) => one.id === id);
const rules = async (on: Desk) => (await on.as(on.leo, (ctx) => rosterRulesOf(ctx, { desk: on.slug }))).items;

/** A rule that names Dana and Priya, and somebody who waits under it. */
async function asked() {
  const on = await aDesk(test);
  await sign(on, { trainedBy: on.dana, vouchedBy: on.priya });
  return { on, ...(await proposed(on)) };
}

describe('a standing rule that names whose word it takes', () => {
  it('admits once all of them have said so, when the time to refuse since the last of them is over', async () => {
    const { on, id } = await asked();
    const lacking = [
      { kind: 'trained', person: { id: on.dana.id, name: 'Dana Okafor' }, said: false },
      { kind: 'vouched', person: { id: on.priya.id, name: 'Priya Raman' }, said: false },
    ];
    expect(await listed(on, id)).toMatchObject({ asks: lacking, admitsAt: null });
    expect(await listed(on, id, on.priya)).toMatchObject({ asks: lacking });
    await test.advance('49 hours');
    expect(await sweep(on)).toBe(0);
    await says(on.dana, on, id, 'trained');
    expect(await listed(on, id)).toMatchObject({ asks: [{ said: true }, { said: false }], admitsAt: null });
    await test.advance('49 hours');
    expect(await sweep(on)).toBe(0);
    await says(on.priya, on, id, 'vouched');
    const { rows } = await test.sql('select max(recorded_at) as at from assurances where proposal_id = $1', [
      id,
    ]);
    const { admitsAt } = (await listed(on, id)) ?? {};
    expect(Date.parse(admitsAt ?? '') - rows[0].at).toBe(48 * 3_600_000);
    await test.advance('47 hours 59 minutes');
    expect(await sweep(on)).toBe(0);
    await test.advance('2 minutes');
    expect(await sweep(on)).toBe(1);
    expect(await listed(on, id)).toMatchObject({ state: 'admitted', byRule: true, asks: [] });
  });

  it('lets the client refuse whoever was spoken for, or admit whoever was not', async () => {
    const { on, id } = await asked();
    await says(on.dana, on, id, 'trained');
    await says(on.priya, on, id, 'vouched');
    const other = await proposed(on);
    const decide = (proposal: string, decision: 'admitted' | 'refused') =>
      on.as(on.leo, (ctx) => decideProposals(ctx, { desk: on.slug, proposals: [proposal], decision }));
    await decide(id, 'refused');
    await decide(other.id, 'admitted');
    await test.advance('49 hours');
    expect(await sweep(on)).toBe(0);
    await expect(says(on.dana, on, id, 'trained')).rejects.toEqual(ofCode('proposal.decided'));
  });

  it('may name one of them alone, and one person for both', async () => {
    const on = await aDesk(test);
    await sign(on, { vouchedBy: on.priya });
    const { id } = await proposed(on);
    await says(on.priya, on, id, 'vouched');
    expect((await listed(on, id))?.admitsAt).not.toBeNull();

    const both = await aDesk(test);
    await sign(both, { trainedBy: both.leo, vouchedBy: both.leo });
    const one = await proposed(both);
    await says(both.leo, both, one.id, 'trained');
    expect((await listed(both, one.id))?.admitsAt).toBeNull();
    await says(both.leo, both, one.id, 'vouched');
    expect((await listed(both, one.id))?.admitsAt).not.toBeNull();
  });

  it('counts no word for somebody of whom it was given for another proposal, and one said twice once', async () => {
    const { on, id } = await asked();
    const other = await proposed(on, 'Noor Aziz');
    for (const kind of ['trained', 'trained'] as const) await says(on.dana, on, id, kind);
    expect((await listed(on, other.id))?.asks).toMatchObject([{ said: false }, { said: false }]);
    const { rows } = await test.sql('select kind from assurances where proposal_id = $1', [id]);
    expect(rows).toEqual([{ kind: 'trained' }]);
  });

  it('takes no word of anybody else, of another kind, or for oneself', async () => {
    const { on, id } = await asked();
    for (const [who, kind] of [
      [on.tom, 'trained'],
      [on.leo, 'vouched'],
      [on.dana, 'vouched'],
    ] as const)
      await expect(says(who, on, id, kind)).rejects.toEqual(ofCode('not-permitted'));
    await expect(says(on.sam, on, id, 'trained')).rejects.toEqual(ofCode('desk.not-found'));
    await expect(says(on.dana, on, uuid(), 'trained')).rejects.toEqual(ofCode('proposal.not-found'));

    // Somebody who waits, and whom the client lets in by name meanwhile.
    const own = await aDesk(test);
    const { maya, id: waiting } = await proposed(own);
    const { provider: engagementId } = own.engagements;
    await own.as(own.leo, (ctx) =>
      admit(ctx, { desk: own.slug, personId: maya.id, engagementId, role: 'lead' }),
    );
    await sign(own, { vouchedBy: maya });
    await expect(says(maya, own, waiting, 'vouched')).rejects.toEqual(ofCode('not-permitted'));
    const { id: colleague } = await proposed(own);
    await says(maya, own, colleague, 'vouched');
  });

  it('admits nobody once one of them works there no more, says so, and is signed anew', async () => {
    const { on, id } = await asked();
    await says(on.dana, on, id, 'trained');
    await says(on.priya, on, id, 'vouched');
    await on.as(on.leo, (ctx) => dismiss(ctx, { desk: on.slug, person: on.dana.id }));
    expect(await rules(on)).toMatchObject([
      {
        rests: false,
        trainedBy: { name: 'Dana Okafor', worksHere: false },
        vouchedBy: { name: 'Priya Raman', worksHere: true },
      },
    ]);
    expect(await listed(on, id)).toMatchObject({ admitsAt: null, asks: [] });
    await test.advance('49 hours');
    expect(await sweep(on)).toBe(0);
    await expect(sign(on, { trainedBy: on.dana })).rejects.toEqual(ofCode('roster-rule.works-elsewhere'));
    await sign(on, { trainedBy: on.tom, vouchedBy: on.priya });
    expect(await rules(on)).toMatchObject([{ trainedBy: { name: 'Tom Hughes', worksHere: true } }]);
    // What Priya said of them stands.
    expect((await listed(on, id))?.asks).toMatchObject([{ said: false }, { said: true }]);
    await says(on.tom, on, id, 'trained');
    await test.advance('49 hours');
    expect(await sweep(on)).toBe(1);
  });

  it('names nobody who does not work there for the client or for that company', async () => {
    const on = await aDesk(test);
    const other = await aDesk(test);
    const outside = ofCode('roster-rule.works-elsewhere');
    await expect(sign(on, { trainedBy: on.sam })).rejects.toEqual(outside);
    await expect(sign(on, { vouchedBy: await newcomer(on) })).rejects.toEqual(outside);
    await on.as(on.leo, async (ctx) => {
      const { organizationId } = other.priya;
      const named = { desk: on.slug, organizationId, role: 'provider' as const, purpose: 'nights' };
      const { id: engagementId } = await engage(ctx, named);
      await admit(ctx, { desk: on.slug, personId: other.priya.id, engagementId, role: 'lead' });
    });
    await expect(sign(on, { vouchedBy: other.priya })).rejects.toEqual(outside);
    await sign(on, { trainedBy: on.leo, vouchedBy: on.priya });
  });
});

describe('whoever answers for the desk', () => {
  it('reads in the mail that the rule admits somebody once it is said, and by the link whose word it takes', async () => {
    const { on, id } = await asked();
    await test.advance('10 minutes');
    await on.asDesk(tellProposals);
    const { rows } = await test.sql(
      `select w.text, w.headers->>'proposalLinkId' as link from outbox_words w
       join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id where o.desk_id = $1 and o.kind = 'staff'`,
      [on.id],
    );
    const [{ text, link }] = rows;
    expect(text).toContain('One of them comes in by the standing rule, without a word of yours, once those');
    expect(text).not.toMatch(/Dana|Priya/);
    const { site } = test.database;
    const hash = hashOf(proposalLinkToken(site, link));
    const read = async (language: string) => {
      const shown = await test.database.as({ kind: 'proposal-link', hash }, proposalsByLink);
      const words = proposalWords(language);
      return renderProposals({ ...shown, language, words, action: '', token: '', changed: false }).html;
    };
    const said = await Promise.all(['en', 'de', 'es'].map(read));
    for (const [at, lacking] of [
      'comes in once Dana Okafor says that they trained them and Priya Raman vouches for them, unless you refuse.',
      'aufgenommen, sobald Dana Okafor die Einarbeitung bestätigt und Priya Raman sich verbürgt, wenn Sie nicht',
      'se admite en cuanto Dana Okafor confirme la formación y Priya Raman responda por esta persona, si usted',
    ].entries())
      expect(said[at]).toContain(lacking);
    await says(on.dana, on, id, 'trained');
    expect(await read('en')).toContain('comes in once Priya Raman vouches for them,');
    await says(on.priya, on, id, 'vouched');
    expect(await read('en')).toContain('By the rule that was signed: admitted on');
  });
});

describe('the database', () => {
  const refused = ofCode('not-permitted');
  const write = (on: Desk, by: Named, [proposal, kind, person]: [string, Kind, Named]) =>
    on.as(by, (ctx) =>
      sql`insert into assurances (desk_id, proposal_id, kind, person_id)
        values (${on.id}, ${proposal}, ${kind}, ${person.id})`.execute(ctx.db),
    );

  it('keeps a word of whoever the rule names alone, for themselves, and for good', async () => {
    const { on, id } = await asked();
    await expect(write(on, on.leo, [id, 'trained', on.dana])).rejects.toEqual(refused);
    await expect(write(on, on.dana, [id, 'trained', on.priya])).rejects.toEqual(refused);
    await expect(write(on, on.tom, [id, 'trained', on.tom])).rejects.toEqual(refused);
    await write(on, on.dana, [id, 'trained', on.dana]);
    for (const change of ['delete from assurances', 'update assurances set recorded_at = app.now()'])
      await expect(on.as(on.dana, (ctx) => sql.raw(change).execute(ctx.db))).rejects.toEqual(refused);
  });

  it('signs no rule that names somebody from elsewhere', async () => {
    const on = await aDesk(test);
    for (const column of ['trained_by_id', 'vouched_by_id'])
      await expect(
        on.as(on.leo, (ctx) =>
          sql`insert into roster_rules (desk_id, id, engagement_id, roles, words, signed_by_id, ${sql.ref(column)})
            values (${on.id}, ${uuid()}, ${on.engagements.provider}, '{agent}', 'x', ${on.leo.id}, ${on.sam.id})`.execute(
            ctx.db,
          ),
        ),
      ).rejects.toEqual(refused);
  });

  it('shows who said so to those who see who is proposed', async () => {
    const { on, id, maya } = await asked();
    await says(on.dana, on, id, 'trained');
    const seen = (by: Named) =>
      on.as(by, async (ctx) => (await sql`select kind from assurances`.execute(ctx.db)).rows.length);
    expect([await seen(on.leo), await seen(on.tom), await seen(on.sam)]).toEqual([1, 1, 0]);
    expect(await seen(maya)).toBe(0);
  });
});
