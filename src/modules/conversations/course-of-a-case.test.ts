import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { learn } from '../customers/commands/learn.ts';
import { chooseRhythm } from './commands/choose-rhythm.ts';
import { customerSays, endCase, proposeDone, reopenCase } from './commands/finish.ts';
import { acceptHandOff, declineHandOff, offerHandOff } from './commands/hand-off.ts';
import { dismiss } from './commands/leave-desk.ts';
import { noteCall } from './commands/note-call.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
import { wakeCases } from './commands/wake-cases.ts';
import { caseView } from './queries/case-view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string, who = desk.dana) => desk.as(who, (ctx) => caseView(ctx, { case: id }));
const hours = (from: string, to: string | null) => (Date.parse(to ?? '') - Date.parse(from)) / 3_600_000;

describe('a hand-off', () => {
  const offer = async (more: Partial<Parameters<typeof offerHandOff>[1]> = {}) => {
    const made = await aCase(desk, { address: `hand-${Math.random()}@customers.example` });
    const [from, to] =
      made.ownerId === desk.dana.id
        ? [desk.dana, desk.tom]
        : [desk.dana, made.ownerId === desk.tom.id ? desk.dana : desk.tom];
    const offered = await desk.as(from, (ctx) =>
      offerHandOff(ctx, {
        case: made.id,
        toId: to.id,
        situation: 'He plays on Saturday.',
        cannotWait: 'It is urgent.',
        ...more,
      }),
    );
    return { ...made, to, handOff: offered.id };
  };

  it('moves the case when it is accepted, tells the customer, and leaves the next word as it was', async () => {
    const { id, to, handOff, due } = await offer();
    expect((await view(id)).owner.id).not.toBe(to.id);
    await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff }));
    const theCase = await view(id);
    expect(theCase).toMatchObject({ owner: { id: to.id }, due, handOff: null });
    expect(theCase.entries.at(-1)).toMatchObject({ kind: 'hand-off accepted', audience: 'customer' });
  });

  it('needs a read-back where something was promised or must not be asked again', async () => {
    const { handOff, to } = await offer({ promised: 'The page comes by Thursday.' });
    await expect(desk.as(to, (ctx) => acceptHandOff(ctx, { handOff }))).rejects.toMatchObject({
      code: 'hand-off.read-back',
    });
    await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff, readBack: 'He gets the page by Thursday.' }));
  });

  it('needs one too when a fact must not be asked again', async () => {
    const made = await aCase(desk, { address: 'cables@customers.example' });
    await desk.as(desk.dana, (ctx) =>
      learn(ctx, {
        desk: desk.slug,
        customer: made.customerId,
        text: 'Cables were checked',
        doNotAskAgain: true,
      }),
    );
    const to = made.ownerId === desk.tom.id ? desk.dana : desk.tom;
    const { id } = await desk.as(desk.priya, (ctx) =>
      offerHandOff(ctx, {
        case: made.id,
        toId: to.id,
        situation: 'Mine no longer.',
        cannotWait: 'It is urgent.',
      }),
    );
    await expect(desk.as(to, (ctx) => acceptHandOff(ctx, { handOff: id }))).rejects.toMatchObject({
      code: 'hand-off.read-back',
    });
  });

  it('is declined with a reason, and the owner stays', async () => {
    const { id, ownerId, handOff, to } = await offer();
    await desk.as(to, (ctx) => declineHandOff(ctx, { handOff, reason: 'I am away from tomorrow.' }));
    expect(await view(id)).toMatchObject({ owner: { id: ownerId }, handOff: null });
  });

  it('is accepted by whom it was offered to and by nobody else, and once', async () => {
    const { handOff, to } = await offer();
    await expect(desk.as(desk.leo, (ctx) => acceptHandOff(ctx, { handOff }))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const both = await Promise.allSettled(
      [1, 2].map(() => desk.as(to, (ctx) => acceptHandOff(ctx, { handOff }))),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the end of a case', () => {
  it('is the customer’s word', async () => {
    const { id, customerId } = await aCase(desk, { address: 'solved@customers.example' });
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It works now.' }));
    expect(await view(id)).toMatchObject({ state: 'done', outcome: null });
    await desk.asDesk((ctx) => customerSays(ctx, { caseId: id, customerId, answer: 'solved' }));
    expect(await view(id)).toMatchObject({ state: 'ended', outcome: 'met by us', due: null });
  });

  it('is unknown after seven quiet days, never met', async () => {
    const { id } = await aCase(desk, { address: 'quiet@customers.example' });
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It works now.' }));
    await test.advance('7 days 1 minute');
    while ((await desk.asDesk(wakeCases)) > 0);
    const theCase = await view(id);
    expect(theCase).toMatchObject({ state: 'ended', outcome: 'unknown' });
    expect(theCase.entries.at(-1)).toMatchObject({
      kind: 'ended',
      audience: 'customer',
      author: { kind: 'desk-system' },
    });
  });

  it('is undone by a no or a new contact, with the last owner', async () => {
    const made = await aCase(desk, { address: 'no@customers.example' });
    const { id, customerId } = made;
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
    await desk.asDesk((ctx) => customerSays(ctx, { caseId: id, customerId, answer: 'not-solved' }));
    expect(await view(id)).toMatchObject({ state: 'open', outcome: null, owner: { id: made.ownerId } });
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
    await desk.asDesk((ctx) =>
      receiveContact(ctx, { caseId: id, customerId, channel: 'page', text: 'It is back.', files: [] }),
    );
    expect(await view(id)).toMatchObject({
      state: 'open',
      owner: { id: made.ownerId },
      due: expect.any(String),
    });
  });

  it('takes no more messages until it is reopened', async () => {
    const { id } = await aCase(desk);
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'gave up' }));
    const more = () =>
      desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Hello', audience: 'customer' }));
    await expect(more()).rejects.toMatchObject({ code: 'case.ended' });
    await desk.as(desk.dana, (ctx) => reopenCase(ctx, { case: id, reason: 'He rang again.' }));
    await more();
  });
});

