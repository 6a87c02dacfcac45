import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import { aCustomer, aDesk, aPageServer } from '../fixtures.ts';
import { publish } from './help-visitor.fixture.ts';

const test = testDatabase();

describe('a customer’s page', () => {
  it('leads to the help pages once something stands there', async () => {
    const desk = await aDesk(test);
    const customer = await aCustomer(test, desk);
    const read = async () => {
      const server = await aPageServer(test.database);
      const page = await server.inject({
        ...{ url: `/page/${desk.slug}`, cookies: { [`page-${desk.slug}`]: customer.token } },
      });
      await server.close();
      return page.body;
    };
    const link = `<a href="/help/${desk.slug}">Our help pages</a>`;
    expect(await read()).not.toContain(link);
    await publish(test, desk);
    expect(await read()).toContain(link);
  });
});
