import type { Step } from './people-steps.ts';

/**
 * What each provider may do on a desk, and of everybody who stands or stood on a roster there something they did. Made
 * of what was drawn, so that the worlds stay as they are.
 */
export const mandates: Step = ({ world, add, id }) => {
  const refund = { kind: 'refund', measure: 'money' as const, currency: 'EUR' };
  for (const { id: desk_id } of world.desks)
    add('act_kinds', { desk_id, kind: refund.kind, measure: refund.measure });
  for (const { desk_id, id: engagement_id, role } of world.engagements) {
    const answers = world.desks.find((row) => row.id === desk_id)?.accountable_id;
    if (role !== 'provider' || !answers) continue;
    add('mandates', {
      ...{ desk_id, id: id(), engagement_id, ...refund, turn: 1, step: 'tell' },
      ...{ limit_minor: 5000, limit_days: null, set_by_id: answers },
    });
  }
  for (const { desk_id, person_id, organization_id, engagement_id } of world.roster) {
    const theCase = world.cases.find((row) => row.desk_id === desk_id);
    if (!theCase) continue;
    const act = add('acts', {
      ...{ desk_id, id: id(), case_id: theCase.id, ...refund, amount_minor: 1000, days: null },
      ...{
        by_id: person_id,
        organization_id,
        engagement_id,
        state: 'done',
        task_id: null,
        instead_of_id: null,
      },
    });
    add('act_words', { desk_id, act_id: act.id });
  }
};

/** On each desk a kind of need about which the client wants to be asked first, and the first note says that a case is of it. */
export const needs: Step = ({ world, add, id: newId }) => {
  for (const { id: desk_id, accountable_id } of world.desks) {
    const of = { desk_id, kind: 'invoice' };
    add('need_kinds', of);
    add('need_marks', {
      ...{ ...of, id: newId(), turn: 1, mark: 'ask first', goes_on: false, set_by_id: accountable_id },
    });
    const note = world.entries.find((row) => row.desk_id === desk_id && row.author_kind === 'person');
    if (!note) continue;
    const { id, case_id } = note;
    add('case_needs', { ...of, id, case_id, turn: 1, by_id: accountable_id, task_id: null, goes_on: false });
  }
};

/** With each company that works on a desk, or is asked there, an agreement, which whoever answers for the desk has kept. */
export const agreements: Step = ({ world, add, id: newId, hash }) => {
  for (const { desk_id, id: engagement_id, organization_id, role } of world.engagements) {
    const by_id = world.desks.find((row) => row.id === desk_id)?.accountable_id;
    if (role === 'client' || !by_id) continue;
    const id = newId();
    const uploaded = { uploaded_by_id: by_id, sha256: hash(), recorded_at: -1 };
    add('files', { desk_id, id, entry_id: null, ...uploaded });
    add('file_chunks', { desk_id, file_id: id, place: 0 });
    add('agreements', { desk_id, id, engagement_id, organization_id, by_id });
  }
};