describe('the next word', () => {
  it('warns at three quarters of the time and stands on the line when it is missed', async () => {
    const { id } = await aCase(desk, { address: 'missed@customers.example' });
    await test.advance('3 hours 1 minute');
    await desk.asDesk(wakeCases);
    const warned = await test.sql(
      `select count(*)::int as n from events where name = 'case.due-near' and data ->> 'caseId' = $1`,
      [id],
    );
    expect(warned.rows[0].n).toBe(1);
    expect((await view(id)).entries).toHaveLength(1);
    await test.advance('1 hour');
    while ((await desk.asDesk(wakeCases)) > 0);
    expect((await view(id, desk.leo)).entries.at(-1)).toMatchObject({
      kind: 'next word missed',
      audience: 'companies',
    });
    await desk.asDesk(wakeCases);
    expect((await view(id)).entries.filter((entry) => entry.kind === 'next word missed')).toHaveLength(1);
  });

  it('is warned of once and missed once, however often the customer writes meanwhile', async () => {
    const { id, customerId, due } = await aCase(desk, { address: 'again@customers.example' });
    const { dueSetAt } = await view(id);
    const writes = async () => {
      await desk.asDesk((ctx) =>
        receiveContact(ctx, { caseId: id, customerId, channel: 'page', text: 'And now?', files: [] }),
      );
      while ((await desk.asDesk(wakeCases)) > 0);
    };
    const warned = () =>
      test.sql(`select from events where name = 'case.due-near' and data ->> 'caseId' = $1`, [id]);
    await test.advance('1 hour');
    await writes();
    expect(await view(id)).toMatchObject({ due, dueSetAt });
    await test.advance('2 hours 1 minute');
    await writes();
    expect((await warned()).rowCount).toBe(1);
    await test.advance('30 minutes');
    await writes();
    expect((await warned()).rowCount).toBe(1);
    await test.advance('1 hour');
    await writes();
    await writes();
    const missed = (await view(id)).entries.filter(({ kind }) => kind === 'next word missed');
    expect(missed).toMatchObject([{ data: { due } }]);
  });

  it('follows the rhythm that the customer chose', async () => {
    const { id, customerId } = await aCase(desk, { address: 'weekly@customers.example' });
    const days = async () => {
      const { entries, due } = await view(id);
      return Math.round(hours(entries.at(-1)?.at ?? '', due) / 24);
    };
    const tell = () =>
      desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'On its way.', audience: 'customer' }));
    await tell();
    expect(await days()).toBe(1);
    await desk.asDesk((ctx) => chooseRhythm(ctx, { caseId: id, customerId, rhythm: 'weekly' }));
    expect(await days()).toBe(7);
    await tell();
    expect(await days()).toBe(7);
  });

  it('stays where it is for a rhythm chosen while an answer is owed, until that is given', async () => {
    const { id, customerId, due } = await aCase(desk, { address: 'owed@customers.example' });
    const tell = () =>
      desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Soon.', audience: 'customer' }));
    const wish = () => desk.asDesk((ctx) => chooseRhythm(ctx, { caseId: id, customerId, rhythm: 'weekly' }));
    await wish();
    const asked = await view(id);
    expect(asked).toMatchObject({ due, customer: { rhythm: 'weekly' } });
    expect(asked.entries.at(-1)).toMatchObject({ kind: 'rhythm chosen', due: null });
    await tell();
    const told = await view(id);
    expect(Math.round(hours(told.entries.at(-1)?.at ?? '', told.due) / 24)).toBe(7);

    await desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'out', outcome: 'not reached' }));
    await desk.asDesk((ctx) =>
      receiveContact(ctx, { caseId: id, customerId, channel: 'page', text: 'And now?', files: [] }),
    );
    const { due: nearer } = await view(id);
    await wish();
    expect((await view(id)).due).toBe(nearer);
  });

  it('stays where it is for a rhythm chosen after it was missed', async () => {
    const { id, customerId } = await aCase(desk, { address: 'late@customers.example' });
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Soon.', audience: 'customer' }));
    const { due } = await view(id);
    await test.advance('2 days');
    await desk.asDesk((ctx) => chooseRhythm(ctx, { caseId: id, customerId, rhythm: 'weekly' }));
    expect((await view(id)).due).toBe(due);
  });
});

describe('somebody who leaves the desk', () => {
  it('leaves their open cases to the lead of their company at once, and sees nothing any more', async () => {
    const other = await aDesk(test);
    const cases: Awaited<ReturnType<typeof aCase>>[] = [];
    for (let i = 0; i < 6; i++) cases.push(await aCase(other, { address: `left-${i}@customers.example` }));
    await other.as(other.leo, (ctx) => dismiss(ctx, { desk: other.slug, person: other.dana.id }));
    await expect(
      other.as(other.dana, (ctx) => caseView(ctx, { case: cases[0]?.id ?? '' })),
    ).rejects.toMatchObject({ kind: 'not-found' });
    for (const made of cases.filter((one) => one.ownerId === other.dana.id)) {
      const theCase = await other.as(other.priya, (ctx) => caseView(ctx, { case: made.id }));
      expect(theCase).toMatchObject({ owner: { id: other.priya.id } });
      expect(theCase.entries.at(-1)).toMatchObject({ kind: 'owner left' });
    }
  });
});
