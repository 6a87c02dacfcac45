import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/commands/append.ts';
import { customerSays, endCase, proposeDone } from '../conversations/commands/finish.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { keepFile } from '../conversations/commands/keep-file.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { receiveContact } from '../conversations/commands/receive-contact.ts';
import { say } from '../conversations/commands/say.ts';
import { beAway } from '../people/commands/absences.ts';
import {
  aCase,
  aCustomer,
  aDesk,
  asCustomer,
  asDesk,
  asPerson,
  type Customer,
  type Desk,
} from './fixtures.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const viewOf = (customer: Customer, asked: Parameters<typeof customerPage>[1] = {}) =>
  asCustomer(test, customer, (ctx) => customerPage(ctx, asked));
const told = (desk: Desk, { caseId }: Customer, text: string, stands?: string) =>
  asPerson(test, desk.dana, (ctx) =>
    say(ctx, { case: caseId, text, audience: 'customer', ...(stands && { stands }) }),
  );
const contact = ({ caseId, id }: Customer, text: string) => ({
  caseId,
  customerId: id,
  channel: 'mail' as const,
  text,
  files: [],
});

describe('what a customer sees of their case', () => {
  it('is where it stands, who looks after it for whom and where, and when the next word comes', async () => {
    const bill = await aCustomer(test, desk);
    expect(await viewOf(bill)).toMatchObject({ stands: null, again: false, state: 'open' });
    await told(desk, bill, 'Please press the red switch.', 'We found the switch.');
    const view = await viewOf(bill);
    expect(view).toMatchObject({
      reference: bill.reference,
      subject: 'MX-12 makes no sound',
      stands: 'We found the switch.',
      owner: { id: desk.dana, name: 'Dana Okafor', organization: 'Clearline', place: 'Leeds' },
      away: null,
      desk: { slug: desk.slug, client: 'Harmon Audio', zone: 'Europe/London' },
      more: false,
      reveals: [{ deskId: desk.id, caseId: bill.caseId, as: 'opened' }],
    });
    expect(view.due && view.due > view.now).toBe(true);
    expect(view.messages.map(({ kind, text, from }) => [kind, text, from.kind])).toEqual([
      ['message', 'Please press the red switch.', 'person'],
      ['contact', 'I set it up as the leaflet says, and there is no sound.', 'you'],
    ]);
  });

  it('names the stand-in while the owner is away, and not before or after', async () => {
    const desk = await aDesk(test);
    const bill = await aCustomer(test, desk);
    const { now } = await viewOf(bill);
    const days = (count: number) =>
      Temporal.Instant.from(now)
        .add({ hours: 24 * count })
        .toString();
    await asPerson(test, desk.dana, (ctx) =>
      beAway(ctx, { startsAt: days(1), endsAt: days(2), standInId: desk.leo }),
    );
    expect((await viewOf(bill)).away).toBeNull();
    await asPerson(test, desk.dana, (ctx) =>
      beAway(ctx, { startsAt: days(-1), endsAt: days(1), standInId: desk.leo }),
    );
    expect((await viewOf(bill)).away).toMatchObject({
      until: new Date(days(1)).toISOString(),
      standIn: { id: desk.leo, name: 'Leo Brandt', organization: 'Harmon Audio' },
    });
    await test.sql('update absences set withdrawn_at = app.now() where person_id = $1', [desk.dana]);
    expect((await viewOf(bill)).away).toBeNull();
  });

  it('names the new owner after a hand-off, and who wrote before', async () => {
    const bill = await aCustomer(test, desk);
    await told(desk, bill, 'Hello from Dana.');
    const briefing = { situation: 'SECRET-BRIEFING', cannotWait: 'It is urgent.' };
    const offer = { case: bill.caseId, toId: desk.leo, ...briefing };
    const { id } = await asPerson(test, desk.dana, (ctx) => offerHandOff(ctx, offer));
    await asPerson(test, desk.leo, (ctx) => acceptHandOff(ctx, { handOff: id, text: 'Hello from Leo.' }));
    const view = await viewOf(bill);
    expect(view.owner.name).toBe('Leo Brandt');
    expect(view.messages.map(({ from }) => ('person' in from ? from.person.name : from.kind))).toEqual([
      'Leo Brandt',
      'Leo Brandt',
      'Dana Okafor',
      'you',
    ]);
  });

  it('does not say any more that it works once the customer said that it does not', async () => {
    const [said, wrote, came] = [
      await aCustomer(test, desk),
      await aCustomer(test, desk),
      await aCustomer(test, desk),
    ];
    await told(desk, came, 'It works.', 'It works.');
    await test.advance('1 minute');
    await asPerson(test, desk.dana, (ctx) => endCase(ctx, { case: came.caseId, outcome: 'met by us' }));
    expect(await viewOf(came)).toMatchObject({ stands: 'It works.', state: 'ended' });
    await asDesk(test, desk, (ctx) => receiveContact(ctx, contact(came, 'It does not.')));
    for (const { caseId } of [said, wrote]) {
      await asPerson(test, desk.dana, (ctx) =>
        proposeDone(ctx, { case: caseId, text: 'Done?', stands: 'It works.' }),
      );
    }
    expect(await viewOf(said)).toMatchObject({ stands: 'It works.', state: 'done' });
    await asDesk(test, desk, (ctx) =>
      customerSays(ctx, { caseId: said.caseId, customerId: said.id, answer: 'not-solved' }),
    );
    await asDesk(test, desk, (ctx) => receiveContact(ctx, contact(wrote, 'No.')));
    for (const bill of [said, wrote, came])
      expect(await viewOf(bill)).toMatchObject({ stands: null, again: true, state: 'open' });
    await told(desk, said, 'Try this.', 'We found another switch.');
    expect(await viewOf(said)).toMatchObject({ stands: 'We found another switch.', again: false });
  });

  it('is how it ended', async () => {
    const bill = await aCustomer(test, desk);
    await asPerson(test, desk.dana, (ctx) => proposeDone(ctx, { case: bill.caseId, text: 'Done?' }));
    await asDesk(test, desk, (ctx) =>
      customerSays(ctx, { caseId: bill.caseId, customerId: bill.id, answer: 'found-another-way' }),
    );
    const view = await viewOf(bill);
    expect(view).toMatchObject({ state: 'ended', outcome: 'customer solved it', due: null });
    expect(view.messages[0]).toMatchObject({ kind: 'ended', outcome: 'customer solved it', text: null });
  });

  it('tells of calls, also of those that nobody answered', async () => {
    const bill = await aCustomer(test, desk);
    const call = (more: object) =>
      asPerson(test, desk.dana, (ctx) =>
        noteCall(ctx, { case: bill.caseId, direction: 'out', outcome: 'not reached', ...more }),
      );
    await call({ note: 'SECRET-NOTE' });
    await call({ direction: 'in' });
    await call({ direction: 'in', outcome: 'reached', text: 'We spoke about the switch.' });
    expect((await viewOf(bill)).messages.map(({ kind, text, call }) => [kind, text, call])).toEqual([
      ['call', 'We spoke about the switch.', { direction: 'in', outcome: 'reached' }],
      ['contact', null, { direction: 'in', outcome: 'not reached' }],
      ['call', null, { direction: 'out', outcome: 'not reached' }],
      ['contact', expect.any(String), null],
    ]);
  });

  it('comes twenty messages at a time, each once, over two cases that were joined', async () => {
    const bill = await aCustomer(test, desk);
    const second = await asDesk(test, desk, (ctx) =>
      aCase(ctx, desk, { customer: { id: bill.id, language: 'en' } }),
    );
    // Three in one transaction have one time, so that their order and the border of a page rest on more than it.
    for (let count = 0; count < 21; count += 3) {
      await asDesk(test, desk, async (ctx) => {
        for (const more of [0, 1, 2]) {
          const to = more === 1 ? bill : { ...bill, caseId: second.id };
          await receiveContact(ctx, contact(to, `message ${count + more}`));
        }
      });
    }
    await asPerson(test, desk.dana, (ctx) => joinCases(ctx, { case: second.id, to: bill.caseId }));
    const pages = [await viewOf(bill, { reference: second.reference })];
    for (let page = pages[0]; page?.more; page = pages.at(-1)) {
      pages.push(await viewOf(bill, { reference: bill.reference, before: page.messages.at(-1)?.id ?? '' }));
    }
    expect(pages.map(({ messages, reference, earlier }) => [messages.length, reference, earlier])).toEqual([
      [20, bill.reference, false],
      [4, bill.reference, true],
    ]);
    const all = pages.flatMap(({ messages }) => messages);
    expect(new Set(all.map(({ id }) => id)).size).toBe(24);
    expect(all.map(({ text }) => text?.split(' ')[1]).slice(1, 22)).toEqual(
      Array.from({ length: 21 }, (_, count) => `${20 - count}`),
    );
    expect(all[0]).toMatchObject({ kind: 'joined', text: null });
    expect(pages[0]?.reveals.map(({ caseId, as }) => [caseId, as]).sort()).toEqual(
      [
        [bill.caseId, 'opened'],
        [second.id, 'opened'],
      ].sort(),
    );
    expect(pages[0]?.others).toEqual([]);
  });

  it('begins with the case that is most alive, and lists the others', async () => {
    const bill = await aCustomer(test, desk, { subject: 'first' });
    const customer = { id: bill.id, language: 'en' };
    await test.advance('1 minute');
    const second = await asDesk(test, desk, (ctx) => aCase(ctx, desk, { customer, subject: 'second' }));
    expect(await viewOf(bill)).toMatchObject({
      subject: 'second',
      others: [{ subject: 'first', state: 'open' }],
    });
    await test.advance('1 minute');
    await told(desk, bill, 'Hello.');
    const view = await viewOf(bill);
    expect(view).toMatchObject({
      subject: 'first',
      others: [{ subject: 'second', reference: second.reference }],
    });
    expect(view.reveals.at(-1)).toEqual({ deskId: desk.id, caseId: second.id, as: 'listed' });
    expect(await viewOf(bill, { reference: second.reference.toLowerCase() })).toMatchObject({
      subject: 'second',
    });
  });
});

