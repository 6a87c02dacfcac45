import type { Step } from './people-steps.ts';
import type { Row, World } from './world.ts';

/**
 * With each thing that another company is asked, a fact, a thing, an entry and a file of its desk were passed on, and in the
 * place of an entry what has the id of a file that was not. Made of what was drawn, so that the worlds stay as they are.
 */
export const passings: Step = ({ world, add, id }) => {
  for (const task of world.tasks.filter((row) => isOutside(world, row))) {
    const here = <T extends { desk_id: string }>(rows: T[]) =>
      rows.filter((row) => row.desk_id === task.desk_id);
    const entries = here(world.entries).filter(({ audience }) => audience !== 'company');
    const files = here(world.files).filter(({ entry_id }) => entries.some((row) => row.id === entry_id));
    const [file, kept] = files;
    const what = [
      ['fact', here(world.facts)[0]?.id],
      ['thing', here(world.things)[0]?.id],
      ['entry', entries[0]?.id],
      ['entry', kept?.id],
      ['file', file?.id],
    ] as const;
    for (const [kind, what_id] of what) {
      if (!what_id) continue;
      const passing = { desk_id: task.desk_id, id: id(), task_id: task.id, entry_id: id() };
      add('task_passings', { ...passing, kind, what_id, passed_by_id: task.asked_by_id ?? id() });
    }
  }
};

const isOutside = ({ engagements }: World, task: Row<'tasks'>) =>
  task.kind === 'work' &&
  engagements.some(
    (row) => row.desk_id === task.desk_id && row.id === task.engagement_id && row.role === 'third party',
  );
