import type { Step } from './people-steps.ts';

/**
 * Habits at the end of each world, of which nothing else is made: a macro of each desk, one of everybody who works or
 * worked there, and notes of now and of before that name two of them.
 */
export const habits: Step = ({ world, add, id }) => {
  const macro = { reader: 'companies' as const, texts: [{ text: 'words' }] };
  const shared = id();
  for (const desk of world.desks) add('macros', { desk_id: desk.id, id: shared, person_id: null, ...macro });
  const own = new Map(world.persons.map((row) => [row.id, id()]));
  for (const { desk_id, person_id } of world.roster)
    add('macros', { desk_id, id: own.get(person_id) ?? id(), person_id, ...macro });

  const notes = world.entries.filter((row) => row.author_kind === 'person');
  for (const [at, { desk_id, id: entry_id }] of notes.entries()) {
    const people = world.roster.filter((row) => row.desk_id === desk_id);
    const named = new Set([people[at % people.length], people[(at + 1) % people.length]]);
    for (const who of named)
      if (who)
        add('mentions', { desk_id, entry_id, person_id: who.person_id, seen_at: at % 3 === 2 ? -1 : null });
  }
};
