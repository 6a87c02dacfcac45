import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { endCase } from './commands/finish.ts';
import { dismiss } from './commands/leave-desk.ts';
import { noteCall } from './commands/note-call.ts';
import { openCaseFor } from './commands/open-case-for.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
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
      { kind: 'contact', channel: 'phone', author: { kind: 'customer', name: 'Ana Ruiz' } },
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
    for (const outcome of ['not reached', 'voicemail left'] as const) {
      await desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'out', outcome }));
      const theCase = await view(id);
      expect(theCase.due).toBe(due);
      expect(theCase.entries.at(-1)).toMatchObject({ kind: 'call', data: { call: 'out', outcome } });
    }
    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, {
        case: id,
        direction: 'out',
        outcome: 'reached',
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

  it.each(['in', 'out'] as const)(
    'that nobody answered keeps what is told of it for the companies: %s',
    async (direction) => {
      const { id } = await aCase(desk, { address: `voicemail-${direction}@customers.example` });
      await desk.as(desk.dana, (ctx) =>
        noteCall(ctx, {
          case: id,
          direction,
          outcome: 'not reached',
          text: 'She left a message.',
          note: 'Crackly.',
        }),
      );
      expect((await view(id)).entries.slice(-3)).toMatchObject([
        { kind: direction === 'in' ? 'contact' : 'call', channel: 'phone', text: null },
        { kind: 'note', audience: 'companies', text: 'She left a message.' },
        { kind: 'note', audience: 'companies', text: 'Crackly.' },
      ]);
    },
  );

  it.each(['reached', 'not reached', 'voicemail left'] as const)(
    'of the customer opens what had ended (%s), and one of ours does not',
    async (outcome) => {
      const reached = outcome === 'reached';
      const made = await aCase(desk, { address: `rings-${outcome.length}@customers.example` });
      const { id } = made;
      await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'met by us' }));
      const call = (direction: 'in' | 'out') =>
        desk.as(desk.dana, (ctx) =>
          noteCall(ctx, { case: id, direction, outcome, ...(reached && { text: 'It hums again.' }) }),
        );
      await expect(call('out')).rejects.toMatchObject({ code: 'case.ended' });
      await call('in');
      const theCase = await view(id);
      expect(theCase).toMatchObject({ state: 'open', outcome: null, owner: { id: made.ownerId } });
      expect(Math.round(hours(theCase.entries.at(-1)?.at ?? '', theCase.due))).toBe(reached ? 24 : 4);
      expect(theCase.entries.find(({ channel }) => channel === 'phone')).toMatchObject({
        kind: 'contact',
        data: { reopens: true },
      });
    },
  );

  it('of a customer whose last owner has left opens the case with whoever inherited it', async () => {
    const other = await aDesk(test);
    const { id, ownerId } = await aCase(other);
    await other.as(other.leo, async (ctx) => {
      await endCase(ctx, { case: id, outcome: 'met by us' });
      await dismiss(ctx, { desk: other.slug, person: ownerId });
    });
    await other.as(other.leo, (ctx) => noteCall(ctx, { case: id, direction: 'in', outcome: 'not reached' }));
    const theCase = await other.as(other.leo, (ctx) => caseView(ctx, { case: id }));
    const heir = ownerId === other.priya.id ? other.leo : other.priya;
    expect(theCase).toMatchObject({ state: 'open', owner: { id: heir.id } });
  });

  it('needs the words that were said to somebody who was reached', async () => {
    const { id } = await aCase(desk);
    await expect(
      desk.as(desk.dana, (ctx) => noteCall(ctx, { case: id, direction: 'out', outcome: 'reached' })),
    ).rejects.toMatchObject({ code: 'call.words' });
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
