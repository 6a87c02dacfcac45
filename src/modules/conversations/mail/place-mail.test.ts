import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { learn } from '../../customers/commands/learn.ts';
import { endCase } from '../commands/finish.ts';
import { joinCases } from '../commands/join-cases.ts';
import { say } from '../commands/say.ts';
import { caseView } from '../queries/case-view.ts';
import { contactByMail } from './place-mail.ts';
import type { RawMail } from './read-mail.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const fresh = () => `${Math.random().toString(36).slice(2)}@customers.example`;
const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));
const join = (id: string, to: string) => desk.as(desk.dana, (ctx) => joinCases(ctx, { case: id, to }));

const offer = (id: string, to: string) =>
  test.sql('insert into join_offers (desk_id, case_id, to_case_id) values ($1, $2, $3)', [desk.id, id, to]);

/** A mail that was read, as it is placed on a case. */
function arrives(address: string, { to = desk.address, text = 'Hello.', answers = '' } = {}) {
  const raw = { deskId: desk.id, envelopeTo: to, source: 'import' } as RawMail;
  const mail: Partial<ParsedMail> = {
    from: { name: '', address, domain: 'customers.example' },
    subject: 'No sound',
    text,
    replyText: text,
    html: null,
    attachments: [],
    inReplyTo: answers ? [answers] : [],
    references: [],
    messageId: null,
    writtenAt: null,
  };
  return desk.asDesk((ctx) => contactByMail(ctx, raw, mail as ParsedMail));
}

/** Answers a case; where that mail went, and what the mail program there replies to. */
async function answer(caseId: string): Promise<{ recipient: string; replyTo: string; messageId: string }> {
  await desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, text: 'We look.', audience: 'customer' }));
  const { rows } = await test.sql(
    `select w.recipient, w.headers ->> 'replyTo' as "replyTo", o.message_id as "messageId"
     from outbox o join outbox_words w on w.outbox_id = o.id where o.case_id = $1 order by o.id desc limit 1`,
    [caseId],
  );
  return rows[0];
}

/** A case of one customer, and one of somebody else who answered a mail that was sent to the first. */
async function offered() {
  const [one, other] = [fresh(), fresh()];
  const first = await arrives(one);
  const { messageId } = await answer(first.caseId);
  const second = await arrives(other, { answers: messageId, text: 'From my own address.' });
  return { one, other, first: first.caseId, second: second.caseId };
}

describe('mail to a case that was joined', () => {
  it('lands where the case goes on, over two steps', async () => {
    const from = fresh();
    const cases = [await arrives(from), await arrives(from), await arrives(from)].map(({ caseId }) => caseId);
    const [goesOn = '', middle = '', first = ''] = cases;
    const { replyTo } = await answer(first);
    await join(first, middle);
    await join(middle, goesOn);
    expect(await arrives(from, { to: replyTo })).toMatchObject({ outcome: 'appended', caseId: goesOn });
    const stranger = await arrives(fresh(), { to: replyTo });
    expect(stranger).toMatchObject({ outcome: 'appended', caseId: goesOn });
    expect((await view(goesOn)).entries.at(-1)).toMatchObject({ stranger: { state: 'held' } });
  });
});

