import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { dismiss } from '../cases/commands/leave-desk.ts';
import { learn } from '../customers/commands/learn.ts';
import { chooseRhythm } from './commands/choose-rhythm.ts';
import { customerSays, endCase, proposeDone, reopenCase } from './commands/finish.ts';
import { acceptHandOff, declineHandOff, offerHandOff } from './commands/hand-off.ts';
import { joinCases } from './commands/join-cases.ts';
import { noteCall } from './commands/note-call.ts';
import { openCaseFor } from './commands/open-case-for.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
import { wakeCases } from './commands/wake-cases.ts';
import { caseView } from './queries/case-view.ts';
import { outbox } from './queries/outbox.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const view = (id: string, who = desk.dana) => desk.as(who, (ctx) => caseView(ctx, { case: id }));
const hours = (from: string, to: string | null) => (Date.parse(to ?? '') - Date.parse(from)) / 3_600_000;

describe('a new case', () => {
  it('has an owner of the provider, the customer’s own words and a next word by within the answer limit', async () => {
    const made = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        desk: desk.slug,
        subject: 'Hum',
        text: 'It hums.',
        customer: { name: 'Ana Ruiz', address: 'ana@customers.example' },
      }),
    );
    const theCase = await view(made.id);
    expect(theCase).toMatchObject({ need: 'It hums.', state: 'open', customer: { name: 'Ana Ruiz' } });
    expect([desk.dana.id, desk.tom.id, desk.priya.id]).toContain(theCase.owner.id);
    expect(hours(theCase.openedAt, theCase.due)).toBe(4);
    expect(theCase.entries).toMatchObject([
      { kind: 'contact', author: { kind: 'customer', name: 'Ana Ruiz' } },
    ]);
  });

  it('goes to the last owner of a customer who comes back', async () => {
    const first = await aCase(desk, { address: 'again@customers.example' });
    const second = await aCase(desk, { address: 'again@customers.example' });
    expect(second.ownerId).toBe(first.ownerId);
  });

  it('is not seen by another company', async () => {
    const { id } = await aCase(desk);
    await expect(view(id, desk.sam)).rejects.toMatchObject({ code: 'case.not-found' });
  });
});

describe('a message to the customer', () => {
  it('says where it stands and when the next word comes, and goes into the outbox', async () => {
    const { id } = await aCase(desk, { address: 'told@customers.example' });
    await desk.as(desk.dana, (ctx) =>
      say(ctx, {
        case: id,
        text: 'We look at page 4.',
        audience: 'customer',
        stands: 'Page 4 is being checked',
      }),
    );
    const theCase = await view(id);
    expect(theCase).toMatchObject({ stands: 'Page 4 is being checked', state: 'open' });
    expect(hours(theCase.entries.at(-1)?.at ?? '', theCase.due)).toBe(24);
    const mails = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }));
    expect(mails.items[0]).toMatchObject({
      to: 'told@customers.example',
      state: 'queued',
      subject: 'Re: No sound on the mains',
    });
    expect(mails.items[0]?.text).toContain('Dana Okafor, Clearline, on behalf of Harmon Audio');
  });

  it('refuses a next word further than 14 days away, and one in the past', async () => {
    const { id } = await aCase(desk);
    const far = new Date(Date.now() + 15 * 86_400_000).toISOString();
    const said = (nextWordBy: string) =>
      desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Soon.', audience: 'customer', nextWordBy }));
    await expect(said(far)).rejects.toMatchObject({ code: 'due.too-far-ahead' });
    await expect(said('2020-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'due.not-ahead' });
  });
});

describe('a note', () => {
  it('for my company is seen by nobody else’s', async () => {
    const { id } = await aCase(desk);
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'Between us.', audience: 'company' }));
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'For all of us.', audience: 'companies' }));
    const texts = async (who: Desk['leo']) => (await view(id, who)).entries.map((entry) => entry.text);
    expect(await texts(desk.dana)).toEqual([
      'I followed the sheet to the letter.',
      'Between us.',
      'For all of us.',
    ]);
    expect(await texts(desk.leo)).toEqual(['I followed the sheet to the letter.', 'For all of us.']);
  });

  it('does not move the next word', async () => {
    const { id, due } = await aCase(desk);
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, text: 'Rang Soundhouse.', audience: 'companies' }),
    );
    expect((await view(id)).due).toBe(due);
  });
});

