import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { noteThing } from '../customers/commands/note-thing.ts';
import { aView, dana } from './a-view.fixture.ts';
import { aCustomer, aDesk, asCustomer, asPerson, type Customer, type Desk } from './fixtures.ts';
import { renderPage } from './render.ts';
import { customerPage, type PageView } from './view.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const thingsOf = (customer: Customer) =>
  asCustomer(test, customer, async (ctx) => (await customerPage(ctx)).things);

/** What is read, without the markup. */
const read = (over: Partial<PageView>) =>
  renderPage(aView(over), { proof: { token: 'TOKEN', key: 'KEY' } })
    .html.replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',');

describe('what a customer has', () => {
  it('stands on their page and on nobody else’s, as it was corrected last', async () => {
    const [bill, eve] = [await aCustomer(test, desk), await aCustomer(test, desk)];
    const thing = { make: 'Harmon', model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null };
    const note = (serial: string, replacesId?: string) =>
      asPerson(test, desk.dana, (ctx) =>
        noteThing(ctx, { desk: desk.slug, customer: bill.id, ...thing, serial, replacesId }),
      );
    const { id: wrong } = await note('HA-1');
    await note('HA-2', wrong);
    expect(await thingsOf(bill)).toMatchObject([{ model: 'MX-12', serial: 'HA-2' }]);
    expect(await thingsOf(eve)).toEqual([]);
  });

  it('says who stands for it and until when, in their language', () => {
    const thing = {
      ...{ id: dana.id, make: 'Harmon', model: 'MX-12', serial: 'HA-0412-7731', boughtFrom: 'Soundhouse' },
      ...{
        boughtOn: null,
        warrantyBy: 'Harmon Audio',
        warrantyUntil: '2028-03-07',
        instructions: '1.3',
        entryId: null,
      },
    };
    expect(read({ things: [thing] })).toContain(
      'What you have Harmon MX-12 serial number HA-0412-7731, bought from Soundhouse, warranty with Harmon Audio until 7 March 2028, instructions 1.3',
    );
    expect(read({ things: [thing], language: 'de' })).toContain('Garantie von Harmon Audio bis 7. März 2028');
    expect(read({})).not.toContain('What you have');
  });
});
