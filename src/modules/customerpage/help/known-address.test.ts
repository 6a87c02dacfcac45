import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import { decideStranger } from '../../conversations/commands/decide-stranger.ts';
import { joinCases } from '../../conversations/commands/join-cases.ts';
import { aCustomer, aDesk, asCustomer, asPerson, type Customer, type Desk } from '../fixtures.ts';
import { customerPage } from '../view.ts';
import { helpVisitor, publish } from './help-visitor.fixture.ts';

const test = testDatabase();
const visit = helpVisitor(test);

const write = (desk: Desk, { address: mail }: Customer, text: string) =>
  visit.post('/cases', { name: 'Bill', mail, text, key: randomUUID() }, {}, desk);
const contacts = async ({ id }: Desk) =>
  (
    await test.sql(
      `select e.id, e.case_id as "caseId", e.from_stranger as "fromStranger", w.text from entries e
       join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
       where e.desk_id = $1 and e.data ->> 'from' = 'help' order by e.recorded_at, e.id`,
      [id],
    )
  ).rows;
const read = (customer: Customer) => asCustomer(test, customer, (ctx) => customerPage(ctx));

describe('words from the help pages with the address of a customer', () => {
  it('stand nowhere on their page, and count as theirs, once somebody of the desk admits them', async () => {
    const desk = await aDesk(test);
    await publish(test, desk);
    const bill = await aCustomer(test, desk);
    expect((await write(desk, bill, 'SECRET refund it elsewhere')).statusCode).toBe(303);
    const [said] = await contacts(desk);
    expect(said).toMatchObject({ fromStranger: true });
    expect(said.caseId).not.toBe(bill.caseId);
    const page = await read(bill);
    expect(page).toMatchObject({ reference: bill.reference, others: [] });
    expect(JSON.stringify(page)).not.toContain('SECRET');
    await asPerson(test, desk.dana, (ctx) => decideStranger(ctx, { entry: said.id, admit: true }));
    const { messages } = await read(bill);
    expect(messages).toContainEqual(
      expect.objectContaining({ text: 'SECRET refund it elsewhere', from: { kind: 'you' } }),
    );
  });

  it('go on in no case that was joined to another, answered or ended', async () => {
    const desk = await aDesk(test);
    await publish(test, desk);
    const bill = await aCustomer(test, desk);
    for (const text of ['a', 'b', 'c']) await write(desk, bill, text);
    for (const { caseId } of await contacts(desk))
      await asPerson(test, desk.dana, (ctx) => joinCases(ctx, { case: caseId, to: bill.caseId }));
    const before = await test.sql('select due, state from cases where id = $1', [bill.caseId]);
    await write(desk, bill, 'd');
    const all = await contacts(desk);
    expect(all.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
    expect(new Set(all.map(({ caseId }) => caseId)).size).toBe(4);
    expect(all.some(({ caseId }) => caseId === bill.caseId)).toBe(false);
    expect((await test.sql('select due, state from cases where id = $1', [bill.caseId])).rows).toEqual(
      before.rows,
    );
    await write(desk, bill, 'e');
    const [fourth, fifth] = (await contacts(desk)).slice(3);
    expect(fifth).toMatchObject({ caseId: fourth.caseId, fromStranger: true });
  });
});
