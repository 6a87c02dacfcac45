import type { Standing } from './model.ts';
import type { Row, World } from './world.ts';

/** What goes with a task is read by whoever is asked and by the desk, and a file among it is opened by them. */
export function passingsSeen({ task_passings }: World, my: Standing) {
  const seesPassing = ({ desk_id, task_id }: Row<'task_passings'>) =>
    my.onDesk(desk_id) || my.isMyTask(desk_id, task_id);
  const isPassed = ({ desk_id, id }: Row<'files'>) =>
    task_passings.some(
      (row) => row.kind === 'file' && row.desk_id === desk_id && row.what_id === id && seesPassing(row),
    );
  return { seesPassing, isPassed };
}
