import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { tenSecondsLater } from '../../testing/replies.ts';
import { admit } from '../desks/commands/admit.ts';
import { acceptHandOff, offerHandOff } from './commands/hand-off.ts';
import { keepDraft } from './commands/keep-draft.ts';
import { keepFile } from './commands/keep-file.ts';
import { dismiss } from './commands/leave-desk.ts';
import { sendHeld, sendSoon, takeBack } from './commands/send-soon.ts';
import { discardDraft, takeUpDraft } from './commands/take-up-draft.ts';
import { caseView } from './queries/case-view.ts';
import { draftsOfCase, myDrafts } from './queries/drafts.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const blank = { stands: null, nextWordBy: null, fileIds: [], seen: 1, tab: randomUUID(), version: 0 };
const drafts = (id: string, who: Desk['dana']) => desk.as(who, (ctx) => draftsOfCase(ctx, { case: id }));
const kept = async (id: string, who: Desk['dana']) => (await drafts(id, who)).items;
const left = async (id: string, who: Desk['dana']) => (await drafts(id, who)).left;
const view = (id: string) => desk.as(desk.priya, (ctx) => caseView(ctx, { case: id }));
const said = async (id: string) =>
  (await view(id)).entries.filter(({ kind }) => kind === 'message').map(({ text }) => text);

describe('a reply that its writer left', () => {
  const takeUp = (draft: string, who: Desk['dana']) =>
    desk.as(who, (ctx) => takeUpDraft(ctx, { draft, seen: 1 }));
  const discard = (draft: string, who: Desk['dana']) => desk.as(who, (ctx) => discardDraft(ctx, { draft }));
  const admitTom = () =>
    desk.as(desk.leo, (ctx) =>
      admit(ctx, {
        desk: desk.slug,
        personId: desk.tom.id,
        engagementId: desk.engagements.provider,
        role: 'agent',
      }),
    );

  async function give(id: string, to: Desk['dana']) {
    if ((await view(id)).owner.id === to.id) return;
    const offer = { case: id, toId: to.id, situation: 'It is yours now.', cannotWait: 'It is urgent.' };
    const { id: handOff } = await desk.as(desk.leo, (ctx) => offerHandOff(ctx, offer));
    await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff }));
  }

  /** Tom sends with a file and leaves before the ten seconds are over; it is Priya's case by then. */
  async function aLeftReply() {
    await admitTom();
    const { id } = await aCase(desk);
    const file = await desk.as(desk.tom, (ctx) =>
      keepFile(
        ctx,
        { deskId: desk.id, entryId: null },
        { name: 'sheet.txt', type: 'text/plain', content: Buffer.from('page two') },
      ),
    );
    const reply = { text: 'On my last day', stands: 'Sheet sent', fileIds: [file] };
    const { id: draft } = await desk.as(desk.tom, (ctx) => sendSoon(ctx, { case: id, ...blank, ...reply }));
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.tom.id }));
    await tenSecondsLater(test, desk);
    await give(id, desk.priya);
    return { id, draft, file };
  }

  it('is found by who leads there and by who owns the case, and by nobody else', async () => {
    const { id, draft } = await aLeftReply();
    const found = [{ id: draft, text: 'On my last day', writer: 'Tom Hughes' }];
    expect(await left(id, desk.priya)).toEqual(found);
    expect(await left(id, desk.leo)).toEqual(found);
    expect(await left(id, desk.dana)).toEqual([]);
    await give(id, desk.dana);
    expect(await left(id, desk.dana)).toEqual(found);
  });

  it('stands in no list of what is my own, and is not sent in my name', async () => {
    const { id, draft } = await aLeftReply();
    expect(await kept(id, desk.priya)).toEqual([]);
    const { items } = await desk.as(desk.priya, myDrafts);
    expect(items.filter(({ caseId }) => caseId === id)).toEqual([]);
    const absent = { code: 'draft.not-found' };
    await expect(desk.as(desk.priya, (ctx) => sendHeld(ctx, { draft, seen: 1 }))).rejects.toMatchObject(
      absent,
    );
    await expect(desk.as(desk.priya, (ctx) => takeBack(ctx, { draft }))).rejects.toMatchObject(absent);
  });

  it('is its writer’s alone while they work here, and again when they are back', async () => {
    const { id, draft } = await aLeftReply();
    await admitTom();
    expect(await left(id, desk.priya)).toEqual([]);
    expect(await kept(id, desk.tom)).toMatchObject([{ id: draft, state: 'held' }]);
    await expect(discard(draft, desk.priya)).rejects.toMatchObject({ code: 'draft.not-found' });
    await expect(discard(draft, desk.tom)).rejects.toMatchObject({ code: 'draft.not-found' });
  });

  it('comes with its file after what I have begun, and is there no more', async () => {
    const { id, draft, file } = await aLeftReply();
    await desk.as(desk.priya, (ctx) =>
      keepDraft(ctx, { case: id, audience: 'customer', ...blank, text: 'Tom said this:' }),
    );
    await takeUp(draft, desk.priya);
    expect(await kept(id, desk.priya)).toMatchObject([
      {
        text: 'Tom said this:\n\nOn my last day',
        stands: 'Sheet sent',
        files: [{ id: file, name: 'sheet.txt' }],
        state: 'writing',
        version: 2,
        tab: null,
      },
    ]);
    expect(await left(id, desk.priya)).toEqual([]);
    await expect(takeUp(draft, desk.leo)).rejects.toMatchObject({ code: 'draft.not-found' });
    const again = { text: 'On my last day', fileIds: [file], version: 2 };
    await desk.as(desk.priya, (ctx) => sendSoon(ctx, { case: id, ...blank, ...again }));
    await tenSecondsLater(test, desk);
    expect(await said(id)).toEqual(['On my last day']);
  });

  it('stays where it is too much for one draft with what I have begun', async () => {
    const { id, draft } = await aLeftReply();
    const text = 'a'.repeat(99_990);
    await desk.as(desk.priya, (ctx) => keepDraft(ctx, { case: id, audience: 'customer', ...blank, text }));
    await expect(takeUp(draft, desk.priya)).rejects.toMatchObject({ code: 'draft.too-much' });
    expect(await left(id, desk.priya)).toMatchObject([{ id: draft }]);
    expect(await kept(id, desk.priya)).toMatchObject([{ text }]);
  });

  it('is my draft where I had begun none', async () => {
    const { id, draft } = await aLeftReply();
    await takeUp(draft, desk.leo);
    expect(await kept(id, desk.leo)).toMatchObject([{ text: 'On my last day', state: 'writing', seen: 1 }]);
  });

  it('brings no file along that its writer did not upload', async () => {
    const { draft, file } = await aLeftReply();
    await test.sql('update files set uploaded_by_id = $1 where id = $2', [desk.dana.id, file]);
    await takeUp(draft, desk.priya);
    const { rows } = await test.sql('select uploaded_by_id as by from files where id = $1', [file]);
    expect(rows).toEqual([{ by: desk.dana.id }]);
  });

  it('goes when it is discarded, by nobody but those who find it', async () => {
    const { id, draft } = await aLeftReply();
    for (const refused of [discard, takeUp])
      await expect(refused(draft, desk.dana)).rejects.toMatchObject({ code: 'draft.not-found' });
    await discard(draft, desk.priya);
    expect(await left(id, desk.leo)).toEqual([]);
    expect((await test.sql('select from drafts where id = $1', [draft])).rowCount).toBe(0);
  });
});
