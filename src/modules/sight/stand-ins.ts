import { engagementOf, isMember, runs } from './model.ts';
import type { Row, World } from './world.ts';

const awayNow = (world: World, person: string) =>
  world.absences
    .filter(
      (row) => row.person_id === person && row.withdrawn_at === null && runs(row.starts_at, row.ends_at),
    )
    .toSorted((one, other) => other.ends_at - one.ends_at || (one.id < other.id ? -1 : 1))[0];

/** Who works on a desk now and can answer its customers. */
function answering(world: World, desk: string): Row<'roster'>[] {
  return world.roster.filter((row) => {
    const side = engagementOf(world, row)?.role;
    const works = row.desk_id === desk && row.ended_at === null && (side === 'client' || side === 'provider');
    return works && isMember(world, row.person_id, row.organization_id);
  });
}

/** Who answers for somebody of a desk: themselves, whom they and those after them named, else who leads. */
function whoAnswers(world: World, desk: string, person: string): string | null {
  const here = answering(world, desk);
  const passed = new Set<string>();
  let at = person;
  for (let away = awayNow(world, at); away; away = awayNow(world, at)) {
    passed.add(at);
    const next = here.find((row) => row.person_id === away?.stand_in_id && row.role !== 'expert');
    if (!next || passed.has(next.person_id)) return whoLeads(world, here, { desk, person });
    at = next.person_id;
  }
  return at;
}

function whoLeads(
  world: World,
  here: Row<'roster'>[],
  { desk, person }: { desk: string; person: string },
): string | null {
  const accountable = world.desks.find(({ id }) => id === desk)?.accountable_id;
  const gone = world.roster.find((row) => row.desk_id === desk && row.person_id === person);
  const [first] = here
    .filter((row) => row.person_id !== person && !awayNow(world, row.person_id))
    .filter(
      (row) =>
        row.person_id === accountable ||
        (row.role === 'lead' && row.organization_id === gone?.organization_id),
    )
    .toSorted(
      (one, other) =>
        Number(one.role !== 'lead') - Number(other.role !== 'lead') ||
        one.admitted_at - other.admitted_at ||
        (one.person_id < other.person_id ? -1 : 1),
    );
  return first?.person_id ?? null;
}

/** Of a desk, whoever is away now with whoever answers until they are back. */
export function awayOn(world: World, desk: string): { person: string; standIn: string | null }[] {
  return world.roster
    .filter((row) => row.desk_id === desk && row.ended_at === null && awayNow(world, row.person_id))
    .map(({ person_id: person }) => ({ person, standIn: whoAnswers(world, desk, person) }));
}

/** Whoever of the client stands in for the one who answers for a desk answers for it meanwhile. */
export function meanwhile(world: World, row: Row<'roster'>): Row<'roster'> {
  const accountable = world.desks.find(({ id }) => id === row.desk_id)?.accountable_id;
  const isNamed = world.absences.some(
    (one) =>
      one.person_id === accountable &&
      one.stand_in_id === row.person_id &&
      one.withdrawn_at === null &&
      runs(one.starts_at, one.ends_at),
  );
  const isOfClient = engagementOf(world, row)?.role === 'client';
  return isNamed && isOfClient && row.role !== 'expert' ? { ...row, role: 'accountable' } : row;
}
