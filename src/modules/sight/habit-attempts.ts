import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** Macros in one's own name, for the desk and for somebody else, and everybody told of every note. */
export function onHabits({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const entries = world.entries.filter((row) => row.desk_id === deskId).map((row) => row.id);
  const people = world.roster.filter((row) => row.desk_id === deskId).map((row) => row.person_id);
  return [
    ...variations('macros', {
      desk_id,
      id: [fresh()],
      person_id: [me, null, otherPerson],
      reader: ['companies'],
      texts: [[{ text: 'words' }]],
    }),
    ...[fresh(), ...entries].flatMap((entryId) =>
      variations('mentions', {
        desk_id,
        entry_id: [entryId],
        person_id: [me, otherPerson, ...people],
        seen_at: [null],
      }),
    ),
  ];
}
