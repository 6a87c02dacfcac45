import pg from 'pg';
import type { Connection } from '../../src/platform/database/roles.ts';

export type Written = Record<string, number>;

/** How many rows of which table the work wrote, new or changed. */
export async function rowsWrittenBy(owner: Connection, work: () => Promise<unknown>): Promise<Written> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const before = await client.query('select pg_snapshot_xmax(pg_current_snapshot())::text as first');
    await work();
    const { rows } = await client.query(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    const written: Written = {};
    for (const { name } of rows) {
      const count = await client.query(
        `select count(*)::int as count from ${client.escapeIdentifier(name)} where xmin::text::bigint >= $1`,
        [before.rows[0].first],
      );
      if (count.rows[0].count > 0) written[name] = count.rows[0].count;
    }
    return written;
  } finally {
    await client.end();
  }
}

/** A ratio means something only while the script writes what the command writes. */
export function demandSameRows(script: string, command: Written, pgbench: Written): void {
  const tables = [...new Set([...Object.keys(command), ...Object.keys(pgbench)])].sort();
  const other = tables.filter((table) => command[table] !== pgbench[table]);
  if (other.length === 0) return;
  const differences = other.map(
    (table) => `${table} ${pgbench[table] ?? 0} instead of ${command[table] ?? 0}`,
  );
  throw new Error(
    `bench/pgbench/${script}.sql writes other rows than its command (${differences.join(', ')}). Bring it up to date.`,
  );
}
