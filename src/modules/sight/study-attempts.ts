import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A study; what a contact of one is: of those here, of some elsewhere and of none; and what was learned: in one's own name and in another's. */
export function onStudies({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const by_id = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  const nearby = [
    ...world.study_contacts.filter((row) => row.desk_id === deskId),
    ...world.study_contacts.filter((row) => row.desk_id !== deskId).slice(0, 4),
  ];
  const contact_id = [...new Set(nearby.map(({ id }) => id)).add(fresh())] as const;
  return [
    ...variations('studies', {
      ...{ desk_id, id: [fresh()], made_by_id: by_id, begins_at: [-7], ends_at: [0], wanted: [5] },
    }),
    ...variations('study_contacts', {
      ...{ desk_id, id: [fresh()], study_id: [fresh()], place: [1], case_id: [fresh()], entry_id: [fresh()] },
      ...{ said: [0] },
    }),
    ...contact_id.flatMap((id) =>
      variations('study_words', { desk_id, contact_id: [id], by_id, demand: ['failure'] }),
    ),
    ...variations('study_findings', {
      ...{ desk_id, id: [fresh()], study_id: [fresh()], words: ['They only ask when.'], by_id },
    }),
  ];
}
