import { absent, byId, forbidden } from './api-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** Of each task each file of its desk, and one that is nowhere: what was sent on it or passed on with it is there. */
function filesOf(place: Place, url: (task: string, file: string) => string, absent: string): Ask[] {
  const { world, rows } = place;
  return [...new Set(world.tasks.map((row) => row.id))].flatMap((taskId): Ask[] => {
    const named = rows('tasks').filter((row) => row.id === taskId);
    const [task] = named;
    if (named.length !== 1 || !task) return [];
    return [...new Set(world.files.map((row) => row.id)), unknownId].map((id): Ask => {
      const file = rows('files').find((row) => onDesk(task.desk_id)(row) && row.id === id);
      const here = { url: url(taskId, id) };
      if (!file || !isOfTask(place, task, file)) return { ...here, absent };
      const chunks = rows('file_chunks').filter(
        (row) => onDesk(task.desk_id)(row) && row.file_id === file.id,
      );
      const seen = [{ deskId: task.desk_id, caseId: task.case_id, as: 'opened' as const }];
      return { ...here, shows: [file, ...chunks], seen };
    });
  });
}

function isOfTask({ rows }: Place, task: Row<'tasks'>, file: Row<'files'>): boolean {
  const here = onDesk(task.desk_id);
  return (
    rows('entries').some((row) => here(row) && row.id === file.entry_id && row.task_id === task.id) ||
    rows('task_passings').some(
      (row) => here(row) && row.task_id === task.id && row.kind === 'file' && row.what_id === file.id,
    )
  );
}

export const passingReads: Read[] = [
  {
    route: 'GET /api/tasks/:task/files/:file',
    door: 'staff',
    exact: ['files', 'file_chunks'],
    asks: (place) => filesOf(place, (task, file) => `/api/tasks/${task}/files/${file}`, 'file.not-found'),
  },
  {
    route: 'GET /task/:task/files/:file',
    door: 'task',
    exact: ['files', 'file_chunks'],
    asks: (place) => filesOf(place, (task, file) => `/task/${task}/files/${file}`, 'link'),
  },
];

/** Whoever works on the desk writes to whoever is asked, and sees before how they will read it. */
export const passingWrites: Write[] = (['words', 'word-previews'] as const).map((what) => ({
  route: `POST /api/tasks/:task/${what}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'tasks', {
      code: 'task.not-found',
      sends: (id) => ({ url: `/api/tasks/${id}/${what}`, payload: { text: 'it is MX-12-0042' } }),
      refuses: (row) => {
        if (row.kind !== 'work' || !place.my.work.some(onDesk(row.desk_id))) return forbidden;
        // Only in our worlds a task is without words, of which nothing is to be seen before.
        const hasWords = place
          .rows('task_words')
          .some((one) => onDesk(row.desk_id)(one) && one.task_id === row.id);
        return what === 'words' || hasWords ? undefined : absent('task.not-found');
      },
    }),
}));
