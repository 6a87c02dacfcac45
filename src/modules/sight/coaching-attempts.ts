import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A word, what is said back to it, that it is shared or opened: of one's own notes, of others' and of none. */
export function onCoaching({ world, actor, deskId, fresh }: Place): Attempt[] {
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const desk_id = [deskId] as const;
  const here = world.coaching_notes.filter((row) => row.desk_id === deskId);
  const mine = here.filter((row) => row.to_id === me).map((row) => row.id);
  const others = here.filter((row) => row.to_id !== me).map((row) => row.id);
  const elsewhere = world.coaching_notes.filter((row) => row.desk_id !== deskId).map((row) => row.id);
  const [first = fresh(), ...rest] = [...new Set([...mine, ...others, ...elsewhere, fresh()])];
  const note_id = [first, ...rest] as const;
  return [
    ...variations('coaching_notes', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], customer_id: [fresh()], kind: ['advice'] },
      ...{ to_id: [me, otherPerson], held: [null, 'insult'] },
    }),
    ...variations('coaching_words', {
      ...{ desk_id, note_id, recorded_at: [0] as const },
      part: ['thanks', 'note', 'question', 'answer'],
    }),
    ...variations('coaching_words', {
      ...{ desk_id, note_id, recorded_at: [0] as const },
      part: ['note', 'answer'],
    }),
    ...variations('coaching_shares', {
      ...{ desk_id, note_id, turn: [1], recorded_at: [0] as const },
      shared: [true, false],
    }),
    ...variations('coaching_openings', { desk_id, note_id, by_id: [me, otherPerson] }),
  ];
}
