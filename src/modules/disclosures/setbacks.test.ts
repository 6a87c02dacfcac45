import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView, say } from '../conversations/index.ts';
import { myMentions } from '../conversations/queries/mentions.ts';
import { knowEarlier, tellCustomer } from './commands/mark-setback.ts';
import { tellClient } from './commands/tell-client.ts';
import { disclosureLag } from './queries/lag.ts';
import { mySetbacks, setbacksOfCase } from './queries/setbacks.ts';
import { aCaseOf, mark, setbackOf, what } from './setbacks.fixture.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const now = async () => ((await test.sql('select app.now() as at')).rows[0].at as Date).toISOString();
const ago = async (minutes: number) => new Date(Date.parse(await now()) - minutes * 60_000).toISOString();
const mailsToLeo = async () =>
  (
    await test.sql(
      `select w.subject, w.text from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.kind = 'staff' and w.recipient = $1 order by o.recorded_at`,
      [desk.leo.mail],
    )
  ).rows;
const unknownTo = (who = desk.dana) =>
  desk.as(who, async (ctx) => (await mySetbacks(ctx)).items.map(({ caseId }) => caseId));
const lineOf = (caseId: string) =>
  desk.as(desk.dana, async (ctx) =>
    (await caseView(ctx, { case: caseId })).entries.map(({ kind, audience, text, data }) => ({
      ...{ kind, audience, text, data },
    })),
  );

describe('something that went wrong', () => {
  it('stands on the line for the companies, is known since now, and told to nobody yet', async () => {
    const { id } = await aCaseOf(desk);
    await mark(desk, id);
    expect((await lineOf(id)).at(-1)).toEqual({
      kind: 'setback',
      audience: 'companies',
      text: what,
      data: {},
    });
    const one = await setbackOf(desk, id);
    expect(one).toMatchObject({
      ...{ what, by: { name: 'Dana Okafor' }, knownBy: 'Clearline', held: null },
      ...{ customerToldAt: null, clientToldAt: null },
    });
    expect(one.knownAt).toBe(one.at);
  });

  it('is told to the customer in the same breath, who hears when the next word comes', async () => {
    const { id } = await aCaseOf(desk);
    await mark(desk, id, { telling: { text: `${what} I am sorry about this.`, stands: 'We send it anew' } });
    const setback = await setbackOf(desk, id);
    expect(setback.customerToldAt).toBe(setback.at);
    expect((await lineOf(id)).at(-1)).toEqual({
      ...{ kind: 'message', audience: 'customer', text: `${what} I am sorry about this.` },
      data: { setbackId: setback.id },
    });
    expect(await unknownTo()).not.toContain(id);
  });

  it('is not known to the customer until somebody tells them, and all who can see to that see it', async () => {
    const theCase = await aCaseOf(desk);
    const owner = theCase.ownerId === desk.tom.id ? desk.tom : desk.dana;
    const other = owner === desk.tom ? desk.dana : desk.tom;
    await mark(desk, theCase.id, {}, desk.priya);
    expect(await unknownTo(desk.leo)).toContain(theCase.id);
    expect(await unknownTo(desk.priya)).toContain(theCase.id);
    expect(await unknownTo(other)).not.toContain(theCase.id);

    await desk.as(desk.priya, async (ctx) => {
      const { items } = await mySetbacks(ctx);
      const setback = items.find(({ caseId }) => caseId === theCase.id)?.id ?? '';
      await tellCustomer(ctx, { setback, telling: { text: what } });
    });
    expect(await unknownTo(desk.leo)).not.toContain(theCase.id);
  });

  it('names whoever owns the case where somebody else says it', async () => {
    const { id } = await aCaseOf(desk);
    const owner = await desk.as(desk.dana, async (ctx) => (await caseView(ctx, { case: id })).owner);
    const by = owner.id === desk.tom.id ? desk.dana : desk.tom;
    const whoOwns =
      [desk.leo, desk.priya, desk.dana, desk.tom].find((one) => one.id === owner.id) ?? desk.leo;
    await mark(desk, id, {}, by);
    const named = await desk.as(whoOwns, async (ctx) => (await myMentions(ctx)).items);
    expect(named).toContainEqual(expect.objectContaining({ kind: 'setback', caseId: id, text: what }));
  });

  it('may have been told by what was said before it was marked', async () => {
    const { id } = await aCaseOf(desk);
    const said = await desk.as(desk.dana, (ctx) => say(ctx, { case: id, audience: 'customer', text: what }));
    await test.advance('10 minutes');
    const before = await ago(11);
    await mark(desk, id, {
      telling: { entryId: said.id },
      known: { at: before, organizationId: desk.dana.organizationId },
    });
    const one = await setbackOf(desk, id);
    expect(Date.parse(one.customerToldAt ?? '')).toBeLessThan(Date.parse(one.at));
    const note = await desk.as(desk.dana, (ctx) => say(ctx, { case: id, audience: 'companies', text: 'x' }));
    await expect(mark(desk, id, { telling: { entryId: note.id } })).rejects.toMatchObject({
      code: 'entry.not-found',
    });
  });

  it('is not told by what was said before any company knew of it', async () => {
    const { id } = await aCaseOf(desk);
    const said = await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, audience: 'customer', text: 'Hello' }),
    );
    await test.advance('3 days');
    await expect(mark(desk, id, { telling: { entryId: said.id } })).rejects.toMatchObject({
      code: 'setback.said-before',
    });
    await mark(desk, id);
    const { id: setback } = await setbackOf(desk, id);
    await expect(
      desk.as(desk.dana, (ctx) =>
        sql`insert into setback_told (desk_id, setback_id, whom, entry_id, by_id)
          values (${desk.id}, ${setback}, 'customer', ${said.id}, ${desk.dana.id})`.execute(ctx.db),
      ),
    ).rejects.toThrow(/before it was known/);
    expect((await setbackOf(desk, id)).customerToldAt).toBeNull();
  });

  it('is told to the customer once', async () => {
    const { id } = await aCaseOf(desk);
    await mark(desk, id, { telling: { text: what } });
    const { id: setback } = await setbackOf(desk, id);
    await expect(
      desk.as(desk.dana, (ctx) => tellCustomer(ctx, { setback, telling: { text: what } })),
    ).rejects.toMatchObject({ code: 'setback.told' });
    expect((await lineOf(id)).filter(({ kind }) => kind === 'message')).toHaveLength(1);
  });

  it('has its first sorry words in the language of the customer', async () => {
    const sorry = async (language: string) => {
      const { id } = await aCaseOf(desk, { language });
      return desk.as(desk.dana, async (ctx) => (await setbacksOfCase(ctx, { case: id })).sorry);
    };
    expect(await sorry('en')).toBe('I am sorry about this.');
    expect(await sorry('de-AT')).toBe('Das tut mir leid.');
    expect(await sorry('es')).toBe('Lo siento mucho.');
  });
});

