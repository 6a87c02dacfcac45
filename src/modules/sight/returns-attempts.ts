import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** That something comes back, the words with it, what was found of it and that it was called off: of a return here, of some elsewhere and of none; in one's own name and in another's, for one's own company and for another. */
export function onReturns({ world, actor, deskId, fresh }: Place): Attempt[] {
  const by_id = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  const acting = actor.organization ?? fresh();
  const another = world.organizations.find(({ id }) => id !== acting)?.id ?? fresh();
  const desk_id = [deskId] as const;
  const known = [
    ...world.returns.filter((row) => row.desk_id === deskId),
    ...world.returns.filter((row) => row.desk_id !== deskId).slice(0, 4),
  ];
  return [
    ...variations('returns', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], kind: ['refund'], by_id },
      ...{ found: [null], called_off: [false], recorded_at: [0] },
    }),
    ...[...new Set(known.map(({ id }) => id)).add(fresh())].flatMap((id) => {
      const of = { desk_id, return_id: [id], by_id } as const;
      return [
        ...variations('return_words', { desk_id, return_id: [id], tried: ['word'] }),
        ...variations('return_inspections', {
          ...{ ...of, id: [fresh()], found: ['no fault found'], organization_id: [acting, another] },
        }),
        ...variations('returns_called_off', { ...of, entry_id: [fresh()] }),
      ];
    }),
  ];
}
