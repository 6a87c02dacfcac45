import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { reveal } from '../../platform/reveal.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { numberCustody } from './commands/number-custody.ts';
import { recordCustody } from './commands/record-custody.ts';
import { custodyOfCase } from './queries/custody-of-case.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const collects = (on: Desk, caseId: string) => (ctx: Context) =>
  recordCustody(ctx, { deskId: on.id, kind: 'collected', caseId });

const opens = (on: Desk, caseId: string) => (ctx: Context) =>
  reveal(ctx, [{ deskId: on.id, caseId, as: 'opened' }]);

const numberAll = async (on: Desk) => {
  let moved = 1;
  while (moved > 0) moved = await on.asDesk(numberCustody.sweep);
};

const numbered = async (on: Desk) =>
  (
    await test.sql('select seq::int, kind, case_id from custody_entries where desk_id = $1 order by seq', [
      on.id,
    ])
  ).rows;

const waiting = async (on: Desk) =>
  (await test.sql('select kind, case_id, actor_id from custody_inbox where desk_id = $1', [on.id])).rows;

describe('numbering the custody record', () => {
  it('leaves no gap and loses nothing while eight sequencers and eight writers work at once', async () => {
    const own = await aDesk(test);
    const caseIds = Array.from({ length: 200 }, () => randomUUID());
    let writing = 8;
    const writer = async (_: unknown, place: number) => {
      for (const caseId of caseIds.slice(place * 25, place * 25 + 25))
        await own.as(own.dana, collects(own, caseId));
      writing -= 1;
    };
    const sequencer = async () => {
      while (writing > 0) await own.asDesk(numberCustody.sweep);
      await numberAll(own);
    };
    await Promise.all([...Array.from({ length: 8 }, writer), ...Array.from({ length: 8 }, sequencer)]);
    const rows = await numbered(own);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, place) => place + 1));
    expect(rows.map((row) => row.case_id).sort()).toEqual([...caseIds].sort());
    expect(await waiting(own)).toEqual([]);
  });

  it('takes nothing for a desk that the actor does not know', async () => {
    const other = await aDesk(test);
    const { id } = await aCase(other);
    await desk.as(desk.dana, opens(other, id));
    expect((await waiting(other)).map((row) => row.actor_id)).not.toContain(desk.dana.id);
  });

  it('goes on where it stopped, and each desk counts for itself', async () => {
    const [one, other] = [await aDesk(test), await aDesk(test)];
    for (const on of [one, one, other]) await on.as(on.dana, collects(on, randomUUID()));
    await numberAll(one);
    await one.as(one.dana, collects(one, randomUUID()));
    await numberAll(one);
    await numberAll(other);
    expect((await numbered(one)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await numbered(other)).map(({ seq }) => seq)).toEqual([1]);
  });

  it('names the desks that have something to number, and no others', async () => {
    const [busy, quiet] = [await aDesk(test), await aDesk(test)];
    await busy.as(busy.dana, collects(busy, randomUUID()));
    const named = await test.database.server.query(`select desk from ${numberCustody.desks} as desk`);
    const ids = named.rows.map((row) => row.desk);
    expect(ids).toContain(busy.id);
    expect(ids).not.toContain(quiet.id);
  });
});

describe('what was seen', () => {
  it('is one row an actor, case, kind and quarter of an hour, numbered or not', async () => {
    const own = await aDesk(test);
    const theCase = await aCase(own);
    const seen = async () =>
      [...(await waiting(own)), ...(await numbered(own))].filter((row) => row.kind !== 'collected').length;
    const read = () => own.as(own.dana, opens(own, theCase.id));
    await Promise.all([read(), read(), read()]);
    expect(await seen()).toBe(1);
    await numberAll(own);
    await read();
    await numberAll(own);
    expect(await seen()).toBe(1);
    await own.as(own.dana, (ctx) => reveal(ctx, [{ deskId: own.id, caseId: theCase.id, as: 'listed' }]));
    await own.as(own.tom, opens(own, theCase.id));
    expect(await seen()).toBe(3);
    await test.advance('15 minutes');
    await read();
    expect(await seen()).toBe(4);
  });
});

