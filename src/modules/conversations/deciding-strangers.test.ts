import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { decideStranger } from './commands/decide-stranger.ts';
import { endCase } from './commands/finish.ts';
import { joinCases } from './commands/join-cases.ts';
import { dismiss } from './commands/leave-desk.ts';
import { caseView } from './queries/case-view.ts';
import { tables } from './tables.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string, on = desk) => on.as(on.leo, (ctx) => caseView(ctx, { case: id }));
const end = (id: string, on = desk) =>
  on.as(on.leo, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
const decide = (entry: string, admit = true, on = desk) =>
  on.as(on.leo, (ctx) => decideStranger(ctx, { entry, admit }));

const strangerOn = (caseId: string, on = desk) =>
  on.asDesk(async (ctx) => {
    const place = { deskId: on.id, caseId };
    const entryId = await append(ctx, place, {
      kind: 'contact',
      audience: 'customer',
      channel: 'mail',
      fromStranger: true,
      words: { text: 'I am his friend.' },
    });
    const address = `${entryId}@elsewhere.example`;
    await tables(ctx)
      .insertInto('strangers')
      .values({ deskId: on.id, entryId, address, decidedById: null, decidedAt: null })
      .execute();
    return { entryId, address };
  });

describe('admitting a stranger', () => {
  it('opens a case that had ended, with whoever inherited it where its owner has left', async () => {
    const other = await aDesk(test);
    const { id, ownerId } = await aCase(other);
    await end(id, other);
    await other.as(other.leo, (ctx) => dismiss(ctx, { desk: other.slug, person: ownerId }));
    const { entryId, address } = await strangerOn(id, other);
    await decide(entryId, true, other);
    const theCase = await view(id, other);
    const heir = ownerId === other.priya.id ? other.leo : other.priya;
    expect(theCase).toMatchObject({ state: 'open', owner: { id: heir.id }, due: expect.any(String) });
    expect(theCase.customer.contactPoints.map((point) => point.address)).toContain(address);
  });

  it('of a case that was joined since then brings the next word nearer where it goes on', async () => {
    const address = 'twice@customers.example';
    const [first, second] = [await aCase(desk, { address }), await aCase(desk, { address })];
    const { entryId, address: friend } = await strangerOn(second.id);
    await desk.as(desk.leo, (ctx) => joinCases(ctx, { case: second.id, to: first.id }));
    await end(first.id);
    await decide(entryId);
    const theCase = await view(first.id);
    expect(theCase).toMatchObject({ state: 'open', due: expect.any(String) });
    expect(theCase.entries.at(-1)).toMatchObject({ kind: 'sender admitted', data: { entryId } });
    expect(theCase.customer.contactPoints.map((point) => point.address)).toContain(friend);
  });
});

it('keeping a stranger out opens nothing', async () => {
  const { id } = await aCase(desk, { address: 'closed@customers.example' });
  await end(id);
  const { entryId } = await strangerOn(id);
  await decide(entryId, false);
  expect(await view(id)).toMatchObject({ state: 'ended', outcome: 'met by us' });
});
