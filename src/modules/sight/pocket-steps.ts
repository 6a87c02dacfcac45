import type { Step } from './people-steps.ts';

/**
 * Of everybody who stands or stood on a roster a number that runs and one that was cut off, and of those who have a case
 * there what they were sent and did. Made of what was drawn, so that the worlds stay as they are.
 */
export const pockets: Step = ({ world, add, id }) => {
  for (const [at, { desk_id, person_id, organization_id }] of world.roster.entries()) {
    const theirs = {
      desk_id,
      person_id,
      organization_id,
      code_hash: '00'.repeat(32),
      code_until: 1,
      day_at: null,
    };
    const number = `+4477009${String(10_000 + at)}`;
    const running = add('pockets', {
      ...{ ...theirs, id: id(), number, confirmed_at: at % 3 === 2 ? null : -1 },
      ...{ ended_at: null, ended_by_id: null },
    });
    add('pockets', {
      ...{ ...theirs, id: id(), number: '+447700999999', confirmed_at: null },
      ...{ ended_at: -1, ended_by_id: person_id },
    });
    add('pocket_bundles', {
      desk_id,
      id: id(),
      pocket_id: running.id,
      person_id,
      ...{ day: '2026-03-07', place: 1, items: [0] },
    });
    add('dangers', {
      ...{ desk_id, id: id(), kind: 'gas', number: '999', marked_by_id: person_id, organization_id },
      ...{ case_id: null, entry_id: null, told_at: null },
    });
    add('pocket_days', { desk_id, id: id(), pocket_id: running.id, items: [] });
    const theCase = world.cases.find((row) => row.desk_id === desk_id);
    if (!theCase) continue;
    add('pocket_acts', {
      ...{ desk_id, id: id(), pocket_id: running.id, kind: 'done', case_id: theCase.id },
      ...{ task_id: null, undone_at: null },
    });
    const text = add('outbox', {
      ...{ desk_id, id: id(), case_id: null, entry_id: null, kind: 'pocket', channel: 'text' },
      ...{ message_id: `<${id()}@pocket>`, state: 'queued' },
    });
    add('outbox_words', { desk_id, outbox_id: text.id, recipient: number });
  }
};
