import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A type, by itself and split off another one, its first version and a later one, and a mark: in one's own name and in another's. */
export function onDemand({ actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const by_id = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  return [
    ...variations('demand_types', {
      ...{ desk_id, id: [fresh()], demand: ['failure'], from_id: [null, fresh()], made_by_id: by_id },
      ...{ version: [1], name: ['Where is it'] },
    }),
    ...variations('demand_type_versions', { desk_id, type_id: [fresh()], version: [1, 2], by_id }),
    ...variations('demand_marks', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], entry_id: [fresh()], demand: ['failure'] },
      ...{ type_id: [fresh()], by_id },
    }),
  ];
}
