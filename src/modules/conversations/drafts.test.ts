import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { customerWrites, sendDue, tenSecondsLater } from '../../testing/replies.ts';
import { endCase, proposeDone } from './commands/finish.ts';
import { keepDraft } from './commands/keep-draft.ts';
import { dismiss } from './commands/leave-desk.ts';
import { say } from './commands/say.ts';
import { sendHeld, sendSoon, takeBack } from './commands/send-soon.ts';
import { caseView } from './queries/case-view.ts';
import { draftsOfCase, myDrafts } from './queries/drafts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const tab = randomUUID();
const blank = { stands: null, nextWordBy: null, fileIds: [], seen: 1, tab, version: 0 };
type Written = {
  text: string;
  audience?: 'customer' | 'companies' | 'company';
  stands?: string;
  seen?: number;
  tab?: string;
  version?: number;
};

const keep = (id: string, { audience = 'customer', ...written }: Written, who = desk.dana) =>
  desk.as(who, (ctx) => keepDraft(ctx, { case: id, audience, ...blank, ...written }));
const kept = async (id: string, who = desk.dana) =>
  (await desk.as(who, (ctx) => draftsOfCase(ctx, { case: id }))).items;
const send = (id: string, written: Written, who = desk.dana) =>
  desk.as(who, (ctx) => sendSoon(ctx, { case: id, ...blank, ...written }));
const view = (id: string) => desk.as(desk.priya, (ctx) => caseView(ctx, { case: id }));
const said = async (id: string) =>
  (await view(id)).entries.filter(({ kind }) => kind === 'message').map(({ text }) => text);

describe('a draft', () => {
  it('is there in any window, and for nobody else', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'We are', stands: 'On it' });
    await keep(id, { text: 'For us only', audience: 'company' });
    expect(await kept(id)).toMatchObject([
      { audience: 'customer', text: 'We are', stands: 'On it', state: 'writing', version: 1 },
      { audience: 'company', text: 'For us only' },
    ]);
    expect(await kept(id, desk.tom)).toEqual([]);
    expect(await kept(id, desk.leo)).toEqual([]);
  });

  it('goes when it is emptied', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'We are' });
    expect(await keep(id, { text: '', version: 1 })).toEqual({ version: 0 });
    expect(await kept(id)).toEqual([]);
  });

  it('is not overwritten by another window that has not seen it', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'Here' });
    const elsewhere = { text: 'There', tab: randomUUID() };
    await expect(keep(id, elsewhere)).rejects.toMatchObject({ code: 'draft.changed' });
    await expect(keep(id, { ...elsewhere, text: '' })).rejects.toMatchObject({ code: 'draft.changed' });
    expect(await keep(id, { ...elsewhere, version: 1 })).toEqual({ version: 2 });
    expect(await kept(id)).toMatchObject([{ text: 'There' }]);
  });

  it('is kept by its own window whatever answer was lost', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'One' });
    expect(await keep(id, { text: 'One two' })).toEqual({ version: 2 });
  });

  it('does not come back through what a window kept too late', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'Sent' });
    await send(id, { text: 'Sent', version: 1 });
    await expect(keep(id, { text: 'Sent', version: 1 })).rejects.toMatchObject({ code: 'draft.changed' });
  });

  it('goes with the note that it was', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'Call Leo', audience: 'companies' });
    const draft = { tab, version: 1 };
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Call Leo', audience: 'companies', draft }));
    expect(await kept(id)).toEqual([]);
  });

  it('for a customer is for those who may speak to them', async () => {
    const { id } = await aCase(desk);
    await expect(keep(id, { text: 'Hello' }, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
  });
});

