import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append, visibleCase } from '../cases/index.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { caseView, place } from '../conversations/index.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { callOff, inspect } from './commands/after-it-left.ts';
import { sendBack } from './commands/send-back.ts';
import { returnsOfCase } from './queries/of-case.ts';
import { cameBack, mixer, type Sent } from './returns.fixture.ts';
import { tables } from './tables.ts';
import type { Found } from './words.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const ofCase = async (caseId: string, who = desk.leo) =>
  (await desk.as(who, (ctx) => returnsOfCase(ctx, { case: caseId }))).items;
const found = (id: string, what: Found, more: { words?: string } = {}, who = desk.dana) =>
  desk.as(who, (ctx) => inspect(ctx, { return: id, found: what, ...more }));
const calledOff = (id: string, words?: string, who = desk.dana) =>
  desk.as(who, (ctx) => callOff(ctx, { return: id, ...(words && { words }) }));
const line = async (caseId: string, who = desk.leo) =>
  (await desk.as(who, (ctx) => caseView(ctx, { case: caseId }))).entries;

describe('a return', () => {
  it('says why in their words and what it is, and stands on the line for the companies', async () => {
    const { id, caseId } = await cameBack(desk, {
      ...{ tried: 'Another cable', failedAt: 'Step 4', cost: { minor: 1250, currency: 'GBP' } },
    });
    expect(await ofCase(caseId)).toMatchObject([
      {
        ...{ id, caseId, kind: 'refund', reason: mixer.reason, failedAt: 'Step 4', tried: 'Another cable' },
        ...{ make: 'Harmon', model: 'MX-12', version: '1.3', cost: { minor: 1250, currency: 'GBP' } },
        ...{ by: { name: 'Dana Okafor', organization: 'Clearline' }, inspections: [], calledOff: null },
      },
    ]);
    expect((await line(caseId)).at(-1)).toMatchObject({
      ...{ id, kind: 'return', audience: 'companies', text: mixer.reason, data: { for: 'refund' } },
    });
  });

  it('waits for nothing but why: no step, no thing, nothing tried', async () => {
    const { caseId } = await cameBack(desk, { make: '', model: '', version: '', failedAt: '', tried: '' });
    const nothing = { make: null, model: null, version: null, failedAt: null, tried: null, cost: null };
    expect(await ofCase(caseId)).toMatchObject([nothing]);
  });

  it('is of a thing that they have, as it was noted then', async () => {
    const { id: caseId, customerId } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    const noted = {
      ...{ make: 'Harmon', model: 'MX-14', serial: null, boughtFrom: null, boughtOn: null },
      ...{ warrantyBy: null, warrantyUntil: null, instructions: '1.2', entryId: null },
    };
    const { id: thing } = await desk.as(desk.dana, (ctx) =>
      noteThing(ctx, { desk: desk.slug, customer: customerId, ...noted }),
    );
    const { kind, reason } = mixer;
    const send = (onCase: string, more: Partial<Sent> = {}) =>
      desk.as(desk.dana, (ctx) => sendBack(ctx, { case: onCase, kind, reason, thing, ...more }));
    await send(caseId);
    expect(await ofCase(caseId)).toMatchObject([{ make: 'Harmon', model: 'MX-14', version: '1.2' }]);
    await send(caseId, { make: 'Harmon', model: 'MX-14', version: '' });
    expect((await ofCase(caseId))[0]).toMatchObject({ make: 'Harmon', model: 'MX-14', version: null });
    const { id: others } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    await expect(send(others)).rejects.toMatchObject({ code: 'thing.not-found' });
    const { id: sent } = await cameBack(desk, { in: others });
    await expect(
      test.sql(
        `insert into returns (desk_id, id, case_id, thing_id, kind, by_id)
         select desk_id, gen_random_uuid(), case_id, $2, kind, by_id from returns where id = $1`,
        [sent, thing],
      ),
    ).rejects.toThrow();
  });

  it('is found faulty or not by whoever got it, and the latest word counts', async () => {
    const { id, caseId } = await cameBack(desk);
    await found(id, 'unknown', {}, desk.tom);
    await test.advance('1 day');
    await found(id, 'no fault found', { words: 'It plays: the mono switch was in.' }, desk.leo);
    expect((await ofCase(caseId, desk.dana))[0]?.inspections).toMatchObject([
      {
        ...{ found: 'no fault found', words: 'It plays: the mono switch was in.' },
        ...{ by: 'Leo Brandt', organization: 'Harmon Audio' },
      },
      { found: 'unknown', words: null, by: 'Tom Hughes', organization: 'Clearline' },
    ]);
    const { rows } = await test.sql('select found from returns where id = $1', [id]);
    expect(rows).toEqual([{ found: 'no fault found' }]);
    expect((await line(caseId)).slice(-2)).toMatchObject([
      { kind: 'return inspected', text: null, data: { returnId: id, found: 'unknown' } },
      { kind: 'return inspected', audience: 'companies', data: { found: 'no fault found' } },
    ]);
  });

  it('is called off before anybody looked at it, and once', async () => {
    const { id, caseId } = await cameBack(desk);
    await calledOff(id, 'He plays tonight.');
    expect(await ofCase(caseId)).toMatchObject([
      { calledOff: { words: 'He plays tonight.', by: 'Dana Okafor' } },
    ]);
    await expect(calledOff(id)).rejects.toMatchObject({ code: 'return.called-off' });
    await expect(found(id, 'faulty')).rejects.toMatchObject({ code: 'return.called-off' });
    const looked = await cameBack(desk);
    await found(looked.id, 'unknown');
    await expect(calledOff(looked.id)).rejects.toMatchObject({ code: 'return.inspected' });
  });

  it('is called off or looked at, whichever is first, where both happen at the same moment', async () => {
    const { id } = await cameBack(desk);
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let second: Promise<unknown> = Promise.resolve();
    await desk.as(desk.dana, async (ctx) => {
      await callOff(ctx, { return: id });
      second = found(id, 'faulty').catch((error) => error);
      await expect.poll(async () => (await test.sql(waiting)).rowCount).toBe(1);
    });
    expect(await second).toMatchObject({ kind: 'conflict' });
  });

  it('is found on a case that has ended, and goes on with a case that was joined', async () => {
    const { id, caseId } = await cameBack(desk);
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: caseId, outcome: 'returned' }));
    await found(id, 'faulty');
    expect(await ofCase(caseId)).toMatchObject([{ inspections: [{ found: 'faulty' }] }]);

    const address = `${randomUUID()}@customers.example`;
    const [one, other] = [await aCase(desk, { address }), await aCase(desk, { address })];
    const sent = await cameBack(desk, { in: one.id });
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: one.id, to: other.id }));
    await found(sent.id, 'unknown');
    expect(await ofCase(other.id)).toMatchObject([{ id: sent.id, inspections: [{ found: 'unknown' }] }]);
    expect((await line(other.id)).at(-1)).toMatchObject({ kind: 'return inspected' });

    const last = await aCase(desk, { address });
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: other.id, to: last.id }));
    await found(sent.id, 'faulty');
    expect(await ofCase(last.id)).toMatchObject([{ id: sent.id, inspections: [{ found: 'faulty' }, {}] }]);
    expect((await line(last.id)).at(-1)).toMatchObject({ kind: 'return inspected' });
  });

  it('is explained by its entry, whatever the program says', async () => {
    const { id, caseId } = await cameBack(desk);
    const past = desk.as(desk.dana, (ctx) =>
      tables(ctx)
        .insertInto('returnsCalledOff')
        .values({ deskId: desk.id, returnId: id, entryId: id, byId: desk.dana.id })
        .execute(),
    );
    await expect(past).rejects.toThrow(/explained by an entry/);
    expect(await ofCase(caseId)).toMatchObject([{ calledOff: null }]);
  });

  it('is explained on its own case, never on one of another customer', async () => {
    const { id } = await cameBack(desk);
    const { id: others } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    const elsewhere = (
      kind: 'return called off' | 'return inspected',
      write: (ctx: Context, entryId: string) => Promise<unknown>,
    ) =>
      desk.as(desk.dana, async (ctx) => {
        const there = place(await visibleCase(ctx, others));
        await write(ctx, await append(ctx, there, { kind, audience: 'companies', data: { returnId: id } }));
      });
    const byId = desk.dana.id;
    const off = elsewhere('return called off', (ctx, entryId) =>
      tables(ctx)
        .insertInto('returnsCalledOff')
        .values({ deskId: desk.id, returnId: id, entryId, byId })
        .execute(),
    );
    await expect(off).rejects.toThrow(/explained by an entry/);
    const looked = elsewhere('return inspected', (ctx, entryId) =>
      tables(ctx)
        .insertInto('returnInspections')
        .values({
          ...{ deskId: desk.id, id: entryId, returnId: id, found: 'faulty', byId },
          organizationId: ctx.actor.organizationId ?? '',
        })
        .execute(),
    );
    await expect(looked).rejects.toThrow(/explained by an entry/);
  });

  it('loses what was tried and where it failed with the words of its entry, and nothing else', async () => {
    const { id, caseId } = await cameBack(desk, { tried: 'Rang Bill twice', failedAt: 'Bill’s step 4' });
    await test.sql('delete from return_words where return_id = $1', [id]);
    await test.sql('delete from entry_words where entry_id = $1', [id]);
    const gone = { reason: null, tried: null, failedAt: null };
    expect(await ofCase(caseId)).toMatchObject([{ id, model: 'MX-12', ...gone }]);
    const { rows } = await test.sql('select to_jsonb(r) as kept from returns r where r.id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('Bill');
  });

  it('takes words only in the moment in which it is said', async () => {
    const { id } = await cameBack(desk);
    await test.advance('1 minute');
    const later = desk.as(desk.dana, (ctx) =>
      tables(ctx)
        .insertInto('returnWords')
        .values({ deskId: desk.id, returnId: id, tried: 'A spanner', failedAt: null })
        .execute(),
    );
    await expect(later).rejects.toThrow('You may not do this here.');
    await cameBack(desk, { tried: 'A spanner' });
    await expect(test.sql(`update return_words set tried = 'x'`)).rejects.toThrow(/append-only/);
  });

  it('is never changed', async () => {
    const { id } = await cameBack(desk);
    await found(id, 'faulty');
    await calledOff((await cameBack(desk)).id);
    for (const table of ['returns', 'return_inspections', 'returns_called_off'])
      await expect(test.sql(`delete from ${table}`)).rejects.toThrow(/append-only/);
    await expect(test.sql(`update return_inspections set found = 'unknown'`)).rejects.toThrow(/append-only/);
  });

  it('is not there for who does not work on the desk', async () => {
    const { id, caseId } = await cameBack(desk);
    await expect(ofCase(caseId, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
    await expect(found(id, 'faulty', {}, desk.sam)).rejects.toMatchObject({ code: 'return.not-found' });
    await expect(calledOff(id, undefined, desk.sam)).rejects.toMatchObject({ code: 'return.not-found' });
    const other = await aDesk(test);
    await expect(
      other.as(other.dana, (ctx) => inspect(ctx, { return: id, found: 'faulty' })),
    ).rejects.toMatchObject({ code: 'return.not-found' });
  });
});