describe('the custody record', () => {
  it('holds ids, kinds and times, and nothing of what a person wrote or is called', async () => {
    const own = await aDesk(test);
    const theCase = await aCase(own, { name: 'Canary Finch', address: 'canary@customers.example' });
    await own.as(own.dana, opens(own, theCase.id));
    await numberAll(own);
    const { rows: columns } = await test.sql(
      `select column_name, data_type from information_schema.columns
       where table_name in ('custody_entries', 'custody_inbox') and data_type not in ('uuid', 'bigint', 'timestamp with time zone')
       group by 1, 2 order by 1`,
    );
    expect(columns.map((column) => column.column_name)).toEqual(['actor_kind', 'kind', 'purpose']);
    const { rows } = await test.sql('select * from custody_entries where desk_id = $1', [own.id]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/canary|finch|sheet|sound/i);
  });

  it.each([
    'update custody_entries set kind = kind',
    'delete from custody_entries',
    'truncate custody_entries',
  ])('refuses "%s" even to the owner of the schema', async (statement) => {
    await expect(test.sql(statement)).rejects.toThrow('custody_entries is append-only');
  });

  it.each([
    ['update custody_entries set kind = kind'],
    ['delete from custody_entries'],
    ['delete from custody_inbox'],
    [
      "insert into custody_entries (desk_id, seq, kind, actor_kind, purpose, recorded_at) values (gen_random_uuid(), 1, 'opened', 'person', 'x', now())",
    ],
  ])('refuses "%s" to the server', async (statement) => {
    const tried = desk.as(desk.leo, (ctx) => sql.raw(statement).execute(ctx.db));
    await expect(tried).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('takes nobody at the word of another', async () => {
    const forged = desk.as(desk.dana, (ctx) =>
      sql`insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, purpose)
        values (${desk.id}, 'exported', 'person', ${desk.leo.id}, ${desk.leo.organizationId}, 'service')`.execute(
        ctx.db,
      ),
    );
    await expect(forged).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('the custody record of a case', () => {
  const read = (on: Desk, caseId: string, cursor?: string) =>
    on.as(on.leo, (ctx) => custodyOfCase(ctx, { desk: on.slug, case: caseId, ...(cursor && { cursor }) }));

  it('stands newest first, what waits for its number before the rest, with the names of those it is about', async () => {
    const own = await aDesk(test);
    const theCase = await aCase(own);
    await own.as(own.dana, collects(own, theCase.id));
    await numberAll(own);
    await own.asDesk((ctx) =>
      recordCustody(ctx, {
        deskId: own.id,
        kind: 'passed on',
        caseId: theCase.id,
        toOrganizationId: own.sam.organizationId,
        purpose: 'task',
      }),
    );
    await own.as(own.dana, collects(own, randomUUID()));
    expect(await read(own, theCase.id)).toEqual({
      items: [
        {
          seq: null,
          kind: 'passed on',
          actor: 'Harmon Audio',
          organization: null,
          toOrganization: 'Soundhouse',
          purpose: 'task',
          at: expect.stringMatching(/Z$/),
        },
        {
          seq: 2,
          kind: 'collected',
          actor: 'Dana Okafor',
          organization: 'Clearline',
          toOrganization: null,
          purpose: 'service',
          at: expect.stringMatching(/Z$/),
        },
        {
          seq: 1,
          kind: 'collected',
          actor: 'Harmon Audio',
          organization: null,
          toOrganization: null,
          purpose: 'service',
          at: expect.stringMatching(/Z$/),
        },
      ],
      next: null,
    });
  });

  it('is turned page by page without leaving out or repeating what is numbered meanwhile', async () => {
    const own = await aDesk(test);
    const caseId = randomUUID();
    const write = async (times: number) => {
      for (let time = 0; time < times; time += 1) await own.as(own.dana, collects(own, caseId));
    };
    await write(120);
    await numberAll(own);
    await write(3);
    const first = await read(own, caseId);
    await numberAll(own);
    const second = await read(own, caseId, first.next ?? '');
    const third = await read(own, caseId, second.next ?? '');
    expect(first.items.slice(0, 4).map(({ seq }) => seq)).toEqual([null, null, null, 120]);
    const seqs = [first, second, third]
      .flatMap(({ items }) => items.map(({ seq }) => seq))
      .filter((seq) => seq !== null);
    expect(seqs).toEqual(Array.from({ length: 120 }, (_, place) => 120 - place));
    expect(third.next).toBeNull();
  });

  it('is for those who work on the desk only, and refuses a page that is none', async () => {
    const other = await aDesk(test);
    const theCase = await aCase(desk);
    const asked = { desk: desk.slug, case: theCase.id };
    for (const [on, who] of [
      [other, other.leo],
      [desk, desk.sam],
    ] as const) {
      await expect(on.as(who, (ctx) => custodyOfCase(ctx, asked))).rejects.toMatchObject({
        code: 'desk.not-found',
      });
    }
    const cursor = Buffer.from('["x"]').toString('base64url');
    await expect(read(desk, theCase.id, cursor)).rejects.toMatchObject({ code: 'cursor.invalid' });
  });
});
