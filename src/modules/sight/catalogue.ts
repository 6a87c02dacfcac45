import type pg from 'pg';

export type Column = {
  name: string;
  type: string;
  required: boolean;
  fallback: string | null;
  /** Which of the roles that act may write it. */
  insertable: ActingRole[];
  updatable: ActingRole[];
};
export type ActingRole = 'server' | 'mailer';
export type TableInfo = { name: string; key: string[]; columns: Column[]; readable: ActingRole[] };

/** The tables of the product as PostgreSQL knows them, each with its key, its columns and who may do what with them. */
export async function readCatalogue(client: pg.ClientBase): Promise<TableInfo[]> {
  const { rows } = await client.query(`
    with roles (role) as (values ('server'), ('mailer'))
    select c.relname as name,
      (select coalesce(jsonb_agg(role), '[]') from roles where has_any_column_privilege('throughline_' || role, c.oid, 'select'))
        as readable,
      (select array_agg(a.attname::text order by k.place) from pg_index i
        cross join unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'required', a.attnotnull, 'fallback', pg_get_expr(d.adbin, d.adrelid),
          'insertable', (select coalesce(jsonb_agg(role), '[]') from roles
            where has_column_privilege('throughline_' || role, c.oid, a.attnum, 'insert')),
          'updatable', (select coalesce(jsonb_agg(role), '[]') from roles
            where has_column_privilege('throughline_' || role, c.oid, a.attnum, 'update'))) order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`);
  return rows;
}
