import type { ActingRole, TableInfo } from './catalogue.ts';
import { actorOf, type Credential } from './entering-model.ts';
import { type Rules, sightOf } from './model.ts';
import type { Row, Table, World } from './world.ts';

/** What an actor was shown: the keys of each table's rows or the code of a refusal; one code where the door stayed shut. */
export type Shown = Record<string, string[] | string> | string;
/** What the model says they see; undefined where the door is to stay shut. */
export type Seen = { who: Credential; keys: Map<string, Set<string>> | undefined };

/** Everybody who could knock: also those whose membership, link or token has ended, and the mailer of each desk. */
export function everybody(world: World): Credential[] {
  return [
    ...world.memberships.map((row) => ({
      kind: 'person' as const,
      id: row.person_id,
      organization: row.organization_id,
    })),
    ...world.api_tokens.map((row) => ({ kind: 'token' as const, hash: row.token_hash })),
    ...world.customer_links.map((row) => ({ kind: 'customer-link' as const, hash: row.token_hash })),
    ...world.task_links.map((row) => ({ kind: 'task-link' as const, hash: row.token_hash })),
    ...world.proposal_links.map((row) => ({ kind: 'proposal-link' as const, hash: row.token_hash })),
    ...world.referral_links.map((row) => ({ kind: 'referral-link' as const, hash: row.token_hash })),
    ...world.preparations.map((row) => ({ kind: 'preparation-link' as const, hash: row.token_hash })),
    ...world.desks.map((row) => ({ kind: 'desk-system' as const, desk: row.id })),
    ...world.desks.map((row) => ({ kind: 'mailer' as const, desk: row.id })),
    { kind: 'operator' },
    { kind: 'nobody' },
  ];
}

export const roleOf = (who: Credential): ActingRole => (who.kind === 'mailer' ? 'mailer' : 'server');

export function seenBy(world: World, who: Credential, tables: TableInfo[]): Seen {
  const actor = actorOf(world, who);
  if (!actor) return { who, keys: undefined };
  const rules = sightOf(world, actor);
  return { who, keys: new Map(tables.map((table) => [table.name, keysSeen(world, rules, table)])) };
}

function keysSeen(world: World, rules: Rules, { name, key }: TableInfo): Set<string> {
  const sees = rules[name as Table] as (row: Row) => boolean;
  const rows = (world[name as Table] as Row[]).filter(sees);
  return new Set(rows.map((row) => key.map((column) => String(row[column as keyof Row])).join('/')));
}

/** Where what was shown differs from the model, in words: what leaked and what was wrongly hidden. */
export function sightDifferences({ who, keys }: Seen, shown: Shown, tables: TableInfo[]): string[] {
  const isShut = typeof shown === 'string';
  if (!keys) return isShut ? [] : [`${said(who)} came in`];
  if (isShut) return [`${said(who)} was refused: ${shown}`];
  return tables.flatMap((table) => {
    const found = shown[table.name] ?? [];
    const expected = keys.get(table.name) ?? new Set();
    const refusal = !table.readable.includes(roleOf(who)) ? '42501' : who.kind === 'nobody' ? 'TL401' : '';
    if (typeof found === 'string')
      return found === refusal ? [] : [`${said(who)} is refused ${table.name}: ${found}`];
    if (refusal === '42501') return [`${said(who)} may read ${table.name}`];
    return [
      ...found.filter((key) => !expected.has(key)).map((key) => `${said(who)} sees ${table.name} ${key}`),
      ...[...expected.difference(new Set(found))].map(
        (key) => `${said(who)} does not see ${table.name} ${key}`,
      ),
    ];
  });
}

export const said = (who: Credential): string => JSON.stringify(who);
