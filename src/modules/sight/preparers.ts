import { type Actor, isMember, type Rules } from './model.ts';
import type { Row, World } from './world.ts';

/** Whether somebody administers the organization that they act for. */
const administers = (world: World, { kind, id, organization }: Actor): boolean =>
  kind === 'person' &&
  isMember(world, id, organization) &&
  world.memberships.some(
    (row) => row.person_id === id && row.organization_id === organization && row.administrator,
  );

/** Whether it is what the acting link opens. */
const isOpened = ({ kind, id }: Actor, preparation: string): boolean =>
  kind === 'preparation-link' && id === preparation;

type OfPreparations = Pick<
  Rules,
  'preparations' | 'preparation_versions' | 'preparation_files' | 'preparation_letters'
>;

export function preparationRules(world: World, actor: Actor): OfPreparations {
  const isOurs = (row: { organization_id: string }) =>
    row.organization_id === actor.organization && administers(world, actor);
  return {
    preparations: (row) => isOurs(row) || isOpened(actor, row.id),
    preparation_versions: (row) => isOurs(row) || isOpened(actor, row.preparation_id),
    preparation_files: (row) =>
      isOurs(row) ||
      world.preparation_versions.some((one) => isOpened(actor, one.preparation_id) && names(one, row)),
    preparation_letters: isOurs,
  };
}

/** Whether a file is the agreement of what was prepared. */
export const names = ({ what }: Row<'preparation_versions'>, { id }: Row<'preparation_files'>): boolean =>
  what.agreementFileId === id;

/** Of what the acting link opens: the company, whoever prepared it, and those who are to work and have not left. */
export function preparedFor(world: World, actor: Actor) {
  const known = world.preparations.find((row) => isOpened(actor, row.id));
  if (!known) return undefined;
  const { organization_id: organization, prepared_by_id } = known;
  return {
    organization,
    people: [prepared_by_id, ...peopleOf(world, known)],
  };
}

/** Who is to work there, but for those who have left meanwhile. */
export function peopleOf(world: World, { id, organization_id }: Row<'preparations'>): string[] {
  return world.preparation_versions
    .filter((row) => row.preparation_id === id)
    .flatMap(({ what }) => what.people.map(({ personId }) => personId))
    .filter((person) => isMember(world, person, organization_id));
}
