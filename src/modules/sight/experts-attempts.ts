import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/**
 * What is known, by oneself and by a company, for each engagement here and some elsewhere; a question and its words: of
 * those here, of some elsewhere and of none; and whom it reached: in one's own name and in another's.
 */
export function onExperts({ world, actor, deskId, fresh }: Place): Attempt[] {
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const acting = actor.organization ?? fresh();
  const another = world.organizations.find(({ id }) => id !== acting)?.id ?? fresh();
  const desk_id = [deskId] as const;
  const organization_id = [acting, another] as const;
  const engagements = new Set(
    [
      ...world.engagements.filter((row) => row.desk_id === deskId),
      ...world.engagements.filter((row) => row.desk_id !== deskId).slice(0, 4),
    ].map(({ id }) => id),
  );
  const asks = [
    ...world.asks.filter((row) => row.desk_id === deskId),
    ...world.asks.filter((row) => row.desk_id !== deskId && row.recorded_at === 0).slice(0, 4),
  ];
  return [
    ...[...engagements].flatMap((id) => {
      const of = { desk_id, id: [fresh()], engagement_id: [id], organization_id } as const;
      return [
        ...variations('expertise', { ...of, person_id: [me, otherPerson] }),
        ...variations('expertise', { ...of, organization_id: [acting], person_id: [null] }),
      ];
    }),
    ...variations('asks', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], asked_by_id: [me, otherPerson] },
      ...{ asked_by_organization_id: organization_id, next_at: [1], settled_at: [null], outcome: [null] },
      ...{ task_id: [null], gap_id: [null], recorded_at: [0] },
    }),
    ...[...new Set(asks.map(({ id }) => id)).add(fresh())].flatMap((id) =>
      variations('ask_words', { desk_id, ask_id: [id] }),
    ),
    ...variations('ask_turns', { desk_id, ask_id: [fresh()], turn: [1], task_id: [fresh()] }),
  ];
}
