import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { askTask } from '../tasks/index.ts';
import { aCaseOf, actsOf, allow, doFor, refundOf, upTo } from './acts.fixture.ts';
import { act } from './commands/act.ts';
import { addActKind, setMandate } from './commands/set-mandate.ts';
import { type Allowed, type Extent, isCovered, promise } from './policy.ts';
import { mandatesOfDesk } from './queries/mandates.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const shown = (who = desk.dana) => desk.as(who, (ctx) => mandatesOfDesk(ctx, { desk: desk.slug }));
const ofKind = async (kind: string) => (await shown()).items.find((one) => one.kind === kind);

describe('what a client hands off', () => {
  it('is nothing at first, of the six kinds that every desk has', async () => {
    const { kinds, items, client } = await shown();
    expect(client).toBe('Harmon Audio');
    expect(kinds.map(({ kind }) => kind)).toEqual([
      ...['refund', 'replacement', 'discount', 'visit', 'invoice', 'promise-horizon'],
    ]);
    expect(items).toHaveLength(6);
    for (const one of items)
      expect(one).toMatchObject({ step: 'draft', limitMinor: null, since: null, acts: [] });
  });

  it('is as it was said last, with what was done lately', async () => {
    await allow(desk, upTo(5000, 'tell'));
    const { id } = await aCaseOf(desk);
    for (const amount of [100, 200, 300, 400, 500, 600]) await doFor(desk, id, refundOf(amount));
    await doFor(desk, id, refundOf(5001));
    await allow(desk, upTo(2000, 'do'));
    const refund = await ofKind('refund');
    expect(refund).toMatchObject({ step: 'do', limitMinor: 2000, currency: 'EUR' });
    expect(refund?.counts).toMatchObject({ done: 6, asked: 1, lapsed: 0 });
    expect(refund?.acts.map(({ amountMinor }) => amountMinor)).toEqual([5001, 600, 500, 400, 300]);
    await test.advance('91 days');
    expect((await ofKind('refund'))?.counts).toMatchObject({ done: 0, asked: 0 });
  });

  it('is said by whoever answers for the client, of a provider, in what the kind is measured in', async () => {
    const says = (more: object, who = desk.leo) =>
      desk.as(who, (ctx) =>
        setMandate(ctx, {
          ...{ desk: desk.slug, engagementId: desk.engagements.provider, kind: 'refund', step: 'do' },
          ...{ limitMinor: 100, currency: 'EUR' },
          ...more,
        }),
      );
    await expect(says({}, desk.priya)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(says({ engagementId: desk.engagements.thirdParty })).rejects.toMatchObject({
      code: 'mandate.not-a-provider',
    });
    await expect(says({ currency: undefined })).rejects.toMatchObject({ code: 'mandate.limit' });
    await expect(says({ kind: 'promise-horizon' })).rejects.toMatchObject({ code: 'mandate.limit' });
    await expect(says({ kind: 'loan' })).rejects.toMatchObject({ code: 'act.kind' });
  });

  it('grows by kinds that the client adds, each once', async () => {
    const loan = {
      desk: desk.slug,
      kind: 'loan',
      name: 'Loan of a unit',
      measure: 'none' as const,
      told: true,
    };
    const adds = (who: Desk['leo']) => desk.as(who, (ctx) => addActKind(ctx, loan));
    await expect(adds(desk.priya)).rejects.toMatchObject({ code: 'not-permitted' });
    await adds(desk.leo);
    await expect(adds(desk.leo)).rejects.toMatchObject({ code: 'act.kind-taken' });
    await allow(desk, { kind: 'loan', step: 'do' });
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, { kind: 'loan', text: 'Until theirs is back' });
    expect(await actsOf(desk, id)).toMatchObject([{ kind: 'loan', state: 'done' }]);
  });
});

const currency = fc.constantFrom('EUR', 'GBP');
const none = { limitMinor: null, currency: null, limitDays: null, limitTimes: null, goesOn: false };
const money = fc
  .record({ limitMinor: fc.integer({ min: 0, max: 40 }), currency })
  .map((limit) => ({ kind: 'refund', limit: { ...none, ...limit } }));
