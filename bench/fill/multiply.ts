import pg from 'pg';
import type { Connection } from '../../src/platform/database/roles.ts';
import { rareWord } from './words.ts';

/** An id of a copy: as old as the first one's, and another in its last digits. */
const other = (column: string) => `bench_copy(o.${column}, n)`;
const own = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, other(column)]));

/** One whole after another: the newest then hold as many different words as they ever did, and not one of them fifty times. */
const order: Record<string, string> = { search_documents: 'order by n, o.place' };

/** What is different in a copy, table by table; everything else is as in the first. */
const changes: Record<string, Record<string, string>> = {
  customers: own('id'),
  contact_points: { ...own('id', 'customer_id'), address: `n || '.' || o.address` },
  customer_links: { ...own('id', 'customer_id'), token_hash: `sha256((o.id::text || n)::bytea)` },
  facts: own('id', 'customer_id'),
  cases: {
    ...own('id', 'customer_id', 'stands_entry_id', 'last_entry_id'),
    // Beyond those that pgbench counts up to.
    reference: `upper(translate(to_hex(x'40000000'::bigint + nextval('bench_references')), '01', 'XY'))`,
  },
  case_words: own('case_id'),
  entries: {
    ...own('id', 'case_id'),
    author_id: `case o.author_kind when 'customer' then ${other('author_id')} else o.author_id end`,
  },
  entry_words: { ...own('entry_id'), text: `replace(o.text, '${rareWord}', '')` },
  reply_tokens: {
    ...own('id', 'case_id', 'contact_point_id'),
    token_hash: `sha256((o.id::text || n)::bytea)`,
  },
  outbox: { ...own('id', 'case_id', 'entry_id'), message_id: `'<' || ${other('id')} || '@desk.example>'` },
  outbox_words: own('outbox_id'),
  search_documents: {
    ...own('id', 'case_id', 'entry_id', 'customer_id'),
    place: `nextval('search_places')`,
    words: `ts_delete(o.words, '${rareWord}')`,
  },
};

/**
 * Makes so many times as much of what was filled in, inside the database: what triggers check or derive was checked and
 * derived for the first. Indexes of words are sooner built anew than kept.
 */
export async function multiply(admin: Connection, times: number): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'`);
    await client.query('create temporary sequence bench_references');
    await client.query(
      `create function bench_copy(id uuid, n int) returns uuid language sql immutable as $$
         select (left(id::text, 24) || lpad(to_hex(('x' || right(id::text, 12))::bit(48)::bigint # n), 12, '0'))::uuid $$`,
    );
    const { rows: ofWords } = await client.query(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
       where indrelid = 'search_documents'::regclass and amname = 'gin'`,
    );
    for (const { name } of ofWords) await client.query(`drop index ${name}`);
    for (const table of Object.keys(changes)) await copyRows(client, table, times);
    for (const { definition } of ofWords) await client.query(definition);
    await client.query('drop function bench_copy');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function copyRows(client: pg.Client, table: string, times: number): Promise<void> {
  const { rows } = await client.query(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const columns: string[] = rows.map(({ name }) => name);
  const values = columns.map((name) => changes[table]?.[name] ?? `o.${name}`);
  await client.query(
    `insert into ${table} (${columns.join(', ')})
     select ${values.join(', ')} from ${table} o cross join generate_series(1, ${times - 1}) n ${order[table] ?? ''}`,
  );
}
