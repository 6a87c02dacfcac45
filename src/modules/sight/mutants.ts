import type pg from 'pg';
import type { TableInfo } from './catalogue.ts';
import { weakenings } from './weakenings.ts';

/** One way in which sight could be broken, and where it would show. */
export type Mutant = { table: string; what: string; sql: string; shows: Show[] };
/** What the owner sees, what others see, what comes of changes and deletions, what comes of new rows. */
export type Show = 'owner' | 'sight' | 'statements' | 'inserts';

type Command = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'ALL';
type Policy = { table: string; name: string; command: Command; qual: string | null; check: string | null };

const shows: Record<Command, Show[]> = {
  SELECT: ['sight', 'statements'],
  INSERT: ['inserts'],
  UPDATE: ['statements'],
  DELETE: ['statements'],
  ALL: ['sight', 'statements', 'inserts'],
};

/** Every mutant of ground rule 30, read from the schema as it stands. */
export async function mutantsOf(client: pg.ClientBase, tables: TableInfo[]): Promise<Mutant[]> {
  // The definer's policies are no part of sight: they let reviewed functions work, whose answers the worlds check.
  const { rows } = await client.query<Policy>(`
    select tablename as "table", policyname as name, cmd as command, qual, with_check as check from pg_policies
    where schemaname = 'public' and roles <> '{throughline_definer}' order by tablename, policyname`);
  return [
    ...rows.flatMap(ofPolicy),
    ...tables.flatMap(({ name }) => [
      {
        table: name,
        what: 'no longer forced',
        sql: `alter table ${name} no force row level security`,
        shows: ['owner' as const],
      },
      {
        table: name,
        what: 'disabled',
        sql: `alter table ${name} disable row level security`,
        shows: ['owner' as const],
      },
    ]),
    ...tables.flatMap(ofGrants),
  ];
}

function ofPolicy({ table, name, command, qual, check }: Policy): Mutant[] {
  const on = `${name} on ${table}`;
  const altered = (part: 'using' | 'with check', condition: string | null): Mutant[] =>
    condition === null
      ? []
      : [{ what: 'true', text: 'true' }, ...weakenings(condition)].map(({ what, text }) => ({
          table,
          what: `${name} ${part} ${what}`,
          sql: `alter policy ${on} ${part} (${text})`,
          shows: shows[command],
        }));
  return [
    { table, what: `${name} dropped`, sql: `drop policy ${on}`, shows: shows[command] },
    ...altered('using', qual),
    ...altered('with check', check),
  ];
}

/** Of these the server may delete rows, as far as their policies let it. */
const deletable = [
  'call_drafts',
  'drafts',
  'events',
  'expertise',
  'person_pictures',
  'macros',
  'presence',
  'snoozes',
  'task_addresses',
  'text_stops',
  'views',
];

function ofGrants({ name, columns }: TableInfo): Mutant[] {
  return (['server', 'mailer'] as const).flatMap((role) => {
    const isFixed = columns.some((column) => !column.updatable.includes(role));
    const verbs = [
      ...(isFixed ? ['update'] : []),
      ...(deletable.includes(name) && role === 'server' ? [] : ['delete']),
    ];
    return verbs.map((verb) => ({
      table: name,
      what: `${verb} granted to the ${role}`,
      sql: `grant ${verb} on ${name} to throughline_${role}`,
      shows: ['statements' as const],
    }));
  });
}