describe('what a customer does not see', () => {
  it('is anything that was not said to them: not a word of it is in the view', async () => {
    const [bill, other] = [
      await aCustomer(test, desk),
      await aCustomer(test, desk, { name: 'SECRET-OTHER', subject: 'SECRET-SUBJECT', text: 'SECRET-NEED' }),
    ];
    await hideSecrets(desk, bill);
    const view = await viewOf(bill);
    expect(view.messages.map(({ text }) => text)).toEqual([expect.stringContaining('I set it up')]);
    expect(JSON.stringify(view)).not.toContain('SECRET');
    expect(JSON.stringify(view)).not.toContain(`dana-${desk.slug}`);

    // The same words are there for who may see them.
    expect(JSON.stringify(await viewOf(other))).toContain('SECRET-SUBJECT');
  });

  it.each(['another customer of the desk', 'a customer of another desk'])(
    'is the case of %s',
    async (whose) => {
      const bill = await aCustomer(test, desk);
      const elsewhere = await aCustomer(test, whose.endsWith('another desk') ? await aDesk(test) : desk);
      await expect(viewOf(bill, { reference: elsewhere.reference })).rejects.toMatchObject({
        kind: 'not-found',
      });
      expect((await viewOf(bill)).others).toEqual([]);
    },
  );

  it.each(['', '22222222', "'; drop table cases; --", '%%%%%%%%'])(
    'is a case that there is not: %j',
    async (reference) => {
      const bill = await aCustomer(test, desk);
      await expect(viewOf(bill, { reference })).rejects.toMatchObject({ kind: 'not-found' });
    },
  );
});

