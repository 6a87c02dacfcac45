import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';
import { onCosts } from './cost-attempts.ts';
import { onStudies } from './study-attempts.ts';
import { onWalks } from './walk-attempts.ts';

/**
 * A type, by itself and split off another one, its first version and a later one, called as it is and otherwise; a mark; a
 * cause, its first version and a later one: of those here, of some elsewhere and of none; in one's own name and in another's; and what is studied and reckoned of it.
 */
export function onDemand(place: Place): Attempt[] {
  const { world, actor, deskId, fresh } = place;
  const desk_id = [deskId] as const;
  const by_id = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  const owner_id = [actor.organization ?? fresh()] as const;
  const nearby = <Of extends { desk_id: string }>(rows: readonly Of[]) => [
    ...rows.filter((row) => row.desk_id === deskId),
    ...rows.filter((row) => row.desk_id !== deskId).slice(0, 4),
  ];
  const types = world.demand_types.filter((row) => row.desk_id === deskId);
  const others = (id: string) => types.filter((row) => row.id !== id).map(({ name }) => name);
  const heirs = (id: string) => types.filter((row) => row.id !== id).map((row) => row.id);
  const causes = new Set(nearby(world.causes).map(({ id }) => id)).add(fresh());
  return [
    ...variations('demand_types', {
      ...{ desk_id, id: [fresh()], demand: ['failure'], from_id: [null, fresh()], made_by_id: by_id },
      ...{ version: [1], name: ['Where is it'] },
    }),
    ...variations('demand_type_versions', {
      ...{ desk_id, type_id: [fresh()], version: [1, 2], name: ['Where is it'], heir_id: [null], by_id },
    }),
    ...nearby(world.demand_types).flatMap(({ id, name }) =>
      variations('demand_type_versions', {
        ...{
          desk_id,
          type_id: [id],
          version: [2],
          name: [name, 'Another', ...others(id)],
          heir_id: [null, ...heirs(id)],
          by_id,
        },
      }),
    ),
    ...variations('demand_marks', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], entry_id: [fresh()], demand: ['failure'] },
      ...{ type_id: [fresh()], by_id },
    }),
    ...variations('causes', {
      ...{ desk_id, id: [fresh()], made_by_id: by_id, version: [1], name: ['A rule'], owner_id },
    }),
    ...[...causes].flatMap((id) =>
      variations('cause_versions', {
        ...{ desk_id, cause_id: [id], version: [2, 1], behind: ['rule'], owner_id, by_id },
      }),
    ),
    ...onStudies(place),
    ...onCosts(place),
    ...onWalks(place),
  ];
}
