import type { Step } from './people-steps.ts';

/**
 * On each desk whoever answers for it made two types, one of which has the id of one on the desk before, and marked with
 * the other what a customer first came with, which is measured; and two causes, one of which has the id of one on the desk before, the
 * client's to remove and a provider's, where there is one. Made of what was drawn, so that the worlds stay as they are.
 */
export const demand: Step = ({ world, add, id: newId }) => {
  const [shared, sharedCause] = [newId(), newId()];
  for (const { id: desk_id, accountable_id: by_id } of world.desks) {
    const of = { desk_id, by_id };
    const make = (id: string, name: string) => {
      add('demand_types', {
        ...{ desk_id, id, demand: 'failure', from_id: null, made_by_id: by_id, version: 1, name },
      });
      add('demand_type_versions', { ...of, type_id: id, version: 1, name, heir_id: null });
      return id;
    };
    const engaged = world.engagements.filter((row) => row.desk_id === desk_id);
    const client = engaged.find(({ role }) => role === 'client')?.organization_id;
    const provider = engaged.find(({ role }) => role === 'provider')?.organization_id ?? client;
    for (const [id, owner_id] of [
      [sharedCause, client],
      [newId(), provider],
    ]) {
      if (!id || !owner_id) continue;
      add('causes', { desk_id, id, made_by_id: by_id, version: 1, name: `${id} ${desk_id}`, owner_id });
      add('cause_versions', { ...of, cause_id: id, version: 1, behind: 'rule', owner_id });
    }
    make(shared, `shared ${desk_id}`);
    const type_id = make(newId(), `own ${desk_id}`);
    const contact = world.entries.find(
      (row) => row.desk_id === desk_id && row.kind === 'contact' && row.author_kind === 'customer',
    );
    if (!contact) continue;
    const marked = { case_id: contact.case_id, entry_id: contact.id, demand: 'failure' } as const;
    add('demand_marks', { ...of, ...marked, id: newId(), type_id });
    const measured = { first_at: -3, contacts: 1, repeats: 0, reopened: false } as const;
    add('measured_needs', { desk_id, case_id: contact.case_id, ...measured });
    if (provider)
      add('measured_companies', {
        desk_id,
        case_id: contact.case_id,
        organization_id: provider,
        first_at: -3,
      });
  }
};
