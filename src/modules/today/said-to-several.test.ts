import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from '../conversations/commands/finish.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { sendDrafts } from '../conversations/commands/send-drafts.ts';
import { sendSoon } from '../conversations/commands/send-soon.ts';
import { admit } from '../desks/commands/admit.ts';
import { sayToSeveral } from './commands/say-to-several.ts';
import { undo } from './commands/undo.ts';
import { bulkAction } from './queries/bulk-action.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const aNeed = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const write = (cases: string[], seen: Record<string, number> = {}) =>
  desk.as(desk.dana, (ctx) =>
    sayToSeveral(ctx, { cases, text: 'The part is a week late. We are sorry.', nextWordBy: null, seen }),
  );
const outcome = (action: string) => desk.as(desk.dana, (ctx) => bulkAction(ctx, { action }));
const back = (action: string) => desk.as(desk.dana, (ctx) => undo(ctx, { action }));

/** The ten seconds are over, and what waited is sent. */
async function sendAll() {
  await test.advance('11 seconds');
  const failed = (error: unknown) => {
    throw error;
  };
  while ((await desk.asDesk((ctx) => sendDrafts(ctx, failed))) > 0);
}

const saidOn = async (cases: string[]) => {
  const { rows } = await test.sql(
    `select e.case_id, w.text from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
     where e.case_id = any ($1) and e.kind = 'message' order by array_position($1, e.case_id)`,
    [cases],
  );
  return rows.map(({ case_id, text }) => [case_id, text]);
};
const waitingOn = async (cases: string[]) =>
  (await test.sql('select id from drafts where case_id = any ($1)', [cases])).rowCount;

describe('the same words to several customers', () => {
  it('go to each after ten seconds, with a next word of their own', async () => {
    const ids = [(await aNeed()).id, (await aNeed()).id];
    const { id } = await write(ids);
    expect(await outcome(id)).toMatchObject({ kind: 'say', count: 2, failed: [] });
    expect(await saidOn(ids)).toEqual([]);
    await sendAll();
    expect(await saidOn(ids)).toEqual(ids.map((one) => [one, 'The part is a week late. We are sorry.']));
    const { rows } = await test.sql(
      `select count(*)::int as letters from outbox where case_id = any ($1) and kind = 'message'`,
      [ids],
    );
    expect(rows).toEqual([{ letters: 2 }]);
    expect(await waitingOn(ids)).toBe(0);
  });

  it('are taken back in one, and none is left behind as a draft', async () => {
    const ids = [(await aNeed()).id, (await aNeed()).id];
    const { id } = await write(ids);
    await back(id);
    expect(await waitingOn(ids)).toBe(0);
    await sendAll();
    expect(await saidOn(ids)).toEqual([]);
    expect(await outcome(id)).toMatchObject({ undone: true, count: 2, failed: [] });
  });

  it('that were sent already are said by name to stay', async () => {
    const { id: caseId } = await aNeed();
    const { id } = await write([caseId]);
    await sendAll();
    await back(id);
    expect(await outcome(id)).toMatchObject({
      undone: true,
      count: 0,
      failed: [{ caseId, sentence: 'It was sent already.' }],
    });
  });

  it('do not go where it is over, where something new came in or where a reply was begun', async () => {
    const [fine, over, changed, begun] = [await aNeed(), await aNeed(), await aNeed(), await aNeed()];
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: over.id, outcome: 'left' }));
    const { rows } = await test.sql('select version from cases where id = $1', [changed.id]);
    const { customerId } = changed;
    await desk.asDesk((ctx) =>
      receiveContact(ctx, {
        ...{ caseId: changed.id, customerId, channel: 'page', text: 'It came.', files: [] },
      }),
    );
    const own = { text: 'Dear Bill', stands: null, nextWordBy: null, fileIds: [], seen: 100 };
    await desk.as(desk.dana, (ctx) =>
      sendSoon(ctx, { case: begun.id, ...own, tab: randomUUID(), version: 0 }),
    );
    const { id } = await write([fine.id, over.id, changed.id, begun.id], { [changed.id]: rows[0].version });
    const { count, failed } = await outcome(id);
    expect(count).toBe(1);
    expect(new Map(failed.map(({ caseId, sentence }) => [caseId, sentence]))).toEqual(
      new Map([
        [over.id, 'This case has ended. Reopen it first, then write.'],
        [changed.id, 'Something new came in meanwhile: look at it first.'],
        [begun.id, 'You have begun a reply there. Send or empty that first.'],
      ]),
    );
    await back(id);
    expect(await waitingOn([fine.id, begun.id])).toBe(1);
  });

  it('are held for whoever wrote them where the customer writes within the ten seconds', async () => {
    const { id: caseId, customerId } = await aNeed();
    await write([caseId]);
    await desk.asDesk((ctx) =>
      receiveContact(ctx, { caseId, customerId, channel: 'page', text: 'It came.', files: [] }),
    );
    await sendAll();
    expect(await saidOn([caseId])).toEqual([]);
    const { rows } = await test.sql('select state from drafts where case_id = $1', [caseId]);
    expect(rows).toEqual([{ state: 'held' }]);
  });

  it('are nobody’s to write who speaks to no customers there, or does not see the case', async () => {
    const { id } = await aNeed();
    const said = { cases: [id], text: 'Hello', nextWordBy: null };
    const other = await aDesk(test);
    await expect(other.as(other.dana, (ctx) => sayToSeveral(ctx, said))).rejects.toMatchObject({
      code: 'case.not-found',
    });
    await other.as(other.leo, (ctx) =>
      admit(ctx, {
        ...{ desk: other.slug, personId: other.tom.id, engagementId: other.engagements.provider },
        role: 'expert',
      }),
    );
    const theirs = await aCase(other);
    await expect(
      other.as(other.tom, (ctx) => sayToSeveral(ctx, { ...said, cases: [theirs.id] })),
    ).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });
});
