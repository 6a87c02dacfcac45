import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import { aCustomer, aDesk, aPageServer, asPerson } from '../fixtures.ts';

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
    await asPerson(test, desk.leo, async ({ db }) => {
      const id = randomUUID();
      await sql`insert into articles (desk_id, id, organization_id, made_by_id, audience, confidence)
        values (${desk.id}, ${id}, ${desk.client}, ${desk.leo}, 'customers', 'validated')`.execute(db);
      await sql`insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id)
        values (${desk.id}, ${id}, 1, 'en', 'It hums', 'Press it out.', ${desk.leo}, ${desk.client})`.execute(
        db,
      );
    });
    expect(await read()).toContain(link);
  });
});
