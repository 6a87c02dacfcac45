import { expect, it } from 'vitest';
import { runs } from './model.ts';
import type { Row, World } from './world.ts';
import { fixedWorlds } from './worlds.ts';

const worlds = fixedWorlds();

const clientOf = (world: World, desk: string) => world.desks.find(({ id }) => id === desk)?.client_id;
const isEngaged = (world: World, { desk_id, engagement_id, ended_at }: Row<'roster'>) =>
  ended_at === null &&
  world.engagements.some(
    (row) =>
      row.desk_id === desk_id &&
      row.id === engagement_id &&
      row.role === 'provider' &&
      runs(row.starts_at, row.ends_at),
  );

/** People who work for two clients at once, through one company. */
const betweenRivals = (world: World) => {
  const works = world.roster.filter((row) => isEngaged(world, row));
  return works.filter((row) =>
    works.some(
      (other) =>
        other.person_id === row.person_id &&
        other.organization_id === row.organization_id &&
        clientOf(world, other.desk_id) !== clientOf(world, row.desk_id),
    ),
  );
};

it.each<[string, (world: World) => unknown[]]>([
  ['somebody whose company works for two rivals', betweenRivals],
  ['third parties', ({ engagements }) => engagements.filter(({ role }) => role === 'third party')],
  ['links to tasks', ({ task_links }) => task_links.filter(({ revoked_at }) => revoked_at === null)],
  ['what goes with a task', ({ task_passings }) => task_passings],
  [
    'somebody who is asked at once',
    ({ tasks }) => tasks.filter((row) => row.at_once && row.state === 'asked'),
  ],
  ['what third parties know', ({ expertise }) => expertise.filter(({ person_id }) => person_id === null)],
  ['questions that were answered', ({ asks }) => asks.filter(({ outcome }) => outcome === 'answered')],
  ['mails that ask a company', ({ outbox }) => outbox.filter(({ kind }) => kind === 'task')],
  ['standing rules', ({ roster_rules }) => roster_rules.filter(({ ended_at }) => ended_at === null)],
  ['stand-ins', ({ absences }) => absences.filter(({ stand_in_id }) => stand_in_id !== null)],
  ['engagements that ended', ({ engagements }) => engagements.filter(({ ends_at }) => (ends_at ?? 1) <= 0)],
  ['people who left a desk', ({ roster }) => roster.filter(({ ended_at }) => ended_at !== null)],
  ['people who left a company', ({ memberships }) => memberships.filter((row) => (row.ended_at ?? 1) <= 0)],
])('the worlds hold %s, in half of them at least', (_, found) => {
  expect(worlds.filter((world) => found(world).length > 0).length).toBeGreaterThanOrEqual(5);
});
