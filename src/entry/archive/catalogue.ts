import type pg from 'pg';
import { type ArchivedTable, leftOut, type Sequences } from './format.ts';

export type Table = ArchivedTable & { owner: string; bytes: number; forced: boolean; id: number };

const ours = `n.nspname in ('public', 'app', 'auth')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

/** All tables that a copy takes, each after those that its rows point to at once. Generated columns make themselves. */
export async function tablesIn(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.oid::int8::int as id, n.nspname::text as schema, c.relname::text as name, c.relforcerowsecurity as forced,
       pg_get_userbyid(c.relowner)::text as owner, pg_table_size(c.oid)::float8 as bytes,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
         and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} order by n.nspname, c.relname`,
  );
  const kept = rows.filter(({ schema, name }) => !leftOut.includes(`${schema}.${name}`));
  return inOrder(kept, await pointers(client));
}

type Pointer = { source: number; target: number };

/** What may point to a row that comes later is checked at the end of the transaction anyway. */
async function pointers(client: pg.ClientBase): Promise<Pointer[]> {
  const { rows } = await client.query<Pointer>(
    `select conrelid::int8::int as source, confrelid::int8::int as target from pg_constraint
     where contype = 'f' and not condeferrable and conrelid <> confrelid`,
  );
  return rows;
}

function inOrder(tables: Table[], all: Pointer[]): Table[] {
  const ordered: Table[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const left = new Set(waiting.map(({ id }) => id));
    const blocked = new Set(all.filter(({ target }) => left.has(target)).map(({ source }) => source));
    const next = waiting.filter(({ id }) => !blocked.has(id));
    if (next.length === 0)
      throw new Error('tables point to each other at once; one of the keys has to be deferrable');
    ordered.push(...next);
    waiting = waiting.filter(({ id }) => blocked.has(id));
  }
  return ordered;
}

/** To be asked after the tables were copied: a sequence knows no snapshot, and must not stand before what was copied. */
export async function sequencesIn(client: pg.ClientBase): Promise<Sequences> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname::text as schema, c.relname::text as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1, 2`,
  );
  const sequences: Sequences = [];
  for (const { schema, name } of rows) {
    const found = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(client, { schema, name })}`,
    );
    for (const { last, called } of found.rows) sequences.push({ schema, name, last, called });
  }
  return sequences;
}

export const quoted = (client: pg.ClientBase, { schema, name }: { schema: string; name: string }) =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;

/** As both sides name a table to COPY: the columns by name, so that their order does not matter. */
export function copied(client: pg.ClientBase, table: ArchivedTable): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `${quoted(client, table)} (${columns})`;
}

/** Values are written and read in the same words on every server, whatever it is set to. */
export const plainWords = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local timezone = 'UTC'; set local extra_float_digits = 1;
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