describe('since when it is known', () => {
  it('moves only to an earlier time, with the company that knew', async () => {
    const { id } = await aCaseOf(desk);
    await mark(desk, id);
    const { id: setback } = await setbackOf(desk, id);
    const early = await ago(90);
    const sam = desk.sam.organizationId;
    await desk.as(desk.tom, (ctx) => knowEarlier(ctx, { setback, at: early, organizationId: sam }));
    expect(await setbackOf(desk, id)).toMatchObject({ knownAt: early, knownBy: 'Soundhouse' });
    const later = await ago(30);
    await expect(
      desk.as(desk.tom, (ctx) => knowEarlier(ctx, { setback, at: later, organizationId: sam })),
    ).rejects.toMatchObject({ code: 'setback.not-earlier' });
    await expect(
      desk.as(desk.tom, (ctx) =>
        sql`insert into setback_known (desk_id, id, setback_id, at, organization_id, said_by_id)
          values (${desk.id}, gen_random_uuid(), ${setback}, ${later}, ${sam}, ${desk.tom.id})`.execute(
          ctx.db,
        ),
      ),
    ).rejects.toThrow();
    await expect(
      desk.as(desk.tom, (ctx) =>
        knowEarlier(ctx, { setback, at: '2020-01-01T00:00:00.000Z', organizationId: crypto.randomUUID() }),
      ),
    ).rejects.toMatchObject({ code: 'organization.not-found' });
  });

  it('is kept for ever, as are the times at which customer and client were told', async () => {
    const { id } = await aCaseOf(desk);
    await mark(desk, id, { telling: { text: what } });
    await desk.asDesk(tellClient);
    for (const table of ['setbacks', 'setback_known', 'setback_told', 'setback_holds'])
      for (const change of [`delete from ${table}`, `update ${table} set recorded_at = app.now()`])
        await expect(test.sql(change)).rejects.toThrow(/append-only/);
  });
});

