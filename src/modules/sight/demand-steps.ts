import type { Step } from './people-steps.ts';

/**
 * On each desk whoever answers for it made two types, one of which has the id of one on the desk before, and marked with
 * the other what a customer first came with. Made of what was drawn, so that the worlds stay as they are.
 */
export const demand: Step = ({ world, add, id: newId }) => {
  const shared = newId();
  for (const { id: desk_id, accountable_id } of world.desks) {
    const make = (id: string, name: string) => {
      const made_by_id = accountable_id;
      add('demand_types', { desk_id, id, demand: 'failure', from_id: null, made_by_id, version: 1, name });
      add('demand_type_versions', { desk_id, type_id: id, version: 1, by_id: accountable_id });
      return id;
    };
    make(shared, `shared ${desk_id}`);
    const type_id = make(newId(), `own ${desk_id}`);
    const contact = world.entries.find(
      (row) => row.desk_id === desk_id && row.kind === 'contact' && row.author_kind === 'customer',
    );
    if (!contact) continue;
    const of = { desk_id, case_id: contact.case_id, entry_id: contact.id };
    add('demand_marks', { ...of, id: newId(), demand: 'failure', type_id, by_id: accountable_id });
  }
};
