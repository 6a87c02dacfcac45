import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { caseView, say } from '../conversations/index.ts';
import { answerBack, receiveWord } from './commands/customers-word.ts';
import { askBack, openWord, shareWord, thankForWord } from './commands/own-notes.ts';
import { coachingNotes } from './queries/notes.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

async function helped() {
  const theCase = await aCase(desk, { address: `${randomUUID()}@customers.example` });
  await desk.as(desk.dana, (ctx) =>
    say(ctx, { case: theCase.id, audience: 'customer', text: 'Press it in.' }),
  );
  return theCase;
}
async function aWord(text = 'You listened. Keep doing that.') {
  const { id: caseId, customerId } = await helped();
  const word = { caseId, customerId, kind: 'encouragement' as const, toId: desk.dana.id, text };
  const { entryId: id } = await desk.asDesk((ctx) => receiveWord(ctx, word));
  return { id, caseId, customerId };
}
const seenBy = (who: Desk['dana']) =>
  desk.as(who, async (ctx) => (await coachingNotes(ctx)).items.map(({ id }) => id));
const noteOf = async (id: string, who = desk.dana) =>
  desk.as(who, async (ctx) => (await coachingNotes(ctx)).items.find((one) => one.id === id));
const mailsTo = async ({ mail }: Desk['dana']) =>
  (
    await test.sql(
      `select w.text from outbox o join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
       where o.kind = 'staff' and w.recipient = $1`,
      [mail],
    )
  ).rows.map(({ text }) => text as string);

describe('a word for the person who helped', () => {
  it('reaches that person, and neither their lead, nor a colleague, nor the client', async () => {
    const { id, caseId } = await aWord();
    expect(await noteOf(id)).toMatchObject({
      ...{ caseId, kind: 'encouragement', text: 'You listened. Keep doing that.', held: null },
      ...{ customer: 'Bill Navarro', to: { name: 'Dana Okafor' }, shared: false, thankedAt: null },
    });
    for (const other of [desk.priya, desk.tom, desk.leo]) expect(await seenBy(other)).not.toContain(id);
  });

  it('is told by a mail that holds no word of it, and moves neither the line nor the clock', async () => {
    const { id: caseId, customerId } = await helped();
    const lineOf = () =>
      desk.as(desk.dana, async (ctx) => {
        const { entries, due, version } = await caseView(ctx, { case: caseId });
        return { entries, due, version };
      });
    const before = await lineOf();
    const mails = (await mailsTo(desk.dana)).length;
    const word = { caseId, customerId, kind: 'advice' as const, toId: desk.dana.id, text: 'Speak slowly.' };
    await desk.asDesk((ctx) => receiveWord(ctx, word));
    expect(await lineOf()).toEqual(before);
    const told = await mailsTo(desk.dana);
    expect(told).toHaveLength(mails + 1);
    expect(told.join()).not.toContain('Speak slowly');
  });

  it('goes to nobody who did not help', async () => {
    const { id: caseId, customerId } = await helped();
    const owner = await desk.as(desk.dana, async (ctx) => (await caseView(ctx, { case: caseId })).owner.id);
    const nobody = [desk.leo, desk.tom, desk.priya].find(({ id }) => id !== owner) ?? desk.leo;
    const word = { caseId, customerId, kind: 'advice' as const, toId: nobody.id, text: 'x' };
    await expect(desk.asDesk((ctx) => receiveWord(ctx, word))).rejects.toMatchObject({ code: 'word.nobody' });
  });

  it('is thanked once, and asked back about once, which its customer answers', async () => {
    const { id, ...of } = await aWord();
    await expect(
      desk.asDesk((ctx) => answerBack(ctx, { ...of, noteId: id, text: 'x' })),
    ).rejects.toMatchObject({
      code: 'word.not-asked',
    });
    await desk.as(desk.dana, (ctx) => thankForWord(ctx, { note: id }));
    await expect(desk.as(desk.dana, (ctx) => thankForWord(ctx, { note: id }))).rejects.toMatchObject({
      code: 'word.said',
    });
    await desk.as(desk.dana, (ctx) => askBack(ctx, { note: id, text: 'Which part helped?' }));
    const other = { ...of, customerId: randomUUID() };
    await expect(
      desk.asDesk((ctx) => answerBack(ctx, { ...other, noteId: id, text: 'x' })),
    ).rejects.toMatchObject({ code: 'word.not-asked' });
    await desk.asDesk((ctx) => answerBack(ctx, { ...of, noteId: id, text: 'The photo.' }));
    expect(await noteOf(id)).toMatchObject({
      ...{ thankedAt: expect.any(String), question: 'Which part helped?', answer: 'The photo.' },
    });
  });

  it('is read by others while its person shares it, and nobody else may answer or share it', async () => {
    const { id } = await aWord();
    const share = (shared: boolean, who = desk.dana) =>
      desk.as(who, (ctx) => shareWord(ctx, { note: id, shared }));
    await share(true);
    for (const other of [desk.priya, desk.leo]) expect(await seenBy(other)).toContain(id);
    await expect(share(false, desk.priya)).rejects.toMatchObject({ code: 'word.not-found' });
    await expect(desk.as(desk.priya, (ctx) => thankForWord(ctx, { note: id }))).rejects.toMatchObject({
      code: 'word.not-found',
    });
    await share(false);
    expect(await seenBy(desk.priya)).not.toContain(id);
  });
});