describe('two customers whose cases are joined', () => {
  it('are one, and answers go where they went before until the customer writes from the new address', async () => {
    const { one, other, first, second } = await offered();
    const { replyTo } = await answer(second);
    const { customer } = await view(second);
    await desk.as(desk.tom, (ctx) =>
      learn(ctx, { desk: desk.slug, customer: customer.id, text: 'Plays on Saturday' }),
    );
    await join(second, first);

    const goesOn = await view(first);
    expect(goesOn.customer.contactPoints.map(({ address }) => address).sort()).toEqual([one, other].sort());
    expect(goesOn.customer.facts).toMatchObject([
      { text: 'Plays on Saturday', learntBy: { name: 'Tom Hughes' } },
    ]);
    const { rows } = await test.sql('select admitted_by_id from contact_points where address = $1', [other]);
    expect(rows).toEqual([{ admitted_by_id: desk.dana.id }]);
    expect(await answer(first)).toMatchObject({ recipient: one });

    expect(await arrives(other, { to: replyTo, text: 'More.' })).toMatchObject({ caseId: first });
    expect((await view(first)).entries.at(-1)).toMatchObject({ text: 'More.', stranger: null });
    expect(await answer(first)).toMatchObject({ recipient: other });
    await arrives(one, { to: replyTo });
    expect(await answer(first)).toMatchObject({ recipient: one });
  });

  it('are answered at the customer’s own address where their case was written down for them', async () => {
    const [one, other] = [fresh(), fresh()];
    const { caseId: before } = await arrives(other);
    const { id: first } = await aCase(desk, { address: one });
    const { messageId } = await answer(first);
    const { caseId: second } = await arrives(other, { answers: messageId });
    await join(before, second);
    await join(second, first);
    expect(await answer(first)).toMatchObject({ recipient: one });
  });

  it('are not answered at the new address where the customer is known by telephone only', async () => {
    const { id: first } = await aCase(desk, { address: '+44 113 496 0001' });
    const { caseId: second } = await arrives(fresh());
    await offer(second, first);
    await join(second, first);
    await expect(answer(first)).rejects.toMatchObject({ code: 'customer.no-mail' });
  });

  it('are one over two steps too', async () => {
    const { other, first, second } = await offered();
    const { replyTo, messageId } = await answer(second);
    await join(second, first);
    const third = await arrives(fresh(), { answers: messageId });
    expect((await view(third.caseId)).joinOffers).toMatchObject([{ caseId: first }]);
    await offer(first, third.caseId);
    await join(first, third.caseId);
    expect(await arrives(other, { to: replyTo })).toMatchObject({ caseId: third.caseId });
    expect(await answer(third.caseId)).toMatchObject({ recipient: other });
  });

  it('stay two where the one has other cases of their own, and nothing has changed', async () => {
    const { other, first, second } = await offered();
    await arrives(other);
    await expect(join(second, first)).rejects.toMatchObject({ code: 'join.other-cases' });
    expect(await view(second)).toMatchObject({ state: 'open', joinOffers: [{ caseId: first }] });
  });

  it('stay two for whoever asks only the database, on their own desk or on another', async () => {
    const { first, second } = await offered();
    const elsewhere = await aDesk(test);
    const asks = (on: Desk) =>
      on.as(on.dana, (ctx) => sql`select app.become_one_customer(${desk.id}, ${second})`.execute(ctx.db));
    await expect(asks(desk)).rejects.toMatchObject({ code: 'case.changed' });
    await join(second, first);
    await expect(asks(elsewhere)).rejects.toMatchObject({ code: 'case.changed' });
  });
});

describe('an offer to join', () => {
  it('says whose case the other one is', async () => {
    const { first, second } = await offered();
    const { customer } = await view(first);
    expect((await view(second)).joinOffers).toMatchObject([
      { caseId: first, state: 'open', customer: { id: customer.id, name: customer.name } },
    ]);
  });

  it('with a case that has ended opens that again by joining, with its last owner', async () => {
    const { first, second } = await offered();
    const { owner } = await view(first);
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: first, outcome: 'met by us' }));
    const newer = await view(second);
    expect(newer.joinOffers).toMatchObject([{ caseId: first, state: 'ended' }]);
    await join(second, first);
    const goesOn = await view(first);
    expect(goesOn).toMatchObject({ state: 'open', outcome: null, owner, due: newer.due });
    expect(goesOn.entries.at(-1)).toMatchObject({ kind: 'joined', data: { reopens: true } });
    expect(await view(second)).toMatchObject({ state: 'joined', joinedTo: { id: first } });
  });

  it('is not made with a case that was joined to another', async () => {
    const { one, first, second } = await offered();
    const { caseId: older } = await arrives(one);
    await join(first, older);
    expect((await view(second)).joinOffers).toEqual([]);
  });
});