/** Puts words on a case that are meant for everybody but its customer. */
async function hideSecrets(desk: Desk, bill: Customer): Promise<void> {
  const place = { deskId: desk.id, caseId: bill.caseId };
  await asPerson(test, desk.dana, async (ctx) => {
    await say(ctx, { case: bill.caseId, text: 'SECRET-COMPANY', audience: 'company' });
    const { id } = await say(ctx, { case: bill.caseId, text: 'SECRET-COMPANIES', audience: 'companies' });
    await offerHandOff(ctx, { case: bill.caseId, toId: desk.leo, situation: 'SECRET-BRIEFING' });
    await sql`insert into facts (desk_id, id, customer_id, text, learnt_by_id, organization_id)
      values (${desk.id}, ${randomUUID()}, ${bill.id}, 'SECRET-FACT', ${desk.dana}, ${desk.provider})`.execute(
      ctx.db,
    );
    await keepFile(
      ctx,
      { deskId: desk.id, entryId: id },
      { name: 'SECRET-FILE.txt', type: 'text/plain', content: Buffer.from('x') },
    );
    const task = randomUUID();
    await sql`insert into tasks (desk_id, id, case_id, asked_by_id, asked_by_organization_id, organization_id, engagement_id)
      select ${desk.id}, ${task}, ${bill.caseId}, ${desk.dana}, ${desk.provider}, e.organization_id, e.id from engagements e
      where e.desk_id = ${desk.id} and e.role = 'provider'`.execute(ctx.db);
    await append(ctx, place, {
      kind: 'task asked',
      audience: 'task',
      taskId: task,
      words: { text: 'SECRET-TASK' },
    });
  });
  await asDesk(test, desk, async (ctx) => {
    const stranger = await append(ctx, place, {
      kind: 'contact',
      audience: 'customer',
      author: { kind: 'customer', id: bill.id },
      fromStranger: true,
      words: { text: 'SECRET-STRANGER' },
    });
    await sql`insert into strangers (desk_id, entry_id, address)
      values (${desk.id}, ${stranger}, 'secret-stranger@elsewhere.test')`.execute(ctx.db);
  });
}
