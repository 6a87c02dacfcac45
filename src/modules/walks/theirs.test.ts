import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { openCase } from '../cases/commands/open-case.ts';
import { beginCase } from '../conversations/commands/begin-case.ts';
import { decideStranger } from '../conversations/commands/decide-stranger.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { say } from '../conversations/commands/say.ts';
import { splitCase } from '../conversations/commands/split-case.ts';
import { drawWalk } from './commands/draw-walk.ts';
import { sayOfWalk } from './commands/say-of-walk.ts';
import { walksApi } from './contract.ts';
import { walk } from './queries/walk.ts';
import { walkCase } from './queries/walk-case.ts';
import { tables } from './tables.ts';

const test = testDatabase();
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(test);
  await test.moveTo(1, '09:00');
});

type Case = Awaited<ReturnType<typeof aCase>>;
const address = 'bill@customers.example';
const ends = ({ id }: { id: string }) =>
  desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
const comes = ({ id, customerId }: Case, text: string, writtenAt?: Instant) =>
  desk.asDesk((ctx) =>
    receiveContact(ctx, {
      ...{ caseId: id, customerId, channel: 'mail', text, files: [] },
      ...(writtenAt && { writtenAt }),
    }),
  );
const alsoOf = ({ customerId }: Case) =>
  desk.asDesk((ctx) =>
    openCase(ctx, {
      ...{ deskId: desk.id, subject: 'Still no sound', need: 'It hums, too.', channel: 'mail' },
      customer: { id: customerId, language: 'en' },
    }),
  );
/** Somebody writes it on the help pages, with the address of Bill. */
async function asksForHelp(text: string) {
  const { id } = await desk.asDesk((ctx) => beginCase(ctx, { name: 'Bill', address, text }));
  const { rows } = await test.sql(
    `select id from entries where case_id = $1 and kind = 'contact' order by recorded_at, id limit 1`,
    [id],
  );
  return { id, entryId: String(rows[0].id) };
}
const decides = (entry: string, isTheirs: boolean) =>
  desk.as(desk.dana, (ctx) => decideStranger(ctx, { entry, admit: isTheirs }));

async function drawn() {
  await test.moveTo(1, '08:00');
  const { id } = await desk.as(desk.dana, (ctx) => drawWalk(ctx, { desk: desk.slug }));
  return (await desk.as(desk.dana, (ctx) => walk(ctx, { walk: id }))).items;
}
const read = (id: string) => desk.as(desk.leo, (ctx) => walkCase(ctx, { walkCase: id }));
async function walked({ id }: { id: string }) {
  return read((await drawn()).find(({ caseId }) => caseId === id)?.id ?? '');
}

describe('a case as its customer lived it', () => {
  it('opens each of the cases whose words stand there', async () => {
    const one = await aCase(desk);
    const other = await alsoOf(one);
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: other.id, to: one.id }));
    const view = await walked(one);
    expect(view.caseIds.toSorted()).toEqual([one.id, other.id].toSorted());
    expect(walksApi.walkCase.reveals(view)).toEqual(
      view.caseIds.map((caseId) => ({ deskId: desk.id, caseId, as: 'opened' })),
    );
  });

  it('stands in the order in which it was written', async () => {
    const one = await aCase(desk);
    await test.advance('1 day');
    const asked = (await test.now()).toString({ smallestUnit: 'millisecond' });
    await test.advance('1 day');
    await desk.as(desk.dana, (ctx) => say(ctx, { case: one.id, text: 'We look.', audience: 'customer' }));
    await test.advance('1 hour');
    await comes(one, 'Where are you?', asked);
    const { steps } = await walked(one);
    expect(steps.map(({ text }) => text)).toEqual([
      ...['I followed the sheet to the letter.', 'Where are you?', 'We look.'],
    ]);
    expect(steps.map(({ wait }) => wait?.days ?? 0)).toEqual([0, 1, 1]);
  });

  it('says nothing of what was split off, and shows it in the case that it became', async () => {
    const one = await aCase(desk);
    const { entryId } = await comes(one, 'And have you a cable?');
    await test.advance('1 day');
    const off = await desk.as(desk.dana, (ctx) => splitCase(ctx, { entry: entryId, subject: 'A cable' }));
    await test.advance('1 day');
    await desk.as(desk.dana, (ctx) => say(ctx, { case: one.id, text: 'We look.', audience: 'customer' }));
    await ends(off);
    const items = await drawn();
    const idOf = (id: string) => items.find(({ caseId }) => caseId === id)?.id ?? '';
    const { steps } = await read(idOf(one.id));
    expect(steps.map(({ kind, text }) => [kind, text])).toEqual([
      ['contact', 'I followed the sheet to the letter.'],
      ['contact', 'And have you a cable?'],
      ['message', 'We look.'],
    ]);
    expect(steps[2]?.wait).toMatchObject({ days: 2, asked: true });
    expect((await read(idOf(off.id))).steps[0]).toMatchObject({
      kind: 'contact',
      text: 'And have you a cable?',
    });
  });
});