describe('a reply that is sent', () => {
  it('is said once, ten seconds later, and is a draft no more', async () => {
    const { id } = await aCase(desk);
    await keep(id, { text: 'We have it' });
    await send(id, { text: 'We have it', version: 1 });
    expect(await sendDue(desk)).toBe(0);
    expect(await said(id)).toEqual([]);
    await tenSecondsLater(test, desk);
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual(['We have it']);
    expect(await kept(id)).toEqual([]);
    const [message] = (await view(id)).entries.filter(({ kind }) => kind === 'message');
    expect(message).toMatchObject({ author: { id: desk.dana.id }, delivery: 'queued' });
    expect((Date.parse(message?.due ?? '') - Date.parse(message?.at ?? '')) / 3_600_000).toBe(24);
  });

  it('is a draft again when it is taken back, with what was begun meanwhile', async () => {
    const { id } = await aCase(desk);
    const sending = await send(id, { text: 'Too early' });
    await keep(id, { text: 'And another' });
    await desk.as(desk.dana, (ctx) => takeBack(ctx, { draft: sending.id }));
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual([]);
    expect(await kept(id)).toMatchObject([{ text: 'Too early\n\nAnd another', state: 'writing' }]);
  });

  it('is held where it is too much for one draft with what was begun meanwhile', async () => {
    const { id } = await aCase(desk);
    const sending = await send(id, { text: 'a'.repeat(60_000) });
    await keep(id, { text: 'b'.repeat(60_000) });
    const back = () => desk.as(desk.dana, (ctx) => takeBack(ctx, { draft: sending.id }));
    await back();
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual([]);
    expect(await kept(id)).toMatchObject([
      { id: sending.id, state: 'held', heldFor: expect.stringMatching(/too much/) },
      { state: 'writing', text: 'b'.repeat(60_000) },
    ]);
    await keep(id, { text: '', version: 1 });
    await back();
    expect(await kept(id)).toMatchObject([{ id: sending.id, state: 'writing' }]);
  });

  it('cannot be taken back once it is said, nor by anybody else', async () => {
    const { id } = await aCase(desk);
    const sending = await send(id, { text: 'Gone' });
    const back = (who = desk.dana) => desk.as(who, (ctx) => takeBack(ctx, { draft: sending.id }));
    await expect(back(desk.tom)).rejects.toMatchObject({ code: 'draft.not-found' });
    await tenSecondsLater(test, desk);
    await expect(back()).rejects.toMatchObject({ code: 'draft.not-found' });
  });

  it('waits with the reason for a writer who works here no more, and for their company alone', async () => {
    const { id } = await aCase(desk);
    await send(id, { text: 'On my last day' }, desk.tom);
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.tom.id }));
    await tenSecondsLater(test, desk);
    const { rows } = await test.sql('select state, held_for from drafts where case_id = $1', [id]);
    expect(rows).toEqual([{ state: 'held', held_for: 'You do not work on this desk any more.' }]);
    await expect(kept(id, desk.tom)).rejects.toMatchObject({ code: 'case.not-found' });
  });

  it('does not go where nobody would read it', async () => {
    const { id } = await aCase(desk, { address: '+442071234567' });
    await expect(send(id, { text: 'Hello' })).rejects.toMatchObject({ code: 'customer.no-mail' });
  });
});

describe('a reply that crosses another word', () => {
  it('is not sent before its writer has seen it', async () => {
    const theCase = await aCase(desk);
    await customerWrites(desk, theCase);
    await expect(send(theCase.id, { text: 'As you said' })).rejects.toMatchObject({
      code: 'message.crossed',
    });
    await send(theCase.id, { text: 'As you said', seen: 2 });
  });

  it('is held while it waits to be said, and can be sent all the same', async () => {
    const theCase = await aCase(desk);
    const { id } = theCase;
    const sending = await send(id, { text: 'As you said' });
    await customerWrites(desk, theCase);
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual([]);
    expect(await kept(id)).toMatchObject([
      { state: 'held', heldFor: expect.stringMatching(/while you did/) },
    ]);
    const { items } = await desk.as(desk.dana, myDrafts);
    expect(items).toContainEqual(expect.objectContaining({ caseId: id, state: 'held' }));
    const events = await test.sql(`select data from events where name = 'draft.held'`);
    expect(events.rows).toContainEqual({ data: { caseId: id } });

    await desk.as(desk.dana, (ctx) => sendHeld(ctx, { draft: sending.id, seen: 2 }));
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual(['As you said']);
  });

  it('of a colleague counts, and one’s own does not', async () => {
    const { id } = await aCase(desk);
    const { id: sending } = await send(id, { text: 'Mine' });
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Mine before', audience: 'customer' }));
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual(['Mine before', 'Mine']);
    await expect(desk.as(desk.dana, (ctx) => takeBack(ctx, { draft: sending }))).rejects.toThrow();
    await expect(send(id, { text: 'Theirs' }, desk.leo)).rejects.toMatchObject({ code: 'message.crossed' });
  });

  it.each([
    ['that it is done', (ctx: Context, id: string) => proposeDone(ctx, { case: id, text: 'Done', seen: 1 })],
    ['the end', (ctx: Context, id: string) => endCase(ctx, { case: id, outcome: 'met by us', seen: 1 })],
  ])('is not said, be it %s', async (_what, finish) => {
    const theCase = await aCase(desk);
    await customerWrites(desk, theCase);
    await expect(desk.as(desk.dana, (ctx) => finish(ctx, theCase.id))).rejects.toMatchObject({
      code: 'message.crossed',
    });
    expect(await view(theCase.id)).toMatchObject({ state: 'open' });
  });

  it('is said at once through the API unless it says what was seen', async () => {
    const theCase = await aCase(desk);
    await customerWrites(desk, theCase);
    const through = (more: { seen?: number }) =>
      desk.as(desk.dana, (ctx) =>
        say(ctx, { case: theCase.id, text: 'Hello', audience: 'customer', ...more }),
      );
    await expect(through({ seen: 1 })).rejects.toMatchObject({ code: 'message.crossed' });
    await through({});
  });
});
