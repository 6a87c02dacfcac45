import type { Step } from './people-steps.ts';

/**
 * On each desk whoever answers for it had the cases of a week drawn, and that is the first of the desk, of which its client
 * has written what it assumes, and a colleague what they found for their own company. Walk, case and words have the ids of
 * those on the desk before. Made of what was drawn, so that the worlds stay as they are.
 */
export const walks: Step = ({ world, add, id: newId }) => {
  const shared = { walk: newId(), case: newId(), assumed: newId(), found: newId() };
  for (const { id: desk_id, client_id, accountable_id: by_id } of world.desks) {
    const walked = world.cases.find((row) => row.desk_id === desk_id && row.state !== 'joined');
    const colleague = world.roster.find((row) => row.desk_id === desk_id && row.person_id !== by_id);
    add('walks', { desk_id, id: shared.walk, week: '2020-01-06', made_by_id: by_id });
    if (!walked) continue;
    add('walk_cases', { desk_id, id: shared.case, walk_id: shared.walk, place: 1, case_id: walked.id });
    const of = { desk_id, walk_case_id: shared.case };
    const said = (id: string) => ({ ...of, id, words: `${id} ${desk_id}` });
    add('walk_words', { ...said(shared.assumed), kind: 'assumption', by_id, organization_id: client_id });
    if (!colleague) continue;
    const { person_id, organization_id } = colleague;
    add('walk_words', { ...said(shared.found), kind: 'found', by_id: person_id, organization_id });
  }
};
