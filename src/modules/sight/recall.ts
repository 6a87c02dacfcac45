import type { TableInfo } from './catalogue.ts';
import type { HttpStage } from './http-stage.ts';
import type { HttpWorld } from './http-world.ts';
import type { Row, Table, World } from './world.ts';

/** A world as it stands in the database by now, with what came to it since: the model says of it who sees what. */
export async function recalled(
  stage: HttpStage,
  made: HttpWorld,
): Promise<{ world: World; tableOf: Map<Row, Table> }> {
  const desks = made.world.desks.map((row) => row.id);
  const [row] = await stage.sql<{ world: World }>(recall(stage.tables), [desks]);
  const world = row?.world ?? made.world;
  const tableOf = new Map<Row, Table>();
  for (const table of Object.keys(world) as Table[])
    for (const each of world[table]) tableOf.set(each, table);
  return { world, tableOf };
}

/** The other way round than a world is stored: instants become days from now, bytes words or, of hashes, digits. */
function recall(tables: TableInfo[]): string {
  const ofTable = ({ name, columns }: TableInfo): string => {
    const isOfDesk = columns.some((column) => column.name === 'desk_id');
    const altered = columns.flatMap(({ name: column, type }) => {
      if (type === 'timestamp with time zone')
        return [`'${column}', extract(epoch from r.${column} - app.now()) / 86400`];
      if (type === 'bytea')
        return [`'${column}', encode(r.${column}, '${column.endsWith('hash') ? 'hex' : 'escape'}')`];
      return [];
    });
    const where = name === 'desks' ? 'where id = any ($1)' : isOfDesk ? 'where desk_id = any ($1)' : '';
    return `'${name}', (select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object(${altered.join(', ')})), '[]')
      from ${name} r ${where})`;
  };
  // A function of PostgreSQL takes a hundred arguments at most.
  const objects = tables.map((table) => `jsonb_build_object(${ofTable(table)})`);
  return `select ${objects.join(' || ')} as world`;
}
