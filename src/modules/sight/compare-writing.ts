import type { Attempt } from './attempt.ts';
import { attemptsOf } from './attempts.ts';
import type { TableInfo } from './catalogue.ts';
import { roleOf } from './compare.ts';
import { actorOf, type Credential } from './entering-model.ts';
import { askings } from './experts-statements.ts';
import { type Rules, sightOf } from './model.ts';
import type { Row, Table, World } from './world.ts';
import { type Writing, writingOf } from './writing-model.ts';

/**
 * A change of each table that any row would take, without a condition: PostgreSQL then asks the policies for changes
 * alone, and not also whether the row is seen.
 */
const changes: Partial<Record<Table, string>> = {
  organizations: `name = 'x'`,
  departments: `name = 'x'`,
  persons: `place = 'x'`,
  person_settings: `zone = 'x'`,
  memberships: 'administrator = false',
  absences: `withdrawn_at = 'infinity'`,
  api_tokens: `revoked_at = 'infinity'`,
  desks: `color = '#000000'`,
  engagements: `ends_at = 'infinity'`,
  roster: 'ended_at = app.now()',
  customers: `name = 'x'`,
  customer_links: `revoked_at = 'infinity'`,
  cases: `wake_at = 'infinity'`,
  hand_offs: 'state = state',
  raw_mails: 'attempts = 1',
  strangers: `state = 'held'`,
  join_offers: `state = 'offered'`,
  outbox: 'attempts = 1',
  gateways: `ended_at = 'infinity'`,
  pockets: 'day_at = null',
  mornings: 'at = null',
  pocket_acts: 'undone_at = null',
  pocket_bundles: `items = '[0]'`,
  gateway_events: 'attempts = 1',
  macros: `name = 'x'`,
  mentions: `seen_at = 'infinity'`,
  drafts: 'version = 1',
  call_drafts: 'version = 1',
  dangers: `words = ''`,
  presence: `doing = 'looking'`,
  endings: `seen_at = 'infinity'`,
  proposals: `seen_at = 'infinity'`,
  roster_rules: `ended_at = 'infinity'`,
  tasks: `their_reference = 'x'`,
  task_links: `revoked_at = 'infinity'`,
  expertise: 'by_text = false',
  referrals: `told_at = 'infinity'`,
  referral_links: `ended_at = 'infinity'`,
  acts: `state = 'done'`,
  views: `name = 'x'`,
  bulk_steps: `undone_at = 'infinity'`,
  idempotency_keys: 'status = 1',
};

/** A statement and what must come of it: how many rows it touches, or that it is refused whoever asks. */
export type Expected = { table: Table; outcome: string };
export type Statement = Expected & { text: string };
export type Insert = Attempt & Expected;

const refused = '42501';

/** Changes of all rows, of a column that never changes, and deletions, on the given tables. */
export function statementsOf(world: World, who: Credential, tables: TableInfo[]): Statement[] {
  const actor = actorOf(world, who);
  if (!actor) return [];
  const writing = writingOf(world, actor);
  const role = roleOf(who);
  return tables.flatMap(({ name, columns }) => {
    const table = name as Table;
    const set = changes[table];
    const fixed = columns.find((column) => !column.updatable.includes(role))?.name;
    return [
      { table, text: `delete from ${table}`, outcome: touched(world, table, writing.delete) },
      ...(set
        ? [{ table, text: `update ${table} set ${set}`, outcome: touched(world, table, writing.change) }]
        : []),
      ...(fixed ? [{ table, text: `update ${table} set ${fixed} = default`, outcome: refused }] : []),
      ...(role === 'mailer' || !writing.insert[table]
        ? [{ table, text: `insert into ${table} default values`, outcome: refused }]
        : []),
      ...(table === 'files' && role === 'server' ? attachments(world, writing) : []),
      ...(table === 'search_documents' && role === 'server' ? [search(world, writing)] : []),
      ...(table === 'articles' && role === 'server' ? [ranking(world, sightOf(world, actor))] : []),
      ...(table === 'asks' && role === 'server' ? askings(world, { actor, writing }) : []),
      ...(table === 'roster' && role === 'server' ? [takingBack(world, writing)] : []),
    ];
  });
}

