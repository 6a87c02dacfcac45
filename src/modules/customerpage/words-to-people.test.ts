import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { askBack, thankForWord } from '../coaching/commands/own-notes.ts';
import { coachingNotes } from '../coaching/queries/notes.ts';
import { say } from '../conversations/index.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { renderPage } from './render.ts';
import { type Fields, sendForm } from './send-form.fixture.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;
beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

async function helped(): Promise<Customer> {
  const customer = await aCustomer(test, desk);
  const answer = { case: customer.caseId, audience: 'customer' as const, text: 'Press it in.' };
  await asPerson(test, desk.dana, (ctx) => say(ctx, answer));
  return customer;
}
const send = (customer: Customer, kind: 'word' | 'word-answer', fields: Fields) =>
  sendForm({ server, desk, customer }, kind, { fields, urlencoded: true });
const word = (customer: Customer, text: string, to = desk.dana) =>
  send(customer, 'word', { kind: 'feedback', to, word: text });
const pageOf = async (customer: Customer) => {
  const view = await asCustomer(test, customer, (ctx) =>
    customerPage(ctx, { reference: customer.reference }),
  );
  const of = (language: string) =>
    renderPage({ ...view, language }, { proof: { token: 'T', key: 'K' }, draft: { word: '' } }).html;
  return { view, of };
};
const notesOfDana = () => asPerson(test, desk.dana, async (ctx) => (await coachingNotes(ctx)).items);

describe('a word for whoever helped', () => {
  it('reaches them from a form without script, in the language of the customer', async () => {
    const bill = await helped();
    const { of } = await pageOf(bill);
    expect(of('en')).toContain('A word for whoever helped you');
    expect(of('de')).toContain('Ein Wort für den Menschen, der Ihnen half');
    expect(of('es')).toContain('Unas palabras para quien le ayudó');
    expect(of('en')).toContain(`<option value="${desk.dana}">`);
    const response = await word(bill, 'You explained it well.');
    expect(response.headers.location).toBe(`/page/${desk.slug}/${bill.reference}?said=word`);
    expect((await notesOfDana())[0]).toMatchObject({ text: 'You explained it well.', kind: 'feedback' });
    expect((await pageOf(bill)).of('en')).toContain('Feedback for Dana Okafor');
  });

  it('is no contact: the case stands as it stood', async () => {
    const bill = await helped();
    const before = await pageOf(bill);
    await word(bill, 'Thank you.');
    const { view } = await pageOf(bill);
    expect([view.due, view.messages]).toEqual([before.view.due, before.view.messages]);
  });

  it('is thanked and asked back about on the page, where they answer', async () => {
    const bill = await helped();
    await word(bill, 'Say the part number twice.');
    const [note] = await notesOfDana();
    const id = note?.id ?? '';
    await asPerson(test, desk.dana, (ctx) => thankForWord(ctx, { note: id, text: 'I will.' }));
    await asPerson(test, desk.dana, (ctx) => askBack(ctx, { note: id, text: 'Slowly, too?' }));
    const asked = (await pageOf(bill)).of('en');
    for (const words of ['Dana Okafor thanks you.', 'I will.', 'Dana Okafor asks:', 'Slowly, too?'])
      expect(asked).toContain(words);
    const response = await send(bill, 'word-answer', { note: id, word: 'Yes, please.' });
    expect(response.headers.location).toContain('said=word-answer');
    expect((await notesOfDana()).find((one) => one.id === id)).toMatchObject({ answer: 'Yes, please.' });
    expect((await pageOf(bill)).of('en')).not.toContain('word-answer');
  });

  it('that insults is not passed on, which they are told at once', async () => {
    const bill = await helped();
    const response = await word(bill, 'You are an idiot.');
    expect(response.headers.location).toContain('said=word-held');
    expect((await notesOfDana())[0]).toMatchObject({ held: 'insult', text: null });
    expect((await pageOf(bill)).of('en')).toContain('This was not passed on.');
  });

  it.each([
    ['nothing is written', { word: '  ' }, 400],
    ['nobody is named', { to: 'nobody' }, 400],
    ['somebody is named who did not help', { to: '018f0000-0000-7000-8000-000000000000' }, 409],
  ])('is not sent where %s', async (_, wrong, status) => {
    const bill = await helped();
    const fields = { kind: 'advice', to: desk.dana, word: 'Slowly.', ...wrong };
    expect((await send(bill, 'word', fields)).statusCode).toBe(status);
    expect((await pageOf(bill)).view.words).toEqual([]);
  });

  it('of another customer is nobody else’s to answer', async () => {
    const [bill, ana] = [await helped(), await helped()];
    await word(bill, 'Thank you.');
    const [note] = await notesOfDana();
    await asPerson(test, desk.dana, (ctx) => askBack(ctx, { note: note?.id ?? '', text: 'What for?' }));
    const response = await send(ana, 'word-answer', { note: note?.id ?? '', word: 'x' });
    expect(response.statusCode).toBe(409);
    expect((await pageOf(ana)).view.words).toEqual([]);
  });
});
