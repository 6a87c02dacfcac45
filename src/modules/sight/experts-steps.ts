import type { Step } from './people-steps.ts';
import type { Row } from './world.ts';
import type { Building } from './world-builder.ts';

/**
 * On each desk everybody who stands on its roster or did has said what they know, for their company and for another one
 * there, and each third party has, too. Everybody has asked once and taken it back; whoever answers for the desk asks in
 * this moment; one question was answered and one by nobody. Some have the ids of those on the desk before. Made of what
 * was drawn, so that the worlds stay as they are.
 */
export const experts: Step = (building) => {
  const { world, id: newId } = building;
  const shared = { mark: newId(), ask: newId() };
  for (const desk of world.desks) {
    marks(building, desk.id, shared.mark);
    asks(building, desk, shared.ask);
  }
};

function marks({ world, add, id: newId }: Building, desk_id: string, first: string): void {
  const engagements = world.engagements.filter((row) => row.desk_id === desk_id);
  const say = ({ id: engagement_id, organization_id }: Row<'engagements'>, person_id: string | null) => {
    const isTaken = world.expertise.some((row) => row.desk_id === desk_id && row.id === first);
    const id = isTaken ? newId() : first;
    add('expertise', { desk_id, id, engagement_id, organization_id, person_id });
  };
  for (const { person_id, engagement_id, organization_id } of world.roster.filter(
    (row) => row.desk_id === desk_id,
  )) {
    const theirs = engagements.find((row) => row.id === engagement_id);
    const before = engagements.find((row) => row.organization_id !== organization_id);
    for (const one of [theirs, before]) if (one) say(one, person_id);
  }
  for (const one of engagements.filter(({ role }) => role === 'third party')) say(one, null);
}

type Ask = Partial<Row<'asks'>> & { case_id: string; by: { id: string; organization_id: string } };

function asks({ world, add, id: newId }: Building, desk: Row<'desks'>, first: string): void {
  const { id: desk_id, client_id, accountable_id } = desk;
  const here = <T extends { desk_id: string }>(row: T) => row.desk_id === desk_id;
  const cases = world.cases.filter(here);
  const ask = ({ by, ...more }: Ask): string => {
    const { id } = add('asks', {
      ...{ desk_id, id: newId(), asked_by_id: by.id, asked_by_organization_id: by.organization_id },
      ...{
        next_at: null,
        settled_at: -1,
        outcome: 'taken back',
        task_id: null,
        gap_id: null,
        recorded_at: -1,
      },
      ...more,
    });
    add('ask_words', { desk_id, ask_id: id });
    return id;
  };
  const reach = (ask_id: string, task: Row<'tasks'>, more: Partial<Row<'tasks'>>) => {
    Object.assign(task, { at_once: true, due: 1, ...more });
    add('ask_turns', { desk_id, ask_id, turn: 1, task_id: task.id });
  };
  const accountable = { id: accountable_id, organization_id: client_id };
  const roster = world.roster
    .filter(here)
    .map(({ person_id: id, organization_id }) => ({ id, organization_id }));
  for (const [at, by] of roster.entries()) {
    const about = cases[at % cases.length];
    if (about) ask({ ...(at === 0 && { id: first }), case_id: about.id, by });
  }
  // A company is asked so, or by name who stands or stood on the roster.
  const [open, answered] = world.tasks.filter(
    (row) =>
      here(row) &&
      row.kind === 'work' &&
      (row.person_id === null || roster.some(({ id }) => id === row.person_id)),
  );
  const about = open?.case_id ?? cases[0]?.id;
  if (!about) return;
  const now = { next_at: 1, settled_at: null, outcome: null, recorded_at: 0 } as const;
  const asked = ask({ ...now, case_id: about, by: accountable });
  if (open) reach(asked, open, {});
  // The client keeps to itself what it is about, so that those of others do not see it.
  const own = world.articles.find(
    (row) => here(row) && row.audience === 'company' && row.organization_id === client_id,
  );
  const gap = world.gaps.find((row) => here(row) && row.article_id === own?.id);
  if (gap) ask({ case_id: about, by: accountable, outcome: 'nobody', gap_id: gap.id });
  if (!answered) return;
  const { id: task_id, case_id, organization_id } = answered;
  const id = ask({ case_id, by: roster.at(-1) ?? accountable, outcome: 'answered', task_id });
  reach(id, answered, { state: 'done' });
  const whose = world.memberships.find((row) => row.organization_id === organization_id);
  if (!whose) return;
  const answer = add('entries', {
    ...{ desk_id, id: newId(), case_id, kind: 'task done', audience: 'task', author_kind: 'person' },
    ...{ author_id: whose.person_id, scribe_id: null, organization_id, task_id, from_stranger: false },
    recorded_at: -1,
  });
  add('entry_words', { desk_id, entry_id: answer.id });
}
