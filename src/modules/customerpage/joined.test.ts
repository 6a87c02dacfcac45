import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { joinCases } from '../conversations/commands/join-cases.ts';
import { say } from '../conversations/commands/say.ts';
import { aCustomer, aDesk, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { renderPage } from './render.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const pageOf = async (customer: Customer, reference?: string) => {
  const view = await asCustomer(test, customer, (ctx) =>
    customerPage(ctx, reference === undefined ? {} : { reference }),
  );
  return { view, html: renderPage(view, { proof: { token: 't', key: 'k' } }).html };
};

/** The second customer's case, joined to the first one's because the owner was offered it. */
async function joined() {
  const [bill, ana] = [
    await aCustomer(test, desk, { text: 'BILL-WROTE' }),
    await aCustomer(test, desk, { name: 'Ana Ruiz', text: 'ANA-WROTE' }),
  ];
  await test.sql('insert into join_offers (desk_id, case_id, to_case_id) values ($1, $2, $3)', [
    desk.id,
    ana.caseId,
    bill.caseId,
  ]);
  await asPerson(test, desk.dana, async (ctx) => {
    await say(ctx, { case: ana.caseId, text: 'ANA-READ', audience: 'customer', stands: 'OLD-WORDS' });
    await joinCases(ctx, { case: ana.caseId, to: bill.caseId });
    await say(ctx, { case: bill.caseId, text: 'BILL-READ', audience: 'customer' });
  });
  return { bill, ana };
}

it('whose case was joined to another customer’s still reads what was said, and that it goes on by mail', async () => {
  const { ana } = await joined();
  for (const reference of [undefined, ana.reference]) {
    const { view, html } = await pageOf(ana, reference);
    expect(view).toMatchObject({ state: 'joined', reference: ana.reference, due: null });
    expect(view.messages.map(({ text }) => text)).toEqual(['ANA-READ', 'ANA-WROTE']);
    expect(html).toContain('<h1>This was joined with another matter and goes on there by mail.</h1>');
    expect(html).not.toMatch(/BILL|OLD-WORDS|<form/);
  }
});

it('whose case goes on reads nothing of what the other one wrote before', async () => {
  const { bill, ana } = await joined();
  const { html } = await pageOf(bill);
  expect(html).toContain('BILL-READ');
  expect(html).not.toMatch(/ANA-/);
  await expect(pageOf(bill, ana.reference)).rejects.toMatchObject({ kind: 'not-found' });
});