describe('how long it takes', () => {
  it('is said of five or more, from when a company first knew, with those who wait still', async () => {
    const one = await aDesk(test);
    const lag = () => one.as(one.leo, (ctx) => disclosureLag(ctx, { desk: one.slug }));
    for (const minutes of [10, 20, 30, 40]) {
      const { id } = await aCaseOf(one);
      const known = { at: await ago(minutes), organizationId: one.dana.organizationId };
      await mark(one, id, { known, telling: { text: what } });
    }
    await one.asDesk(tellClient);
    expect(await lag()).toEqual({ count: 4, lags: null });
    const { id } = await aCaseOf(one);
    await mark(one, id, { known: { at: await ago(90), organizationId: one.dana.organizationId } });
    expect(await lag()).toEqual({
      count: 5,
      lags: { customer: { minutes: 30, waiting: 1 }, client: { minutes: 30, waiting: 1 } },
    });
    await test.advance('91 days');
    expect(await lag()).toMatchObject({ count: 0 });
  });
});

describe('the client', () => {
  it('is told by mail at once, with whether the customer knows, and once', async () => {
    const { id, reference } = await aCaseOf(desk);
    await mark(desk, id);
    await desk.asDesk(tellClient);
    await desk.asDesk(tellClient);
    const mails = (await mailsToLeo()).filter(({ text }) => text.includes(reference));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Something went wrong: No sound on the mains');
    expect(mails[0]?.text).toContain(what);
    expect(mails[0]?.text).toContain('The customer does not know yet.');
    expect((await setbackOf(desk, id)).clientToldAt).not.toBeNull();
  });

  it('is sent nothing of what its own person said who hears of it', async () => {
    const { id, reference } = await aCaseOf(desk);
    await mark(desk, id, {}, desk.leo);
    await desk.asDesk(tellClient);
    expect((await mailsToLeo()).filter(({ text }) => text.includes(reference))).toEqual([]);
    expect((await setbackOf(desk, id)).clientToldAt).not.toBeNull();
  });

  it.each(['accountable', 'lead', 'agent', 'expert'])(
    'is told by anyone on the case, whom nobody holds back: %s',
    async (role) => {
      const one = await aDesk(test);
      const { id } = await aCaseOf(one);
      const stands = `update roster set role = $2 where desk_id = $1 and person_id = $3`;
      await test.sql(stands, [one.id, role, one.tom.id]);
      await mark(one, id, {}, one.tom);
      await one.asDesk(tellClient);
      expect(await setbackOf(one, id)).toMatchObject({
        ...{ by: { name: 'Tom Hughes' }, clientToldAt: expect.any(String) },
      });
    },
  );

  it('is told half an hour later where a lead holds it, and sees that', async () => {
    const { id, reference } = await aCaseOf(desk);
    await expect(mark(desk, id, { hold: true })).rejects.toMatchObject({ code: 'not-permitted' });
    await mark(desk, id, { hold: true }, desk.priya);
    await desk.asDesk(tellClient);
    expect((await mailsToLeo()).filter(({ text }) => text.includes(reference))).toEqual([]);
    const seen = await desk.as(desk.leo, async (ctx) => (await mySetbacks(ctx)).items);
    expect(seen.find(({ caseId }) => caseId === id)?.held?.by).toBe('Priya Raman');

    await test.advance('31 minutes');
    await desk.asDesk(tellClient);
    expect((await mailsToLeo()).filter(({ text }) => text.includes(reference))).toHaveLength(1);
    expect(await setbackOf(desk, id)).toMatchObject({ held: null, clientToldAt: expect.any(String) });
  });

  it('is not said to have been told by anybody but the desk, which tells it', async () => {
    const { id, reference } = await aCaseOf(desk);
    await mark(desk, id);
    const { id: setback } = await setbackOf(desk, id);
    for (const byId of [desk.tom.id, null])
      await expect(
        desk.as(desk.tom, (ctx) =>
          sql`insert into setback_told (desk_id, setback_id, whom, by_id)
            values (${desk.id}, ${setback}, 'client', ${byId})`.execute(ctx.db),
        ),
      ).rejects.toMatchObject({ code: 'not-permitted' });
    await desk.asDesk(tellClient);
    expect((await mailsToLeo()).filter(({ text }) => text.includes(reference))).toHaveLength(1);
  });

  it('is not held back from what it knows already', async () => {
    const { id } = await aCaseOf(desk);
    await mark(desk, id);
    await desk.asDesk(tellClient);
    const { id: setback } = await setbackOf(desk, id);
    await expect(
      desk.as(desk.priya, (ctx) =>
        sql`insert into setback_holds (desk_id, setback_id, by_id)
          values (${desk.id}, ${setback}, ${desk.priya.id})`.execute(ctx.db),
      ),
    ).rejects.toThrow();
  });
});
