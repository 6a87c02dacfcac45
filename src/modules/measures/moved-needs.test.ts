import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { customerSays, endCase, proposeDone } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { say } from '../conversations/commands/say.ts';
import { splitCase } from '../conversations/commands/split-case.ts';
import { wakeCases } from '../conversations/commands/wake-cases.ts';
import { receiveContact } from '../conversations/index.ts';
import { closeGap } from '../knowledge/commands/close-gap.ts';
import { makeGap } from '../knowledge/commands/make-gap.ts';
import { tellOfGap } from '../knowledge/commands/tell-of-gap.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  await test.moveTo(3, '12:00');
  desk = await aDesk(test);
});

type Need = { id: string; customerId: string };

const aNeed = (address = `${randomUUID()}@customers.example`): Promise<Need> => aCase(desk, { address });
const again = ({ id: caseId, customerId }: Need) =>
  desk.asDesk((ctx) =>
    receiveContact(ctx, { caseId, customerId, channel: 'page', text: 'And now?', files: [] }),
  );
const ring = ({ id }: Need) =>
  desk.as(desk.tom, (ctx) =>
    noteCall(ctx, { case: id, direction: 'in', outcome: 'reached', said: 'And the knob?', text: 'Soon.' }),
  );

/** A contact alone, which moves nothing else of its case. */
const writes = (ctx: Context, { id: caseId, customerId }: Need) =>
  append(
    ctx,
    { deskId: desk.id, caseId },
    {
      ...{ kind: 'contact', audience: 'customer', channel: 'mail', words: { text: 'It hums.' } },
      author: { kind: 'customer', id: customerId },
    },
  );

/** The rows of the desk, by their cases. */
async function measured() {
  const { rows } = await test.sql('select * from measured_needs where desk_id = $1', [desk.id]);
  return new Map(rows.map((row) => [row.case_id, row]));
}

describe('a need that is split', () => {
  it('and joined again has come with each contact once', async () => {
    const first = await aNeed();
    await test.advance('1 day');
    const { entryId } = await again(first);
    const made = await desk.as(desk.dana, (ctx) => splitCase(ctx, { entry: entryId, subject: 'A knob' }));
    expect((await measured()).get(made.id)).toMatchObject({ contacts: 1, second_at: null });
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: made.id, to: first.id }));
    expect([...(await measured())]).toMatchObject([[first.id, { contacts: 2, repeats: 1 }]]);
  });

  it('was answered by whoever took the call in which it was found', async () => {
    const first = await aNeed();
    await test.advance('1 minute');
    await ring(first);
    const { rows } = await test.sql(
      `select id from entries where case_id = $1 and kind = 'contact' and channel = 'phone'`,
      [first.id],
    );
    const { id } = await desk.as(desk.dana, (ctx) =>
      splitCase(ctx, { entry: rows[0]?.id, subject: 'A knob' }),
    );
    await test.advance('1 minute');
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'We look.', audience: 'customer' }));
    await again({ id, customerId: first.customerId });
    await test.advance('1 minute');
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'It comes.', audience: 'customer' }));
    expect((await measured()).get(id)).toMatchObject({ contacts: 2, person_upc: 0.5, person_secon: 0 });
  });
});

describe('a need that was met', () => {
  it('stays so as it had ended when they are told later that what they asked about is mended', async () => {
    const need = await aNeed();
    const due = '2027-01-04T12:00:00.000Z';
    const gap = await desk.as(desk.dana, (ctx) =>
      makeGap(ctx, {
        ...{ case: need.id, ownerId: desk.leo.organizationId, departmentId: null, due, searches: [] },
        ...{ language: 'en', words: 'No sound', make: null, model: null, versions: null },
      }),
    );
    await test.advance('1 hour');
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: need.id, text: 'Turn it on.' }));
    await test.advance('1 hour');
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: need.id, outcome: 'met by us' }));
    const before = (await measured()).get(need.id);
    expect(before).toMatchObject({ outcome: 'met by us', reopened: false });
    await test.advance('10 days');
    const changed = {
      kind: 'instructions',
      version: '1.4',
      language: 'en',
      words: 'Page 4 is new.',
    } as const;
    await desk.as(desk.leo, (ctx) => closeGap(ctx, { gap: gap.id, changed }));
    await desk.as(desk.dana, (ctx) =>
      tellOfGap(ctx, { gap: gap.id, case: need.id, telling: { text: 'It is corrected.' } }),
    );
    expect((await measured()).get(need.id)).toEqual(before);
    await test.advance('10 days');
    await desk.asDesk((ctx) => wakeCases(ctx));
    expect((await measured()).get(need.id)).toEqual(before);
    await again(need);
    expect((await measured()).get(need.id)).toMatchObject({ contacts: 2, reopened: true });
  });

  it('has come again where they say on their page that it is not solved', async () => {
    const { id, customerId } = await aNeed();
    await test.advance('1 hour');
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'Turn it on.' }));
    await test.advance('1 day');
    await desk.asDesk((ctx) => customerSays(ctx, { caseId: id, customerId, answer: 'not-solved' }));
    expect((await measured()).get(id)).toMatchObject({ contacts: 2, repeats: 1, reopened: true });
  });
});

describe('a need that several write on at once', () => {
  it('is measured where it goes on, though it was joined in the same moment', async () => {
    const bill = `${randomUUID()}@customers.example`;
    const [one, other] = [await aNeed(bill), await aNeed(bill)];
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const later = await desk.as(desk.dana, async (ctx) => {
      await joinCases(ctx, { case: other.id, to: one.id });
      const written = desk.asDesk((theirs) => writes(theirs, other));
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
      return { written };
    });
    await later.written;
    expect([...(await measured()).keys()]).toEqual([one.id]);
  });
});
