import type { Step } from './people-steps.ts';

/**
 * On each desk two of the notes for its companies say that something went wrong: one that its owner knew of, and that the
 * client was told of, and one that is held back. Made of what was drawn, so that the worlds stay as they are.
 */
export const setbacks: Step = ({ world, add, id: newId }) => {
  for (const { id: desk_id, client_id, accountable_id } of world.desks) {
    const notes = world.entries.filter(
      (row) =>
        row.desk_id === desk_id &&
        row.audience === 'companies' &&
        world.entry_words.some((words) => words.desk_id === desk_id && words.entry_id === row.id),
    );
    for (const [at, { id, case_id }] of notes.slice(0, 2).entries()) {
      const of = { desk_id, setback_id: id };
      add('setbacks', { desk_id, id, case_id });
      add('setback_known', { ...of, id: newId(), at: -1, organization_id: client_id, said_by_id: null });
      if (at === 0) add('setback_told', { ...of, whom: 'client', entry_id: null, by_id: null });
      else add('setback_holds', { ...of, by_id: accountable_id });
    }
  }
};

/** On each desk one of the same notes says that whoever answers for it went further, for which they were thanked. */
export const extraSteps: Step = ({ world, add }) => {
  for (const { desk_id, id, case_id } of world.setbacks) {
    const by_id = world.desks.find((desk) => desk.id === desk_id)?.accountable_id;
    if (!by_id || world.extra_steps.some((row) => row.desk_id === desk_id)) continue;
    add('extra_steps', { desk_id, id, case_id, by_id });
    add('extra_step_thanks', { desk_id, step_id: id, by_id, entry_id: id });
  }
};
