import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { customerWrites, tenSecondsLater } from '../../testing/replies.ts';
import { endCase, proposeDone } from './commands/finish.ts';
import { noteCall } from './commands/note-call.ts';
import { sendDrafts } from './commands/send-drafts.ts';
import { sendSoon } from './commands/send-soon.ts';
import { caseView } from './queries/case-view.ts';
import { draftsOfCase } from './queries/drafts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const blank = { stands: null, nextWordBy: null, fileIds: [], seen: 1, tab: randomUUID(), version: 0 };
const kept = async (id: string) => (await desk.as(desk.dana, (ctx) => draftsOfCase(ctx, { case: id }))).items;
const send = (id: string, written: { text: string; tab?: string }) =>
  desk.as(desk.dana, (ctx) => sendSoon(ctx, { case: id, ...blank, ...written }));
const view = (id: string) => desk.as(desk.priya, (ctx) => caseView(ctx, { case: id }));
const said = async (id: string) =>
  (await view(id)).entries.filter(({ kind }) => kind === 'message').map(({ text }) => text);

describe('a reply whose sending breaks off', () => {
  it('lets the next one go, comes again later, and is held after a few tries', async () => {
    const { id } = await aCase(desk);
    const other = await aCase(desk);
    await send(id, { text: 'Broken' });
    await send(other.id, { text: 'Whole' });
    const { rows } = await test.sql('select id from drafts where case_id = $1', [id]);
    await test.sql(`update drafts set file_ids = '{}', next_word_by = 'infinity' where case_id = $1`, [id]);
    const failures: unknown[] = [];
    const sweep = () => desk.asDesk((ctx) => sendDrafts(ctx, (error) => failures.push(error)));
    await test.advance('10 seconds');
    while ((await sweep()) > 0);
    expect(failures).toHaveLength(1);
    expect(await said(other.id)).toEqual(['Whole']);
    const state = async () =>
      (await test.sql('select state, held_for from drafts where id = $1', [rows[0].id])).rows[0];
    expect(await state()).toMatchObject({ state: 'sending' });
    for (let tries = 1; tries < 5; tries++) {
      await test.advance('3 minutes');
      while ((await sweep()) > 0);
    }
    expect(failures).toHaveLength(5);
    expect(await state()).toMatchObject({ state: 'held', held_for: expect.stringMatching(/on our side/) });
    expect(await said(id)).toEqual([]);
  });
});

describe('a reply that waits while its writer says more', () => {
  const call = { direction: 'in', outcome: 'reached', text: 'On the phone' } as const;

  it.each([
    ['that it is done', (ctx: Context, id: string) => proposeDone(ctx, { case: id, text: 'Done' })],
    ['the end', (ctx: Context, id: string) => endCase(ctx, { case: id, outcome: 'met by us' })],
    ['a call', (ctx: Context, id: string) => noteCall(ctx, { case: id, ...call })],
  ])('goes before it, be it %s', async (_what, more) => {
    const { id } = await aCase(desk);
    await send(id, { text: 'First' });
    await send(id, { text: 'Second', tab: randomUUID() });
    await desk.as(desk.dana, (ctx) => more(ctx, id));
    const before = await view(id);
    expect(await said(id)).toEqual(['First', 'Second']);
    await tenSecondsLater(test, desk);
    expect(await view(id)).toMatchObject({ state: before.state, due: before.due, stands: before.stands });
    const line = before.entries.map(({ kind }) => kind);
    expect(line.lastIndexOf('message')).toBeLessThan(line.length - 1);
  });

  it('is held where it crosses what they have seen since', async () => {
    const theCase = await aCase(desk);
    await send(theCase.id, { text: 'First' });
    await customerWrites(desk, theCase);
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: theCase.id, text: 'Done', seen: 2 }));
    expect(await kept(theCase.id)).toMatchObject([{ text: 'First', state: 'held' }]);
    await tenSecondsLater(test, desk);
    expect(await view(theCase.id)).toMatchObject({ state: 'done' });
  });

  it('of somebody else waits on', async () => {
    const { id } = await aCase(desk);
    await send(id, { text: 'Mine' });
    await desk.as(desk.leo, (ctx) => proposeDone(ctx, { case: id, text: 'Done' }));
    await tenSecondsLater(test, desk);
    expect(await kept(id)).toMatchObject([{ text: 'Mine', state: 'held' }]);
    expect(await view(id)).toMatchObject({ state: 'done' });
  });
});
