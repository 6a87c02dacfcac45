import type { Step } from './people-steps.ts';

/**
 * On each desk whoever answers for it drew two studies, each with what a customer first came with: of one both have said
 * what it is, whoever answers and a colleague, and of the other whoever answers alone. One contact has the id of one on the
 * desk before, where it is the other way about. Made of what was drawn, so that the worlds stay as they are.
 */
export const studies: Step = ({ world, add, id: newId }) => {
  const shared = newId();
  for (const [at, { id: desk_id, accountable_id: by_id }] of world.desks.entries()) {
    const colleague = world.roster.find((row) => row.desk_id === desk_id && row.person_id !== by_id);
    const contact = world.entries.find(
      (row) => row.desk_id === desk_id && row.kind === 'contact' && row.author_kind === 'customer',
    );
    for (const [nth, id] of [shared, newId()].entries()) {
      const study_id = newId();
      add('studies', { desk_id, id: study_id, made_by_id: by_id, begins_at: -7, ends_at: 0, wanted: 5 });
      add('study_findings', { desk_id, id: newId(), study_id, words: `${study_id} ${desk_id}`, by_id });
      if (!contact) continue;
      const both = (at + nth) % 2 === 0;
      const of = { desk_id, case_id: contact.case_id, entry_id: contact.id };
      add('study_contacts', { ...of, id, study_id, place: 1, said: both ? 2 : 1 });
      const word = { desk_id, contact_id: id, demand: 'failure' } as const;
      add('study_words', { ...word, by_id });
      if (both && colleague) add('study_words', { ...word, by_id: colleague.person_id });
    }
  }
};