describe('what came by the help pages with the address of a customer', () => {
  it('is theirs once it is admitted', async () => {
    await aCase(desk);
    const asked = await asksForHelp('It still hums.');
    await decides(asked.entryId, true);
    const { steps } = await walked(asked);
    expect(steps[0]).toMatchObject({
      text: 'It still hums.',
      by: { kind: 'customer', name: 'Bill Navarro' },
    });
  });

  it('is no case of theirs while it is not, though it ended', async () => {
    const one = await aCase(desk);
    await ends(one);
    await test.advance('1 hour');
    const [refused, held] = [await asksForHelp('Refund me.'), await asksForHelp('Refund me soon.')];
    await decides(refused.entryId, false);
    for (const asked of [refused, held]) await ends(asked);
    const items = await drawn();
    expect(items.map(({ caseId }) => caseId)).toEqual([one.id]);
    expect((await read(items[0]?.id ?? '')).elsewhereAt).toBeNull();
    await decides(held.entryId, true);
    expect((await read(items[0]?.id ?? '')).elsewhereAt).not.toBeNull();
  });

  it('is not what somebody else wrote by mail, admitted or not', async () => {
    const one = await aCase(desk);
    const { entryId } = await comes(one, 'I am his landlord.');
    await test.sql(
      `set session_replication_role = replica; update entries set from_stranger = true where id = '${entryId}';
       insert into strangers (desk_id, entry_id, address, state, decided_by_id, decided_at)
         values ('${desk.id}', '${entryId}', 'landlord@customers.example', 'admitted', '${desk.dana.id}', app.now());
       set session_replication_role = origin`,
    );
    const { steps } = await walked(one);
    expect(steps.at(-1)).toMatchObject({ text: 'I am his landlord.', by: { kind: 'other' } });
  });
});

describe('what is written of a walk', () => {
  it('goes where the law has it erased, which nobody on the desk can do', async () => {
    const one = await aCase(desk);
    const { id } = await walked(one);
    for (const words of ['Bill is hard of hearing.', 'Nobody rang.'])
      await desk.as(desk.leo, (ctx) => sayOfWalk(ctx, { walkCase: id, kind: 'found', words }));
    const deleted = desk.as(desk.leo, (ctx) => tables(ctx).deleteFrom('walkWords').execute());
    await expect(deleted).rejects.toMatchObject({ code: 'not-permitted' });
    await test.sql(`delete from walk_words where words like 'Bill%'`);
    expect((await read(id)).words.map(({ words }) => words)).toEqual(['Nobody rang.']);
    await expect(test.sql('truncate walk_words')).rejects.toThrow('is append-only');
  });
});

it('is drawn by two indexes, however much is written on the desk', async () => {
  const one = await aCase(desk);
  await ends(one);
  await test.moveTo(1, '08:00');
  await test.sql(
    `set session_replication_role = replica;
     insert into entries select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'kind', 'message'))).*
       from entries e, generate_series(1, 3000) where e.case_id = '${one.id}' and e.kind = 'ended';
     set session_replication_role = origin; analyze entries`,
  );
  const plans: string[] = [];
  const client = new pg.Client(test.admin);
  client.on('notice', ({ message }) => plans.push(message ?? ''));
  await client.connect();
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0;
      set auto_explain.log_nested_statements = on; set client_min_messages = log`);
    await client.query(
      `insert into walks (desk_id, id, week, made_by_id) select $1, gen_random_uuid(),
        (date_trunc('week', app.now() at time zone 'Europe/London') - interval '7 days')::date, $2`,
      [desk.id, desk.dana.id],
    );
  } finally {
    await client.end();
  }
  const plan = plans.find((text) => text.includes('insert into walk_cases')) ?? '';
  expect(plan).toContain('over_by_time');
  expect(plan).toContain('contacts_by_time');
  expect(plan).not.toContain('Seq Scan on entries');
});
