import { actorOf, type Credential } from './entering-model.ts';
import type { HttpWorld } from './http-world.ts';
import { type Actor, type Standing, sightOf, standingOf } from './model.ts';
import type { Row, Table, World } from './world.ts';

/** Somebody in a world, and what the model says they see there. */
export type Place = {
  made: HttpWorld;
  world: World;
  who: Credential;
  /** Undefined where the door stays shut. */
  actor: Actor | undefined;
  my: Standing;
  sees: (row: Row) => boolean;
  /** Whether an id is their own or stands in a row that they see. */
  knows: (id: string) => boolean;
  /** The rows of a table that are seen. */
  rows: <T extends Table>(table: T) => Row<T>[];
};

export function placeOf(made: HttpWorld, who: Credential): Place {
  const { world } = made;
  const actor = actorOf(world, who);
  const entered = actor ?? ({ kind: 'nobody', id: null } as const);
  const rules = sightOf(world, entered);
  const seen = new Map<Table, Set<Row>>();
  let known: string | undefined;
  const seenOf = (table: Table) => {
    const known =
      seen.get(table) ?? new Set((world[table] as Row[]).filter(rules[table] as (row: Row) => boolean));
    seen.set(table, known);
    return known;
  };
  return {
    ...{ made, world, who, actor },
    my: standingOf(world, entered),
    sees: (row) => seenOf(made.tableOf.get(row) ?? 'custody_heads').has(row),
    knows: (id) => {
      known ??= JSON.stringify([
        actor,
        ...(Object.keys(world) as Table[]).flatMap((table) => [...seenOf(table)]),
      ]);
      return known.includes(id);
    },
    rows: <T extends Table>(table: T) => [...seenOf(table)] as Row<T>[],
  };
}

/** With what somebody comes: where several would do, all of them, so that none opens what is another's door. */
export function credentialsOf({ made, world, who }: Place): Record<string, string> {
  switch (who.kind) {
    case 'person':
      return {
        cookie: `throughline.session_token=${made.sessionOf(who.id)}`,
        'throughline-organization': who.organization,
      };
    case 'token':
      return { authorization: `Bearer ${made.secretOf(who.hash)}` };
    case 'customer-link':
    case 'task-link':
    case 'proposal-link':
    case 'referral-link':
    case 'preparation-link': {
      const shown = made.secretOf(who.hash);
      const names = [
        ...world.desks.map((desk) => `page-${desk.slug}`),
        'task',
        'proposals',
        'referrals',
        'begin',
      ];
      const cookies = names.map((name) => `${name}=${shown}`);
      return { cookie: cookies.join('; '), authorization: `Bearer ${shown}` };
    }
    default:
      return {};
  }
}

/** What nobody has. */
export const unknownId = 'ffffffff-ffff-7fff-8fff-ffffffffffff';
export const unknownReference = 'ZZZZZZZZ';

export const onDesk =
  (desk: string) =>
  <T extends { desk_id: string }>(row: T): boolean =>
    row.desk_id === desk;
export const slugOf = (world: World, id: string): string =>
  world.desks.find((desk) => desk.id === id)?.slug ?? id;

/** Whether an engagement runs or is to begin: what was called off before it began ends as it begins. */
export const isAgreed = ({ starts_at, ends_at }: Row<'engagements'>) =>
  ends_at === null || ends_at > Math.max(starts_at, 0);
