import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { proposeDone } from '../conversations/commands/finish.ts';
import { say } from '../conversations/index.ts';
import { aMessage, anOffer, aView } from './a-view.fixture.ts';
import {
  aCustomer,
  aDesk,
  anOrder,
  aPageServer,
  asCustomer,
  asPerson,
  type Customer,
  type Desk,
} from './fixtures.ts';
import type { PageOtherwise } from './otherwise.ts';
import { renderPage } from './render.ts';
import { type Fields, sendForm } from './send-form.fixture.ts';
import { customerPage, type PageView } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;
beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const send = (customer: Customer, kind: string, fields: Fields) =>
  sendForm({ server, desk, customer }, kind, { fields, urlencoded: true });
const viewOf = (customer: Customer) => asCustomer(test, customer, (ctx) => customerPage(ctx));
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const dayIn = (days: number) => inHours(days * 24).slice(0, 10);
const answers = (customer: Customer, text: string) =>
  asPerson(test, desk.dana, (ctx) => say(ctx, { case: customer.caseId, audience: 'customer', text }));

const ordered = (customer: Customer, hours = 48) => anOrder(test, desk, { customer, until: inHours(hours) });

describe('what was ordered for a customer', () => {
  it('can be asked to be stopped on their page, is answered there, and says when it is stopped', async () => {
    const bill = await aCustomer(test, desk);
    const task = await ordered(bill);
    const [stop] = (await viewOf(bill)).otherwise.stops;
    expect(stop).toMatchObject({ taskId: task, cost: { minor: 1500, currency: 'GBP' }, asked: null });
    const sent = await send(bill, 'stop', { task, wish: 'I fixed it.' });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, expect.stringMatching(/said=stop$/)]);
    const asked = await viewOf(bill);
    expect(asked.otherwise.stops).toMatchObject([{ asked: { answered: false }, stopped: false }]);
    expect(asked.messages[0]).toMatchObject({
      ...{ kind: 'contact', text: 'I fixed it.', from: { kind: 'you' } },
      asks: { asks: 'stop', stops: task },
    });
    expect((await send(bill, 'stop', { task })).statusCode).toBe(409);
    await answers(bill, 'It is stopped, and costs you nothing.');
    expect((await viewOf(bill)).otherwise.stops).toMatchObject([{ asked: { answered: true } }]);
    await test.sql(`update tasks set state = 'withdrawn' where id = $1`, [task]);
    expect((await viewOf(bill)).otherwise.stops).toMatchObject([{ stopped: true }]);
  });

  it('shows nothing of what was asked of whom, and nothing of another customer', async () => {
    const [bill, molly] = [await aCustomer(test, desk), await aCustomer(test, desk)];
    const task = await ordered(bill);
    const response = await server.inject({
      url: `/page/${desk.slug}/${bill.reference}`,
      cookies: { [`page-${desk.slug}`]: bill.token },
    });
    expect(response.body).toContain('It can be stopped until');
    expect(response.body).not.toMatch(/SECRET|board|courier/);
    expect((await viewOf(molly)).otherwise.stops).toEqual([]);
    expect((await send(molly, 'stop', { task })).statusCode).toBe(409);
    expect((await send(molly, 'stop', { task: 'no id' })).statusCode).toBe(400);
  });

  it('is refused with the truth once its time is over, and what was written stays', async () => {
    const bill = await aCustomer(test, desk);
    const task = await ordered(bill, 1);
    await test.advance('2 hours');
    const late = await send(bill, 'stop', { task, wish: 'MY WORDS' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('The time in which this could be stopped is over, so nobody was asked to.');
    expect(late.body).toContain(
      'and that time is over. Write to Dana Okafor, who says what else is possible.',
    );
    expect((await viewOf(bill)).messages.some(({ asks }) => asks)).toBe(false);
  });
});