describe('a contact of the customer', () => {
  it('pulls the next word nearer and never further', async () => {
    const { id, customerId } = await aCase(desk, { address: 'nearer@customers.example' });
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: id, text: 'We write tomorrow.', audience: 'customer' }),
    );
    const before = await view(id);
    await desk.asDesk((ctx) =>
      receiveContact(ctx, { caseId: id, customerId, channel: 'page', text: 'When?', files: [] }),
    );
    const after = await view(id);
    expect(hours(after.entries.at(-1)?.at ?? '', after.due)).toBe(4);
    expect(Date.parse(after.due ?? '')).toBeLessThan(Date.parse(before.due ?? ''));
  });
});

describe('a telephone call', () => {
  it('counts as a word to the customer only when they were reached', async () => {
    const { id, due } = await aCase(desk, { address: 'ring@customers.example' });
    await desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'out', reached: false }));
    expect((await view(id)).due).toBe(due);
    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, {
        case: id,
        direction: 'out',
        reached: true,
        text: 'You found the switch.',
        note: 'He laughed.',
      }),
    );
    const theCase = await view(id);
    expect(Date.parse(theCase.due ?? '')).toBeGreaterThan(Date.parse(due));
    expect(theCase.entries.slice(-2)).toMatchObject([
      { kind: 'call', audience: 'customer' },
      { kind: 'note', audience: 'companies', text: 'He laughed.' },
    ]);
  });

  it('needs the words that were said to somebody who was reached', async () => {
    const { id } = await aCase(desk);
    await expect(
      desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'out', reached: true })),
    ).rejects.toMatchObject({ code: 'call.words' });
  });
});

describe('a hand-off', () => {
  const offer = async (more: Partial<Parameters<typeof offerHandOff>[1]> = {}) => {
    const made = await aCase(desk, { address: `hand-${Math.random()}@customers.example` });
    const [from, to] =
      made.ownerId === desk.dana.id
        ? [desk.dana, desk.tom]
        : [desk.dana, made.ownerId === desk.tom.id ? desk.dana : desk.tom];
    const offered = await desk.as(from, (ctx) =>
      offerHandOff(ctx, { case: made.id, toId: to.id, situation: 'He plays on Saturday.', ...more }),
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
      offerHandOff(ctx, { case: made.id, toId: to.id, situation: 'Mine no longer.' }),
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

  it('follows the rhythm that the customer chose', async () => {
    const { id, customerId } = await aCase(desk, { address: 'weekly@customers.example' });
    await desk.asDesk((ctx) => chooseRhythm(ctx, { caseId: id, customerId, rhythm: 'weekly' }));
    const theCase = await view(id);
    expect(Math.round(hours(theCase.entries.at(-1)?.at ?? '', theCase.due) / 24)).toBe(7);
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'On its way.', audience: 'customer' }));
    const told = await view(id);
    expect(Math.round(hours(told.entries.at(-1)?.at ?? '', told.due) / 24)).toBe(7);
  });
});

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

describe('what was collected and seen', () => {
  it('stands in the custody inbox without a word of it', async () => {
    const made = await desk.as(desk.dana, (ctx) =>
      openCaseFor(ctx, {
        desk: desk.slug,
        subject: 'canary-subject',
        text: 'canary-text',
        customer: { name: 'canary-name', address: 'canary@customers.example' },
      }),
    );
    const rows = await desk.as(desk.leo, (ctx) =>
      sql`select * from custody_inbox where case_id = ${made.id}`.execute(ctx.db),
    );
    expect(rows.rows).toMatchObject([{ kind: 'collected', actorKind: 'person', actorId: desk.dana.id }]);
    expect(JSON.stringify(rows.rows)).not.toContain('canary');
  });
});
