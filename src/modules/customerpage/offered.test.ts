import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../platform/http/server.ts';
import { testDatabase } from '../../testing/database.ts';
import { offerHandOff } from '../conversations/commands/hand-off.ts';
import { seeToOffers } from '../conversations/commands/see-to-offers.ts';
import { anOffer, aView } from './a-view.fixture.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asDesk, asPerson, type Desk } from './fixtures.ts';
import { renderPage } from './render.ts';
import { sendForm } from './send-form.fixture.ts';
import { customerPage, type PageView } from './view.ts';

const test = testDatabase();
let server: HttpServer;
let desk: Desk;
beforeAll(async () => {
  server = await aPageServer(test.database);
  desk = await aDesk(test);
  return () => server.close();
});

const proof = { token: 'TOKEN', key: 'KEY' };
const pageOf = (offered: PageView['offered'], language = 'en') =>
  renderPage(aView({ offered, language }), { proof }).html;

describe('a hand-off on the page', () => {
  it('says who would take it over, and lets the customer say that they would rather not', () => {
    const asks = pageOf(anOffer);
    expect(asks).toContain('Dana Okafor would like to hand this over to Tom Hughes');
    expect(asks).toContain('<button name="value" value="wait">I would rather wait for Dana Okafor</button>');
    expect(asks).toContain('<button name="value" value="somebody else">I would like somebody else</button>');
    const said = pageOf({ ...anOffer, says: 'wait', isHeld: true });
    expect(said).toContain('You said that you would rather wait for Dana Okafor.');
    expect(said).not.toContain('value="wait"');
    expect(pageOf(null)).not.toContain('hand this over');
    expect(pageOf(anOffer, 'de')).toContain('Ich warte lieber auf Dana Okafor');
    expect(pageOf(anOffer, 'es')).toContain('Prefiero esperar a Dana Okafor');
  });

  it('is there once the customer was told, and what they say of it stands on the line once', async () => {
    const bill = await aCustomer(test, desk);
    const offered = () => asCustomer(test, bill, async (ctx) => (await customerPage(ctx)).offered);
    const send = (value: string) =>
      sendForm({ server, desk, customer: bill }, 'hand-off', { fields: { value } });
    const offer = { case: bill.caseId, toId: desk.leo, situation: 'Please take it.' };
    await asPerson(test, desk.dana, (ctx) => offerHandOff(ctx, offer));
    expect(await offered()).toBeNull();
    expect((await send('wait')).statusCode).toBe(409);
    await test.advance('2 minutes');
    await asDesk(test, desk, seeToOffers);
    expect(await offered()).toMatchObject({ to: { name: 'Leo Brandt' }, says: null });
    expect((await send('perhaps')).statusCode).toBe(400);
    const sent = await send('wait');
    expect([sent.statusCode, sent.headers.location]).toEqual([303, expect.stringMatching(/said=hand-off$/)]);
    expect(await offered()).toMatchObject({ says: 'wait' });
    const { messages } = await asCustomer(test, bill, (ctx) => customerPage(ctx));
    expect(messages[0]).toMatchObject({ kind: 'hand-off answered', from: { kind: 'you' } });
    expect(messages[1]?.text).toContain('Dana Okafor would like to hand this over to Leo Brandt');
  });
});
