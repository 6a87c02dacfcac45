import { type RawBuilder, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';

const test = testDatabase();

type Case = Awaited<ReturnType<typeof aCase>>;
type Entry = { kind?: string; audience?: string; author?: string };

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const someone = () => aCase(desk, { name: 'Bill Navarro', address: `${uuid()}@customers.example` });

/** Runs SQL as the server does for somebody of the desk, past every command. */
const asOwner = <T>(theCase: Case, work: (ctx: Context) => Promise<T>) =>
  desk.as(personOf(theCase.ownerId), work);

function personOf(id: string) {
  const person = [desk.leo, desk.priya, desk.dana, desk.tom].find((one) => one.id === id);
  if (!person) throw new Error('the owner is somebody of the desk');
  return person;
}

const other = (theCase: Case) => (theCase.ownerId === desk.dana.id ? desk.tom : desk.dana);

async function entry(
  ctx: Context,
  theCase: Case,
  { kind = 'message', audience = 'customer', author }: Entry = {},
) {
  const id = uuid();
  await sql`insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, organization_id)
    values (${desk.id}, ${id}, ${theCase.id}, ${kind}, ${audience}, 'person', ${author ?? ctx.actor.id},
      ${ctx.actor.organizationId})`.execute(ctx.db);
  return id;
}

/** Changes the case together with an entry, as a command would. */
async function explained(ctx: Context, theCase: Case, set: RawBuilder<unknown>, said: Entry = {}) {
  const id = await entry(ctx, theCase, said);
  await sql`update cases set ${set}, last_entry_id = ${id}, version = version + 1
    where desk_id = ${desk.id} and id = ${theCase.id}`.execute(ctx.db);
}

describe('an open case', () => {
  it('takes a change that a word to the customer explains', async () => {
    const theCase = await someone();
    await asOwner(theCase, (ctx) => explained(ctx, theCase, sql`due = app.now() + interval '13 days'`));
  });

  it('keeps its owner and its due', async () => {
    const theCase = await someone();
    await expect(asOwner(theCase, (ctx) => explained(ctx, theCase, sql`owner_id = null`))).rejects.toThrow();
    await expect(asOwner(theCase, (ctx) => explained(ctx, theCase, sql`due = null`))).rejects.toThrow();
  });

  it('has its due at most fourteen days ahead', async () => {
    const theCase = await someone();
    const tooLate = sql`due = app.now() + interval '15 days'`;
    await expect(asOwner(theCase, (ctx) => explained(ctx, theCase, tooLate))).rejects.toThrow();
  });

  it('has its due moved later only by telling the customer', async () => {
    const theCase = await someone();
    const later = sql`due = due + interval '2 days'`;
    const note = asOwner(theCase, (ctx) => explained(ctx, theCase, later, { audience: 'companies' }));
    await expect(note).rejects.toMatchObject({ kind: 'conflict' });
    const receipt = desk.asDesk(async (ctx) => {
      const id = uuid();
      await sql`insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id)
        values (${desk.id}, ${id}, ${theCase.id}, 'receipt', 'customer', 'desk-system', ${desk.id})`.execute(
        ctx.db,
      );
      await sql`update cases set due = due + interval '2 days', last_entry_id = ${id}, version = version + 1
        where desk_id = ${desk.id} and id = ${theCase.id}`.execute(ctx.db);
    });
    await expect(receipt).rejects.toMatchObject({ kind: 'conflict' });
    const inTheirName = asOwner(theCase, async (ctx) => {
      const id = uuid();
      await sql`insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, scribe_id, organization_id)
        values (${desk.id}, ${id}, ${theCase.id}, 'rhythm chosen', 'customer', 'customer', ${theCase.customerId},
          ${ctx.actor.id}, ${ctx.actor.organizationId})`.execute(ctx.db);
      await sql`update cases set due = due + interval '2 days', last_entry_id = ${id}, version = version + 1
        where desk_id = ${desk.id} and id = ${theCase.id}`.execute(ctx.db);
    });
    await expect(inTheirName).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('changes its state only with an entry', async () => {
    const theCase = await someone();
    const silent = asOwner(theCase, (ctx) =>
      sql`update cases set state = 'done', version = version + 1 where desk_id = ${desk.id} and id = ${theCase.id}`.execute(
        ctx.db,
      ),
    );
    await expect(silent).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('has no outcome, and does not end without one', async () => {
    const theCase = await someone();
    const early = sql`outcome = 'met by us'`;
    await expect(asOwner(theCase, (ctx) => explained(ctx, theCase, early))).rejects.toThrow();
    const bare = sql`state = 'ended', due = null, due_set_at = null, wake_at = null, ended_at = app.now()`;
    await expect(asOwner(theCase, (ctx) => explained(ctx, theCase, bare))).rejects.toThrow();
  });

  it('ends, and is called done, only by an entry that says so to the customer', async () => {
    const ended = sql`state = 'ended', outcome = 'left', due = null, due_set_at = null, wake_at = null, ended_at = app.now()`;
    for (const [set, said] of [
      [ended, { kind: 'note', audience: 'company' }],
      [ended, { kind: 'ended', audience: 'companies' }],
      [ended, { kind: 'message' }],
      [sql`state = 'done'`, { kind: 'message' }],
    ] as const) {
      const theCase = await someone();
      const changed = asOwner(theCase, (ctx) => explained(ctx, theCase, set, said));
      await expect(changed).rejects.toMatchObject({ kind: 'conflict' });
    }
    const theCase = await someone();
    await asOwner(theCase, (ctx) => explained(ctx, theCase, ended, { kind: 'ended' }));
  });

  it('belongs to a customer of its own desk', async () => {
    const theCase = await someone();
    const elsewhere = await aDesk(test);
    const stranger = await aCase(elsewhere);
    const foreign = asOwner(theCase, async (ctx) => {
      const id = uuid();
      const first = await entry(ctx, { ...theCase, id });
      await sql`insert into cases (desk_id, id, reference, customer_id, owner_id, due, due_set_at, last_entry_id)
        values (${desk.id}, ${id}, '22222222', ${stranger.customerId}, ${theCase.ownerId},
          app.now() + interval '1 day', app.now(), ${first})`.execute(ctx.db);
    });
    await expect(foreign).rejects.toMatchObject({ code: '23503' });
  });
});

describe('the owner of a case', () => {
  it('changes by no entry that only says so', async () => {
    const theCase = await someone();
    const to = other(theCase);
    for (const kind of ['message', 'hand-off accepted', 'owner left']) {
      const taken = desk.as(to, (ctx) => explained(ctx, theCase, sql`owner_id = ${to.id}`, { kind }));
      await expect(taken).rejects.toMatchObject({ kind: 'conflict' });
    }
  });

  it('changes where it has left only by an entry that the customer reads', async () => {
    const theCase = await someone();
    const to = other(theCase);
    const left = (audience: string) =>
      desk.as(desk.leo, async (ctx) => {
        await sql`update roster set ended_at = app.now() where desk_id = ${desk.id} and person_id = ${theCase.ownerId}`.execute(
          ctx.db,
        );
        await explained(ctx, theCase, sql`owner_id = ${to.id}`, { kind: 'owner left', audience });
        throw new Error('it is not kept');
      });
    await expect(left('companies')).rejects.toMatchObject({ kind: 'conflict' });
    await expect(left('customer')).rejects.toThrow('it is not kept');
  });

  it('changes by a hand-off that nobody but its receiver accepts', async () => {
    const theCase = await someone();
    const to = other(theCase);
    const id = uuid();
    const offer = (ctx: Context, state: string) =>
      sql`insert into hand_offs (desk_id, id, case_id, from_id, to_id, state, needs_read_back, answered_at)
        values (${desk.id}, ${id}, ${theCase.id}, ${theCase.ownerId}, ${to.id}, ${state}, false,
          case when ${state} = 'offered' then null else app.now() end)`.execute(ctx.db);
    const change = (ctx: Context, set: RawBuilder<unknown>) =>
      sql`update hand_offs set ${set} where desk_id = ${desk.id} and id = ${id}`.execute(ctx.db);
    const accept = (ctx: Context) => change(ctx, sql`accepted_at = app.now()`);
    const take = (ctx: Context) => change(ctx, sql`state = 'accepted', answered_at = app.now()`);
    await expect(desk.as(to, (ctx) => offer(ctx, 'accepted'))).rejects.toMatchObject({ kind: 'forbidden' });
    await asOwner(theCase, (ctx) => offer(ctx, 'offered'));
    await expect(asOwner(theCase, accept)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(desk.as(to, accept)).rejects.toMatchObject({ kind: 'conflict' });
    await desk.as(to, (ctx) => change(ctx, sql`told_at = app.now()`));
    await expect(desk.as(to, take)).rejects.toMatchObject({ kind: 'conflict' });
    await desk.as(to, accept);
    await expect(desk.as(to, take)).rejects.toMatchObject({ kind: 'conflict' });
    await test.advance('3 hours');
    await desk.as(to, async (ctx) => {
      await take(ctx);
      await explained(ctx, theCase, sql`owner_id = ${to.id}`, { kind: 'hand-off accepted' });
    });
  });

  it('stands on the roster, and does not leave it with an open case', async () => {
    const theCase = await someone();
    const leave = desk.as(desk.leo, (ctx) =>
      sql`update roster set ended_at = app.now() where desk_id = ${desk.id} and person_id = ${theCase.ownerId}`.execute(
        ctx.db,
      ),
    );
    await expect(leave).rejects.toMatchObject({ kind: 'conflict' });
    const outsider = asOwner(theCase, (ctx) => explained(ctx, theCase, sql`owner_id = ${desk.sam.id}`));
    await expect(outsider).rejects.toThrow();
  });
});

describe('an entry', () => {
  it('is never changed and never deleted', async () => {
    const theCase = await someone();
    for (const change of [sql`update entries set kind = 'note'`, sql`delete from entries`])
      await expect(asOwner(theCase, (ctx) => change.execute(ctx.db))).rejects.toMatchObject({
        kind: 'forbidden',
      });
  });

  it("is written in one's own name", async () => {
    const theCase = await someone();
    const forged = asOwner(theCase, (ctx) => entry(ctx, theCase, { author: other(theCase).id }));
    await expect(forged).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is recorded when it is written, whatever it says', async () => {
    const theCase = await someone();
    const isNow = await asOwner(theCase, async (ctx) => {
      const { rows } = await sql<{ now: boolean }>`
        insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, organization_id, recorded_at)
        values (${desk.id}, ${uuid()}, ${theCase.id}, 'note', 'companies', 'person', ${ctx.actor.id},
          ${ctx.actor.organizationId}, '2020-01-01') returning recorded_at = app.now() as now`.execute(
        ctx.db,
      );
      return rows[0]?.now;
    });
    expect(isNow).toBe(true);
  });
});
