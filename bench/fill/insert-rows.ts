import type pg from 'pg';

export type Row = Record<string, unknown>;

/** Puts many rows into a table with one statement; the table's own types read what the rows hold. */
export async function insertRows(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((name) => client.escapeIdentifier(name))
    .join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

export const asBytea = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
