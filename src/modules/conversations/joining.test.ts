import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase, proposeDone } from './commands/finish.ts';
import { joinCases } from './commands/join-cases.ts';
import { dismiss } from './commands/leave-desk.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

describe('joining', () => {
  it('closes the second case without an outcome and leads its contacts to the first', async () => {
    const address = 'twice@customers.example';
    const first = await aCase(desk, { address });
    const second = await aCase(desk, { address });
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: second.id, to: first.id }));
    expect(await view(second.id)).toMatchObject({
      state: 'joined',
      outcome: null,
      joinedTo: { id: first.id },
    });
    await desk.asDesk((ctx) =>
      receiveContact(ctx, {
        caseId: second.id,
        customerId: second.customerId,
        channel: 'mail',
        text: 'More.',
        files: [],
      }),
    );
    expect((await view(first.id)).entries.at(-1)).toMatchObject({ kind: 'contact', text: 'More.' });
  });

  it('with one that has ended opens that again, with whoever inherited it where its owner has left', async () => {
    const other = await aDesk(test);
    const [first, second] = [await aCase(other), await aCase(other)];
    await other.as(other.leo, (ctx) => endCase(ctx, { case: first.id, outcome: 'gave up' }));
    await other.as(other.leo, (ctx) => dismiss(ctx, { desk: other.slug, person: first.ownerId }));
    await other.as(other.leo, (ctx) => joinCases(ctx, { case: second.id, to: first.id }));
    const heir = first.ownerId === other.priya.id ? other.leo : other.priya;
    expect(await other.as(other.leo, (ctx) => caseView(ctx, { case: first.id }))).toMatchObject({
      state: 'open',
      outcome: null,
      owner: { id: heir.id },
    });
  });

  it('opens one that was said to be done, and its owner is warned before the same next word', async () => {
    const address = 'done@customers.example';
    const [first, second] = [await aCase(desk, { address }), await aCase(desk, { address })];
    const nextWordBy = Temporal.Instant.from(second.due)
      .add({ hours: 10 * 24 })
      .toString();
    await desk.as(desk.dana, async (ctx) => {
      await proposeDone(ctx, { case: first.id, text: 'It works now.' });
      await say(ctx, { case: second.id, text: 'It comes.', audience: 'customer', nextWordBy });
    });
    const { due } = await view(first.id);
    await desk.as(desk.dana, (ctx) => joinCases(ctx, { case: second.id, to: first.id }));
    expect(await view(first.id)).toMatchObject({ state: 'open', due });
    const { rows } = await test.sql('select wake_at < due as warned from cases where id = $1', [first.id]);
    expect(rows).toEqual([{ warned: true }]);
  });

  it('refuses cases of two customers', async () => {
    const [one, other] = [
      await aCase(desk, { address: 'one@customers.example' }),
      await aCase(desk, { address: 'other@customers.example' }),
    ];
    await expect(
      desk.as(desk.dana, (ctx) => joinCases(ctx, { case: one.id, to: other.id })),
    ).rejects.toMatchObject({ code: 'join.other-customer' });
  });
});
