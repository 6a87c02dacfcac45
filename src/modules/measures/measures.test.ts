import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { aMail } from '../../testing/send-mail.ts';
import { append } from '../cases/index.ts';
import { decideStranger } from '../conversations/commands/decide-stranger.ts';
import { endCase, proposeDone, reopenCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { splitCase } from '../conversations/commands/split-case.ts';
import { receiveContact } from '../conversations/index.ts';
import { readNextMail } from '../conversations/mail/read-mail.ts';
import { keepRawMail } from '../conversations/mail/take-in.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { tables } from '../conversations/tables.ts';
import type { Measured } from './contract.ts';
import { measuredNeeds } from './queries/measured-needs.ts';
import { measuresOfDesk } from './queries/measures.ts';

const test = testDatabase();
const parser = startMailParser();
afterAll(() => parser.close());
const wednesday = 3;
let desk: Desk;
beforeEach(async () => {
  await test.moveTo(wednesday, '12:00');
  desk = await aDesk(test);
});

const done = (id: string) =>
  desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It is mended.', stands: 'Mended' }));
const ended = (id: string, outcome: 'met by us' | 'gave up') =>
  desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome }));

type Need = { id: string; customerId: string };

const aNeed = (address = `${randomUUID()}@customers.example`): Promise<Need> => aCase(desk, { address });
const again = ({ id: caseId, customerId }: Need) =>
  desk.asDesk((ctx) =>
    receiveContact(ctx, { caseId, customerId, channel: 'page', text: 'Again', files: [] }),
  );
const measured = (who = desk.leo) =>
  desk.as(who, (ctx) => measuresOfDesk(ctx, { desk: desk.slug, weeks: 12 }));
const behind = async (which: Measured) =>
  (await desk.as(desk.leo, (ctx) => measuredNeeds(ctx, { desk: desk.slug, weeks: 12, which }))).items.map(
    ({ caseId }) => caseId,
  );

const contacts = async () =>
  (
    await desk.as(desk.leo, (ctx) => measuredNeeds(ctx, { desk: desk.slug, weeks: 12, which: 'needs' }))
  ).items.map((need) => [need.caseId, need.contacts]);

/** A contact alone, which moves nothing else of its case. */
async function writes(ctx: Context, { id: caseId, customerId }: Need, { fromStranger = false } = {}) {
  const author = { kind: 'customer', id: customerId } as const;
  return append(
    ctx,
    { deskId: desk.id, caseId },
    {
      kind: 'contact',
      audience: 'customer',
      channel: 'mail',
      fromStranger,
      author,
      words: { text: 'It hums.' },
    },
  );
}

const aStranger = (need: Need) =>
  desk.asDesk(async (ctx) => {
    const entryId = await writes(ctx, need, { fromStranger: true });
    const stranger = { deskId: desk.id, entryId, address: `${entryId}@elsewhere.example` };
    await tables(ctx)
      .insertInto('strangers')
      .values({ ...stranger, decidedById: null, decidedAt: null })
      .execute();
    return entryId;
  });

/** On day 0 five come, one of them again on day 1, one on day 3 and one on day 9; on day 38 another one; it is day 40. */
async function sixNeeds() {
  const [a, b, c, d, e] = [
    await aNeed(),
    await aNeed(),
    await aNeed(),
    await aNeed(),
    await aNeed(),
  ] as const;
  const later = async (days: number, who: Need) => {
    await test.advance(`${days} days`);
    await again(who);
  };
  await later(1, d);
  await later(2, b);
  await later(6, c);
  await test.advance('29 days');
  const f = await aNeed();
  await test.advance('2 days');
  return { a, b, c, d, e, f };
}

