import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';
import type { Row } from './world.ts';

/** Entries in one's own name, as scribe of a customer, as the desk itself and on a task; each with one thing wrong. */
export function onEntries(place: Place): Attempt[] {
  const { world, actor, deskId, fresh } = place;
  const me = actor.kind === 'person' ? actor.id : null;
  const acting = actor.organization ?? null;
  const foreign = world.organizations.map((row) => row.id);
  const entry = {
    desk_id: [deskId] as const,
    id: [fresh()] as const,
    case_id: [fresh()] as const,
    kind: ['note'] as const,
    audience: ['companies', 'customer'] as const,
    author_kind: ['person', 'customer', 'desk-system', 'task-link'] as const,
    author_id: [me ?? otherPerson, otherPerson] as const,
    scribe_id: [null, me, otherPerson] as const,
    organization_id: [acting, null, ...foreign] as const,
    task_id: [null] as const,
    from_stranger: [false] as const,
    recorded_at: [-3] as const,
  };
  const authors: readonly [Row<'entries'>['author_kind'], ...Row<'entries'>['author_kind'][]] =
    actor.kind === 'task-link' ? ['task-link', 'person'] : ['person', 'task-link', 'desk-system'];
  return [
    ...variations('entries', entry),
    ...variations('entries', {
      ...entry,
      author_kind: ['customer', 'desk-system', 'person'],
      scribe_id: [me, null, otherPerson],
    }),
    ...variations('entries', {
      ...entry,
      author_kind: ['desk-system', 'customer', 'person'],
      author_id: [actor.id ?? otherPerson],
      organization_id: [null],
      scribe_id: [null, otherPerson],
    }),
    ...[...new Set(world.tasks.map((row) => row.id))].flatMap((taskId) =>
      variations('entries', {
        ...entry,
        audience: ['task', 'companies', 'customer'],
        author_kind: authors,
        author_id: [actor.id ?? otherPerson, otherPerson],
        task_id: [taskId],
      }),
    ),
    ...onCase(place),
  ];
}

/** A case that is there already: whoever may write it fails only because it is. */
function onCase({ world, deskId }: Place): Attempt[] {
  const known = world.cases.find((row) => row.desk_id === deskId);
  const desk = world.desks.find((row) => row.id === deskId);
  const explained = world.entries.find(
    (row) =>
      row.desk_id === deskId &&
      row.case_id === known?.id &&
      row.recorded_at === 0 &&
      row.audience === 'customer',
  );
  if (!known || !desk || !explained) return [];
  const row = {
    ...known,
    owner_id: desk.accountable_id,
    last_entry_id: explained.id,
    state: 'open' as const,
    due: 1,
  };
  return [{ table: 'cases', row }];
}