const days = fc
  .integer({ min: 0, max: 6 })
  .map((limitDays) => ({ kind: 'promise-horizon', limit: { ...none, limitDays } }));
const unmeasured = fc
  .constantFrom(null, 1, 2)
  .map((limitTimes) => ({ kind: 'replacement', limit: { ...none, limitTimes } }));
const mandate = fc.record({
  of: fc.oneof(money, days, unmeasured),
  step: fc.constantFrom('draft' as const, 'tell' as const, 'do' as const),
});
const extent = fc.record({
  amountMinor: fc.integer({ min: 1, max: 40 }),
  currency,
  days: fc.integer({ min: 1, max: 6 }),
});

describe('the database', () => {
  /** As a provider's person writes it past every command. */
  const write = (
    ctx: Context,
    caseId: string,
    kind: string,
    { amountMinor, currency: of, days: count }: Extent,
  ) =>
    sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, days, by_id, organization_id, state)
      select ${desk.id}, gen_random_uuid(), ${caseId}, kind, measure, ${amountMinor}::bigint, ${of}::text, ${count}::int,
        ${ctx.actor.id}, ${ctx.actor.organizationId}, 'done'
      from act_kinds where desk_id = ${desk.id} and kind = ${kind}`.execute(ctx.db);

  it('keeps as done what the mandate in force covers of all that is done on a case, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mandate, { minLength: 1, maxLength: 3 }),
        fc.array(extent, { minLength: 1, maxLength: 3 }),
        async (said, acts) => {
          const { id } = await aCaseOf(desk);
          for (const { of, step } of said) {
            const { limitMinor, limitDays, limitTimes, currency: inCurrency } = of.limit;
            await allow(desk, {
              ...{ kind: of.kind, step },
              ...(limitMinor !== null && inCurrency !== null && { limitMinor, currency: inCurrency }),
              ...(limitDays !== null && { limitDays }),
              ...(limitTimes !== null && { limitTimes }),
            });
          }
          const kind = said.at(-1)?.of.kind ?? '';
          const last = said.findLast(({ of }) => of.kind === kind);
          const held: Allowed | null = last ? { step: last.step, ...last.of.limit } : null;
          const sums = new Map<string | null, number>();
          for (const drawn of acts) {
            const done: Extent = {
              amountMinor: kind === 'refund' ? drawn.amountMinor : null,
              currency: kind === 'refund' ? drawn.currency : null,
              days: kind === 'promise-horizon' ? drawn.days : null,
            };
            const kept = await desk
              .as(desk.dana, (ctx) => write(ctx, id, kind, done))
              .then(() => true)
              .catch((error: Error) => {
                expect(error.message).toContain('no mandate covers this');
                return false;
              });
            const before = kind === promise ? 0 : (sums.get(done.currency) ?? 0);
            expect(kept).toBe(isCovered(held, done, before));
            if (kept) sums.set(done.currency, before + (done.amountMinor ?? done.days ?? 1));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets nobody act in the name of the client’s own people', async () => {
    const { id } = await aCaseOf(desk);
    await allow(desk, upTo(5000));
    const { leo } = desk;
    await expect(
      desk.as(desk.dana, (ctx) =>
        sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id, state)
          values (${desk.id}, gen_random_uuid(), ${id}, 'refund', 'money', 9900, 'EUR', ${leo.id}, ${leo.organizationId}, 'done')`.execute(
          ctx.db,
        ),
      ),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  describe('past every command', () => {
    type Row = {
      state: string;
      taskId: string | null;
      amount: number;
      otherwise?: number;
      insteadOf?: string;
    };
    const keep = (ctx: Context, caseId: string, { state, taskId, amount, otherwise, insteadOf }: Row) =>
      sql`insert into acts (desk_id, id, case_id, kind, measure, amount_minor, currency, by_id, organization_id, state,
          task_id, otherwise_minor, instead_of_id, settled_at)
        values (${desk.id}, gen_random_uuid(), ${caseId}, 'refund', 'money', ${amount}::bigint, 'EUR', ${desk.dana.id},
          ${desk.dana.organizationId}, ${state}, ${taskId}::uuid, ${otherwise ?? null}::bigint,
          ${insteadOf ?? null}::uuid, case when ${state} in ('done', 'asked') then null else app.now() end)`.execute(
        ctx.db,
      );
    const asksOf = (caseId: string, of: 'client' | 'thirdParty') =>
      desk.as(desk.dana, async (ctx) => {
        const due = Temporal.Instant.from(ctx.now).add({ hours: 2 }).toString();
        const question = { choices: ['Yes', 'No'], otherwise: 'Nothing.' };
        const asked = { case: caseId, engagementId: desk.engagements[of], request: 'May I?', due, question };
        return (await askTask(ctx, asked)).id;
      });

    it.each([
      ['asks anybody but the client', 'thirdParty', 'asked', 10, 'a question to the client'],
      ['falls back to more than is allowed', 'client', 'asked', 5001, 'within the mandate'],
      ['begins with an answer', 'client', 'agreed', 10, 'done or asked for at first'],
    ] as const)('no act %s', async (_, of, state, otherwise, says) => {
      await allow(desk, upTo(5000));
      const { id } = await aCaseOf(desk);
      const taskId = await asksOf(id, of);
      const kept = desk.as(desk.dana, (ctx) => keep(ctx, id, { state, taskId, amount: 9000, otherwise }));
      await expect(kept).rejects.toThrow(new RegExp(says));
    });

    it('nothing but what was said is done instead', async () => {
      await allow(desk, upTo(5000));
      const { id } = await aCaseOf(desk);
      await doFor(desk, id, refundOf(9000));
      const [asked] = await actsOf(desk, id);
      const instead = { state: 'done', taskId: null, amount: 40, insteadOf: asked?.id ?? '' };
      const kept = desk.asDesk((ctx) => keep(ctx, id, instead));
      await expect(kept).rejects.toThrow('only what was said is done instead');
    });

    it('nobody but a provider has a mandate', async () => {
      const given = desk.as(desk.leo, (ctx) =>
        sql`insert into mandates (desk_id, id, engagement_id, kind, measure, step, limit_minor, currency, set_by_id)
          values (${desk.id}, gen_random_uuid(), ${desk.engagements.thirdParty}, 'refund', 'money', 'do', 1, 'EUR',
            ${desk.leo.id})`.execute(ctx.db),
      );
      await expect(given).rejects.toThrow('given to a provider');
    });
  });

  it('lets an act be settled only as the client answered', async () => {
    await allow(desk, upTo(10));
    const { id } = await aCaseOf(desk);
    await doFor(desk, id, refundOf(100));
    for (const state of ['agreed', 'refused', 'lapsed', 'done'])
      await expect(test.sql('update acts set state = $2 where case_id = $1', [id, state])).rejects.toThrow(
        'settled once, as the client answered',
      );
    const agrees = desk.as(desk.dana, (ctx) =>
      sql`update acts set state = 'agreed' where case_id = ${id}`.execute(ctx.db),
    );
    expect((await agrees).numAffectedRows).toBe(0n);
  });
});

describe('lowering while somebody acts', () => {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const isWaiting = () => expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
  const lower = (ctx: Context) =>
    setMandate(ctx, { desk: desk.slug, engagementId: desk.engagements.provider, ...upTo(0, 'draft') });

  it('holds the act until it is decided, which then asks', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    let acting: Promise<unknown> = Promise.resolve();
    await desk.as(desk.leo, async (ctx) => {
      await lower(ctx);
      acting = doFor(desk, id, refundOf(100));
      await isWaiting();
    });
    await acting;
    expect(await actsOf(desk, id)).toMatchObject([{ state: 'asked' }]);
  });

  it('waits for an act that has begun, and holds for the next one', async () => {
    await allow(desk, upTo(5000));
    const { id } = await aCaseOf(desk);
    let lowering: Promise<unknown> = Promise.resolve();
    await desk.as(desk.dana, async (ctx) => {
      await act(ctx, { case: id, ...refundOf(100) });
      lowering = desk.as(desk.leo, lower);
      await isWaiting();
    });
    await lowering;
    await doFor(desk, id, refundOf(100));
    expect((await actsOf(desk, id)).map(({ state }) => state)).toEqual(['done', 'asked']);
  });
});
