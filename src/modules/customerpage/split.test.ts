import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { splitCase } from '../conversations/commands/split-case.ts';
import { aCustomer, aDesk, asCustomer, asPerson, type Desk } from './fixtures.ts';
import { pageWords } from './page-file.ts';
import { renderPage } from './render.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

it('what was split off reads as the customer wrote it, and each page leads to the other', async () => {
  const bill = await aCustomer(test, desk, { text: 'The invoice is wrong too.' });
  const { rows } = await test.sql('select id, recorded_at from entries where case_id = $1', [bill.caseId]);
  const made = await asPerson(test, desk.dana, (ctx) =>
    splitCase(ctx, { entry: rows[0].id, subject: 'The invoice' }),
  );
  const pageOf = async (reference = '') => {
    const view = await asCustomer(test, bill, (ctx) => customerPage(ctx, { reference }));
    return { view, html: renderPage(view, { proof: { token: 't', key: 'k' } }).html };
  };

  const split = await pageOf(made.reference);
  expect(split.view).toMatchObject({ subject: 'The invoice', others: [{ reference: bill.reference }] });
  const [message] = split.view.messages;
  expect(split.view.messages).toMatchObject([
    { kind: 'contact', from: { kind: 'you' }, text: 'The invoice is wrong too.' },
  ]);
  expect(Date.parse(message?.at ?? '')).toBe(Math.floor(rows[0].recorded_at.getTime()));
  const words = await asCustomer(test, bill, (ctx) => pageWords(ctx, message?.id ?? ''));
  expect(words.text).toBe('The invoice is wrong too.');

  const before = await pageOf(bill.reference);
  expect(before.view.others).toMatchObject([{ reference: made.reference, subject: 'The invoice' }]);
  expect(before.html).toContain('We look after one thing that you said here as a matter of its own.');
});
