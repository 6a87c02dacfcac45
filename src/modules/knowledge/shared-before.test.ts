import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { applyWithin, knownMigrations } from '../../platform/database/migrate.ts';
import { asRole, ensureRoles } from '../../platform/database/roles.ts';
import { testSecret } from '../../testing/cluster.ts';

const database = `before_${randomUUID().replaceAll('-', '')}`;
const admin = () => ({ ...inject('admin'), database });
const customersRead = '20261201_1050_articles_for_customers';

beforeAll(async () => {
  await ensureRoles(admin(), testSecret);
  await bringIn((name) => name < customersRead);
}, 120_000);
afterAll(async () => {
  const client = new pg.Client({ ...admin(), database: 'postgres' });
  await client.connect();
  await client.query(`drop database ${database} with (force)`);
  await client.end();
});

async function bringIn(which: (name: string) => boolean): Promise<void> {
  const client = new pg.Client(asRole(admin(), 'owner', testSecret));
  await client.connect();
  for (const migration of (await knownMigrations()).filter(({ name }) => which(name))) {
    await client.query('begin');
    await applyWithin(client, migration);
    await client.query('commit');
  }
  await client.end();
}

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(admin());
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

type Day = number | 'company' | 'companies';
const nobody = randomUUID();

/** An article as its days made it: a number is a version written then, else who reads it is said. */
async function anArticle(client: pg.Client, audience: string, days: Day[]): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into articles (desk_id, id, organization_id, audience, made_by_id, version) values ($1, $2, $1, $3, $1, $4)`,
    [nobody, id, audience, days.filter((day) => typeof day === 'number').length],
  );
  for (const [day, what] of days.entries()) {
    const at = new Date(Date.UTC(2026, 9, day + 1));
    await (typeof what === 'number'
      ? client.query(
          `insert into article_versions (desk_id, article_id, version, language, words, helps, author_id, organization_id, recorded_at)
           values ($1, $2, $3, 'en', 'It hums', '', $1, $1, $4)`,
          [nobody, id, what, at],
        )
      : client.query(
          `insert into article_judgements (desk_id, id, article_id, audience, by_id, recorded_at) values ($1, $2, $3, $4, $1, $5)`,
          [nobody, randomUUID(), id, what, at],
        ));
  }
  return id;
}

it('keeps what an article said before it was shared between those who wrote it, be it shared long ago', async () => {
  const told: [string, Day[], number][] = [
    ['companies', [1, 2, 3, 'companies', 4], 3],
    ['companies', [1, 2], 1],
    ['companies', [1, 'companies', 2, 'company', 3, 'companies', 4, 'companies'], 3],
    ['company', [1, 2, 'companies', 'company'], 1],
  ];
  const ids = await asSuperuser(async (client) => {
    await client.query(`insert into app.installation (kind) values ('test')`);
    await client.query('set session_replication_role = replica');
    const made: string[] = [];
    for (const [audience, days] of told) made.push(await anArticle(client, audience, days));
    return made;
  });
  await bringIn((name) => name === customersRead);
  const { rows } = await asSuperuser((client) =>
    client.query('select id, shared_from as "from" from articles where id = any ($1)', [ids]),
  );
  const from = new Map(rows.map((row) => [row.id, row.from]));
  expect(ids.map((id) => from.get(id))).toEqual(told.map(([, , expected]) => expected));
});
