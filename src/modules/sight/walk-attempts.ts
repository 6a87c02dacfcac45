import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A walk; a case of one; and what was found of a case here, of some elsewhere and of none: in one's own name and in another's, for one's own company and for another. */
export function onWalks({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const by_id = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  const acting = actor.organization ?? fresh();
  const another = world.organizations.find(({ id }) => id !== acting)?.id ?? fresh();
  const nearby = [
    ...world.walk_cases.filter((row) => row.desk_id === deskId),
    ...world.walk_cases.filter((row) => row.desk_id !== deskId).slice(0, 4),
  ];
  return [
    ...variations('walks', { desk_id, id: [fresh()], week: ['2020-01-13'], made_by_id: by_id }),
    ...variations('walk_cases', {
      ...{ desk_id, id: [fresh()], walk_id: [fresh()], place: [1], case_id: [fresh()] },
    }),
    ...[...new Set(nearby.map(({ id }) => id)).add(fresh())].flatMap((id) =>
      variations('walk_words', {
        ...{ desk_id, id: [fresh()], walk_case_id: [id], kind: ['found'], words: ['They had to ask twice.'] },
        ...{ by_id, organization_id: [acting, another] },
      }),
    ),
  ];
}