describe('how it went for the customers of a desk', () => {
  it('V9: who did not have to come again, of those for whom it is time to say so', async () => {
    const { b, c, d } = await sixNeeds();
    const { needs, once, repeats } = await measured();
    expect(needs).toBe(6);
    expect(once).toMatchObject([
      { days: 7, share: { count: 3, of: 5, share: 0.6 }, tooNew: 1 },
      { days: 30, share: { count: 2, of: 5, share: 0.4 }, tooNew: 1 },
    ]);
    expect(once[0]?.share.interval?.low).toBeCloseTo(0.2307, 4);
    expect(once[0]?.share.interval?.high).toBeCloseTo(0.8824, 4);
    // Of eight contacts, as one need is too new; that of day 9 came more than seven days after the one before.
    expect(repeats).toMatchObject({ count: 2, of: 8 });
    expect((await behind('again7')).sort()).toEqual([b.id, d.id].sort());
    expect((await behind('again30')).sort()).toEqual([b.id, c.id, d.id].sort());
    expect((await behind('repeats')).sort()).toEqual([b.id, d.id].sort());
  });

  it('counts what was joined as one need', async () => {
    const bill = 'bill@customers.example';
    const [one, other] = [await aNeed(bill), await aNeed(bill)];
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: other.id, to: one.id }));
    const last = await aNeed(bill);
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: one.id, to: last.id }));
    await test.advance('14 days');
    const found = await measured();
    expect(found).toMatchObject({ needs: 1, once: [{ share: { count: 0, of: 1, share: null } }, {}] });
    expect(await behind('needs')).toEqual([last.id]);
  });

  it('counts what comes in the same moment, each once', async () => {
    const need = await aNeed();
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const other = await desk.asDesk(async (ctx) => {
      await writes(ctx, need);
      await sql`set constraints all immediate`.execute(ctx.db);
      const second = desk.asDesk((their) => writes(their, need));
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
      return { second };
    });
    await other.second;
    await test.advance('7 days');
    expect(await contacts()).toEqual([[need.id, 3]]);
  });

  it('leaves out a sender until somebody has admitted them', async () => {
    const { id: caseId, customerId } = await aNeed();
    const entryId = await aStranger({ id: caseId, customerId });
    await test.advance('7 days');
    expect(await contacts()).toEqual([[caseId, 1]]);
    await desk.as(desk.leo, (ctx) => decideStranger(ctx, { entry: entryId, admit: true }));
    expect(await contacts()).toEqual([[caseId, 2]]);
  });

  it('leaves out what was brought along, and begins with what came here', async () => {
    const from = `${randomUUID()}@customers.example`;
    const raw = Buffer.from(aMail({ from, to: desk.address, subject: 'No sound', text: 'It hums.' }));
    await desk.asDesk((ctx) => keepRawMail(ctx, { raw, from, to: desk.address, source: 'import' }));
    const brought = await desk.asDesk((ctx) =>
      readNextMail(ctx, parser, (failure) => expect.fail(`${failure}`)),
    );
    const id = brought && brought !== 'again' ? (brought.caseId ?? '') : '';
    const { customer } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
    const [mail] = (await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).entries;
    await desk.as(desk.dana, (ctx) => splitCase(ctx, { entry: mail?.id ?? '', subject: 'The invoice' }));
    await test.advance('1 day');
    expect(await contacts()).toEqual([]);
    await again({ id, customerId: customer.id });
    await test.advance('7 days');
    expect(await contacts()).toEqual([[id, 1]]);
  });

  it('counts whoever came again after it was said to be done', async () => {
    const needs = [await aNeed(), await aNeed(), await aNeed(), await aNeed(), await aNeed()] as const;
    await test.advance('1 hour');
    for (const { id } of needs) await done(id);
    await again(needs[0]);
    await ended(needs[1].id, 'met by us');
    await desk.as(desk.dana, (ctx) => reopenCase(ctx, { case: needs[1].id, reason: 'It hums again.' }));
    await test.advance('7 days');
    const { reopened } = await measured();
    expect(reopened).toMatchObject({ count: 2, of: 5, share: 0.4 });
    expect((await behind('reopened')).sort()).toEqual([needs[0].id, needs[1].id].sort());
  });

  it('counts what ended by word of mouth and was opened again, and never more than was said to be met', async () => {
    const needs = [await aNeed(), await aNeed(), await aNeed(), await aNeed(), await aNeed()];
    for (const { id } of needs) {
      await ended(id, 'met by us');
      await test.advance('1 minute');
      await desk.as(desk.dana, (ctx) => reopenCase(ctx, { case: id, reason: 'It hums again.' }));
    }
    await test.advance('7 days');
    expect((await measured()).reopened).toMatchObject({ count: 5, of: 5, share: 1 });
  });

  it('counts as met what was said last, and not what the customer said no to', async () => {
    const needs = [await aNeed(), await aNeed(), await aNeed(), await aNeed(), await aNeed()];
    await test.advance('1 hour');
    for (const { id } of needs) await done(id);
    await test.advance('1 hour');
    for (const need of needs) await again(need);
    await test.advance('22 hours');
    for (const { id } of needs) await ended(id, 'met by us');
    await test.advance('7 days');
    expect((await measured()).endToEnd.median).toEqual({ minutes: 1440 });
  });

  it('begins what was split off with the contact in which it was found', async () => {
    const { id: from, customerId } = await aNeed();
    const { entryId } = await again({ id: from, customerId });
    await test.advance('3 hours');
    const split = await desk.as(desk.dana, (ctx) =>
      splitCase(ctx, { entry: entryId, subject: 'A knob is missing' }),
    );
    await test.advance('7 days');
    expect((await measured()).needs).toBe(2);
    expect(await behind('needs')).toContain(split.id);
  });

  it('V18: takes those who still wait into how long it takes until half are met', async () => {
    const [open, lost] = [await aNeed(), await aNeed()];
    await ended(lost.id, 'gave up');
    const met = [await aNeed(), await aNeed(), await aNeed()];
    for (const [at, { id }] of met.entries()) {
      await test.advance(at === 0 ? '2 hours' : '3 hours');
      await done(id);
      // What the customer says later of it makes it no longer.
      await test.advance('30 minutes');
      await ended(id, 'met by us');
    }
    await test.advance('7 days');
    const { endToEnd } = await measured();
    expect(endToEnd).toEqual({ met: 3, open: 2, unknown: 0, median: { minutes: 540 } });
    expect((await behind('open')).sort()).toEqual([open.id, lost.id].sort());
    expect(await behind('met')).toHaveLength(3);
  });

  it('says nothing of fewer than five, nor of another desk', async () => {
    await aNeed();
    await test.advance('7 days');
    expect(await measured()).toMatchObject({
      needs: 1,
      reopened: { count: 0, of: 0, share: null, interval: null },
      endToEnd: { open: 1, median: null },
    });
    const other = await aDesk(test);
    await expect(measured(other.leo)).rejects.toMatchObject({ code: 'desk.not-found' });
  });
});
