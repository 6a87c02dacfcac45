import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';

const test = testDatabase();

describe('entering', () => {
  it('makes an organization with its administrator, who opens a desk and stands on its roster', async () => {
    const [organization, person, desk] = [randomUUID(), randomUUID(), randomUUID()];
    await test.database.as({ kind: 'operator' }, async (ctx) => {
      await sql`select app.found_organization(${organization}, 'Harmon Audio', 'GB')`.execute(ctx.db);
      await sql`select app.add_person(${person}, 'Leo Brandt', 'leo@harmon.example', ${organization}, true)`.execute(
        ctx.db,
      );
    });
    await test.database.as({ kind: 'person', personId: person, organizationId: null }, async (ctx) => {
      await sql`select app.open_desk(jsonb_populate_record(null::desks, ${JSON.stringify({
        id: desk,
        slug: 'harmon',
        name: 'Harmon Audio',
        client_id: organization,
        address: 'help@harmon.example',
        color: '#7d2b2b',
        languages: ['en'],
        zone: 'Europe/London',
        hours: { always: true },
        holidays: [],
        answer_limit_minutes: 240,
        silence_limit_minutes: 1440,
      })}))`.execute(ctx.db);
    });
    const actor = await test.database.as(
      { kind: 'person', personId: person, organizationId: organization },
      async (ctx) => ctx.actor,
    );
    expect(actor).toMatchObject({
      kind: 'person',
      desks: [{ deskId: desk, role: 'accountable', side: 'client' }],
    });
  });

  it('is needed before anything can be read, on a fresh and on a reused connection', async () => {
    const client = await test.database.server.connect();
    try {
      await expect(client.query('select * from desks')).rejects.toThrow('nobody has entered');
      await test.database.as({ kind: 'operator' }, async () => {});
      await expect(client.query('select * from desks')).rejects.toThrow('nobody has entered');
    } finally {
      client.release();
    }
  });

  it('refuses who is nobody', async () => {
    const nobody = test.database.as(
      { kind: 'session', token: 'nothing', organizationId: null },
      async () => {},
    );
    await expect(nobody).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