describe('what comes after a word was shared', () => {
  it('is its person’s alone until they share it again', async () => {
    const { id, caseId, customerId } = await aWord();
    const share = () => desk.as(desk.dana, (ctx) => shareWord(ctx, { note: id, shared: true }));
    const readBy = async (who: Desk['dana']) => {
      const { items } = await desk.as(who, coachingNotes);
      const { text, question, answer } = items.find((one) => one.id === id) ?? {};
      return { text, question, answer };
    };
    const first = { text: 'You listened. Keep doing that.', question: null, answer: null };
    await share();
    await desk.as(desk.dana, (ctx) => askBack(ctx, { note: id, text: 'When?' }));
    await desk.asDesk((ctx) => answerBack(ctx, { caseId, customerId, noteId: id, text: 'Only for you' }));
    const all = { ...first, question: 'When?', answer: 'Only for you' };
    expect(await readBy(desk.dana)).toEqual(all);
    for (const other of [desk.priya, desk.leo]) expect(await readBy(other)).toEqual(first);
    await share();
    expect(await readBy(desk.priya)).toEqual(all);
  });
});

describe('a word that is held', () => {
  it('is not kept as an answer: whoever writes it is asked to write it otherwise', async () => {
    const { id, caseId, customerId } = await aWord();
    await desk.as(desk.dana, (ctx) => askBack(ctx, { note: id, text: 'When?' }));
    const answers = (text: string) =>
      desk.asDesk((ctx) => answerBack(ctx, { caseId, customerId, noteId: id, text }));
    await expect(answers('I will kill you')).rejects.toMatchObject({ code: 'word.otherwise' });
    expect(await noteOf(id)).toMatchObject({ answer: null });
    await answers('On Monday.');
    expect(await noteOf(id)).toMatchObject({ answer: 'On Monday.' });
  });

  it('is not delivered, and is read only by whom it is for, once they choose to', async () => {
    const mails = (await mailsTo(desk.dana)).length;
    const { id } = await aWord('You are an idiot.');
    expect(await noteOf(id)).toMatchObject({ held: 'insult', text: null });
    expect(await mailsTo(desk.dana)).toHaveLength(mails);
    await expect(
      desk.as(desk.dana, (ctx) => shareWord(ctx, { note: id, shared: true })),
    ).rejects.toMatchObject({ code: 'word.held' });
    await desk.as(desk.dana, (ctx) => openWord(ctx, { note: id }));
    expect(await noteOf(id)).toMatchObject({ held: null, text: 'You are an idiot.' });
    expect(await seenBy(desk.priya)).not.toContain(id);
  });
});