function touched(world: World, table: Table, rules: Partial<Rules>): string {
  const may = rules[table] as ((row: Row) => boolean) | undefined;
  return may ? String((world[table] as Row[]).filter(may).length) : refused;
}

/** Files of one's own that hang on nothing yet can be hung on an entry that one writes in this moment. */
function attachments(world: World, { uploads, attach, isHere }: Writing): Statement[] {
  const table = 'files';
  const all = [...new Set(world.entries.map((row) => row.id))].map((id) => ({
    table,
    text: `update files set entry_id = '${id}'`,
    outcome: uploads.every((file) => attach(file, id)) ? String(uploads.length) : refused,
  }));
  const single = uploads.flatMap((file) =>
    world.entries
      .filter((entry) => entry.desk_id === file.desk_id)
      .map(({ desk_id, id }) => ({
        table,
        text: `update files set entry_id = '${id}' where desk_id = '${desk_id}' and id = '${file.id}'`,
        // A file that is named is looked for first; where its uploader works no more, they do not see it.
        outcome: !isHere(file) ? '0' : attach(file, id) ? '1' : refused,
      })),
  );
  return [...all, ...single] as Statement[];
}

/** The search sees past the policies and decides by itself; it must decide the same. */
function search(world: World, { finds }: Writing): Statement {
  const found = world.search_documents.filter(finds);
  return {
    table: 'search_documents',
    text: `select from unnest('{case,entry,customer}'::text[]) as kind, app.found('words', kind, 1000)`,
    outcome: String(found.length),
  };
}

/** So does what ranks articles, and they count for nobody who does not read them; of one and its translations one is found. */
function ranking(world: World, { articles }: Rules): Statement {
  const desks = world.desks.map(({ id }) => id).join();
  return {
    table: 'articles',
    text: `select from unnest('{${desks}}'::uuid[]) as desk, app.ranked_articles(desk, 'words', 1000)`,
    outcome: String(new Set(world.articles.filter(articles).map(family)).size),
  };
}

const family = ({ desk_id, id, translates }: Row<'articles'>) => `${desk_id} ${translates ?? id}`;

function takingBack(world: World, { change, takeBack }: Writing): Statement {
  const changeable = world.roster.filter((row) => change.roster?.(row));
  const outcome = changeable.every(takeBack) ? String(changeable.length) : refused;
  return { table: 'roster', text: 'update roster set ended_at = null', outcome };
}

export function insertsOf(world: World, who: Credential): Insert[] {
  const actor = actorOf(world, who);
  if (!actor || who.kind === 'mailer') return [];
  const { insert } = writingOf(world, actor);
  return attemptsOf(world, actor).map((attempt) => {
    const may = insert[attempt.table] as ((row: Row) => boolean) | undefined;
    return { ...attempt, outcome: may?.(attempt.row) ? 'ok' : refused };
  });
}

/** What changed meanwhile is found here once the policies have let a row in; elsewhere before they are asked. */
const foundAfter: Table[] = [
  ...(['gap_cases', 'gap_owners', 'gap_closings', 'gap_withdrawals', 'gap_evidence'] as const),
  ...(['cause_versions', 'demand_type_versions', 'study_words'] as const),
];

/** Whether what PostgreSQL said is what the model says. A constraint that refuses a row comes after the policies. */
export function isAsExpected({ who, table }: Asked, expected: string, actual: string): boolean {
  const isTooLate = actual === 'TL409' && foundAfter.includes(table);
  const isShut = actual === refused || (actual.startsWith('TL') && !isTooLate);
  if (expected === refused || (expected === '0' && who.kind === 'nobody'))
    return isShut || expected === actual;
  return actual === expected || (expected === 'ok' && (actual.startsWith('23') || actual === 'TL409'));
}

type Asked = { who: Credential; table: Table };