describe('another date, and another person', () => {
  it('is asked once until somebody has answered, and brings the next word no later', async () => {
    const bill = await aCustomer(test, desk);
    const before = await viewOf(bill);
    const wish = { of: 'told', on: dayIn(9), wish: 'I am away.' };
    expect((await send(bill, 'date', wish)).headers.location).toMatch(/said=otherwise$/);
    const asked = await viewOf(bill);
    expect(asked.otherwise.date).not.toBeNull();
    expect(asked.due && before.due && asked.due <= before.due).toBe(true);
    expect(asked.messages[0]).toMatchObject({ text: 'I am away.', asks: { asks: 'date', on: wish.on } });
    expect((await send(bill, 'date', wish)).statusCode).toBe(409);
    expect((await send(bill, 'person', {})).statusCode).toBe(303);
    expect((await viewOf(bill)).otherwise.person).not.toBeNull();
    expect((await viewOf(bill)).messages[0]).toMatchObject({ text: null, asks: { asks: 'person' } });
    await answers(bill, 'Yes, that suits us.');
    expect((await viewOf(bill)).otherwise).toMatchObject({ date: null, person: null });
    expect((await send(bill, 'date', wish)).statusCode).toBe(303);
  });

  it.each([
    ['none', ''],
    ['yesterday', dayIn(-2)],
    ['in two years', dayIn(730)],
  ])('needs a day that can come: %s', async (_which, on) => {
    const bill = await aCustomer(test, desk);
    const refused = await send(bill, 'date', { of: 'told', on, wish: 'MY WORDS' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Please choose a day from today on');
    expect(refused.body).toContain('MY WORDS');
  });

  it('is not asked where nothing is under way', async () => {
    const bill = await aCustomer(test, desk);
    await asPerson(test, desk.dana, (ctx) => proposeDone(ctx, { case: bill.caseId, text: 'Is it done?' }));
    expect((await send(bill, 'person', {})).statusCode).toBe(409);
  });
});

const proof = { token: 'TOKEN', key: 'KEY' };
const pageOf = (otherwise: Partial<PageOtherwise>, over: Partial<PageView> = {}) =>
  renderPage(aView({ otherwise: { stops: [], date: null, person: null, ...otherwise }, ...over }), {
    proof,
    draft: { on: '' },
  }).html;
const stop = {
  taskId: '01890000-0000-7000-8000-0000000000aa',
  orderedAt: '2026-11-26T09:00:00.000Z',
  until: '2026-11-27T12:00:00.000Z',
  cost: { minor: 1500, currency: 'GBP' },
  ...{ stopped: false, asked: null, heard: true },
};

describe('the page of what can be otherwise', () => {
  it('says until when and at what cost something can be stopped, in each language', () => {
    const page = pageOf({ stops: [stop] });
    expect(page).toContain('It can be stopped until tomorrow, 12:00, and that costs £15.00.');
    expect(page).toContain(`name="task" value="${stop.taskId}"`);
    expect(pageOf({ stops: [{ ...stop, cost: null }] })).toContain('and that costs nothing.');
    expect(pageOf({ stops: [stop] }, { language: 'de' })).toContain('anhalten, und das kostet 15,00');
    expect(pageOf({ stops: [stop] }, { language: 'es' })).toContain('Se puede parar hasta');
  });

  it('says what became of it', () => {
    const asked = { at: '2026-11-26T09:30:00.000Z', answered: false };
    const waits = pageOf({ stops: [{ ...stop, asked }], date: asked.at, person: asked.at });
    expect(waits).toContain('You asked to stop it: today, 09:30. Dana Okafor answers you.');
    expect(waits).toContain('You asked for another date; that was today, 09:30.');
    expect(waits).toContain('You asked for somebody else; that was today, 09:30.');
    expect(waits).not.toMatch(/action="[^"]*\/(stop|date|person)"/);
    const unheard = [{ ...stop, asked, heard: false }];
    expect(pageOf({ stops: unheard })).toContain('Dana Okafor passes it on to whoever does it');
    const said = (stops: PageOtherwise['stops']) =>
      renderPage(aView({ otherwise: { stops, date: null, person: null } }), { proof, notice: 'stop' }).html;
    expect(said([{ ...stop, asked }])).toContain('It was passed on at once');
    expect(said(unheard)).not.toContain('It was passed on at once');
    expect(said(unheard)).toContain('Dana Okafor has heard at once that you ask to stop this');
    const answered = pageOf({ stops: [{ ...stop, asked: { ...asked, answered: true } }] });
    expect(answered).toContain('Dana Okafor has answered you.');
    expect(pageOf({ stops: [{ ...stop, asked, stopped: true }] })).toContain('It is stopped, as you asked.');
    expect(pageOf({ stops: [{ ...stop, until: '2026-11-26T09:59:00.000Z' }] })).toContain(
      'that time is over',
    );
  });

  it('asks for somebody else in one place, and for nothing once it is over', () => {
    const offered = anOffer;
    expect(pageOf({}, { offered })).not.toContain('/person"');
    expect(pageOf({}, { state: 'ended', outcome: 'met by us' })).not.toMatch(/\/(date|person)"/);
  });

  it('offers the way to what can still be asked, and says what that is', () => {
    const at = '2026-11-26T09:30:00.000Z';
    const offered = anOffer;
    const wayOf = (given: Partial<PageOtherwise>, over: Partial<PageView> = {}) =>
      renderPage(aView({ otherwise: { stops: [], date: null, person: null, ...given }, ...over }), {
        proof,
      }).html.match(/\?ask#ask">([^<]*)</)?.[1];
    expect(wayOf({})).toBe('Ask for another date, or another person');
    expect(wayOf({ date: at })).toBe('Ask for another person');
    expect(wayOf({ person: at })).toBe('Ask for another date');
    expect(wayOf({}, { offered })).toBe('Ask for another date');
    expect(wayOf({ person: at }, { offered })).toBe('Ask for another date');
    expect(pageOf({ person: at }, { offered })).toContain('/date"');
    expect(wayOf({ date: at }, { offered })).toBeUndefined();
  });

  it('has its forms for whoever asks for them', async () => {
    const bill = await aCustomer(test, desk);
    const url = `/page/${desk.slug}/${bill.reference}`;
    const get = (query: string) =>
      server.inject({ url: `${url}${query}`, cookies: { [`page-${desk.slug}`]: bill.token } });
    const page = await get('');
    expect(page.body).toContain(`href="${url}?ask#ask"`);
    expect(page.body).not.toMatch(/\/(date|person)"/);
    const open = await get('?ask');
    for (const kind of ['date', 'person']) expect(open.body).toContain(`action="${url}/${kind}"`);
  });

  it('says on the line what was asked', () => {
    const on = (asks: PageView['messages'][number]['asks']) =>
      pageOf({}, { messages: [aMessage({ kind: 'contact', text: null, from: { kind: 'you' }, asks })] });
    expect(on({ asks: 'date', of: 'told', on: '2026-12-04' })).toContain('another date: 4 December 2026');
    expect(on({ asks: 'person' })).toContain('You asked for somebody else.');
  });
});
