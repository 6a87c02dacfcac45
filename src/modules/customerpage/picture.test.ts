import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { say } from '../conversations/commands/say.ts';
import { beAway } from '../people/commands/absences.ts';
import { changeMe } from '../people/commands/me.ts';
import { mostPictureBytes } from '../people/contract.ts';
import { aCustomer, aDesk, aPageServer, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { customerPage } from './view.ts';

const test = testDatabase();
let desk: Desk;
let bill: Customer;
const pictures = { dana: largestPicture(), leo: largestPicture() };

beforeAll(async () => {
  desk = await aDesk(test);
  bill = await aCustomer(test, desk);
  for (const who of ['dana', 'leo'] as const)
    await asPerson(test, desk[who], (ctx) => changeMe(ctx, { picture: pictures[who] }));
  for (let count = 0; count < 20; count += 1) {
    const text = `Answer ${count}: ${randomBytes(150).toString('base64')}`;
    await asPerson(test, desk.dana, (ctx) => say(ctx, { case: bill.caseId, text, audience: 'customer' }));
  }
});

/** Of bytes that nothing makes fewer. */
function largestPicture(): string {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(mostPictureBytes - 3)]);
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}

const view = () => asCustomer(test, bill, (ctx) => customerPage(ctx));
const danaIsAway = () =>
  asPerson(test, desk.dana, (ctx) =>
    beAway(ctx, { startsAt: ctx.now, endsAt: '2099-01-01T00:00:00.000Z', standInId: desk.leo }),
  );

describe('the picture of who looks after a case', () => {
  it('is shown of the owner, and of nobody who only could be', async () => {
    const seen = await view();
    expect(seen.owner.picture).toBe(pictures.dana);
    expect(JSON.stringify(seen)).not.toContain(pictures.leo);
    expect(JSON.stringify(seen.messages)).not.toContain('data:');
  });

  it('is shown of the stand-in while the owner is away, on a page that stays under 30 kB over the wire', async () => {
    await danaIsAway();
    const { owner, away } = await view();
    expect([owner.picture, away?.standIn?.picture]).toEqual([pictures.dana, pictures.leo]);

    const server = await aPageServer(test.database);
    const { rawPayload } = await server.inject({
      url: `/page/${desk.slug}`,
      headers: { 'accept-encoding': 'gzip' },
      cookies: { [`page-${desk.slug}`]: bill.token },
    });
    await server.close();
    const page = gunzipSync(rawPayload).toString();
    expect(page.match(/<li class="us">/g)).toHaveLength(20);
    for (const picture of Object.values(pictures))
      expect(page).toContain(`<img class="face" alt="" width="128" height="128" src="${picture}">`);
    expect(rawPayload.length).toBeLessThan(30_000);
  });

  it('is gone from the page once it is taken away', async () => {
    await asPerson(test, desk.dana, (ctx) => changeMe(ctx, { picture: null }));
    expect((await view()).owner.picture).toBeNull();
  });
});
