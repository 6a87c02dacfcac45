import { underDesks } from './desk-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';
import type { Row } from './world.ts';

/** A task with what was said on it; one whose words are gone is not shown. */
export function taskShown({ rows }: Place, task: Row<'tasks'>): Row[] {
  const here = onDesk(task.desk_id);
  const words = rows('task_words').filter((row) => here(row) && row.task_id === task.id);
  if (words.length === 0) return [];
  const said = new Set(
    rows('entries')
      .filter((row) => here(row) && row.task_id === task.id)
      .map((row) => row.id),
  );
  return [
    task,
    ...words,
    ...rows('task_passings').filter((row) => here(row) && row.task_id === task.id),
    ...rows('entry_words').filter((row) => here(row) && said.has(row.entry_id)),
  ];
}

const seenAs = (as: 'listed' | 'opened') => (task: Row<'tasks'>) => ({
  deskId: task.desk_id,
  caseId: task.case_id,
  as,
});

function tasks(place: Place): Ask[] {
  const url = (id: string) => `/api/tasks/${id}`;
  const asks = place.world.tasks.flatMap(({ id }): Ask[] => {
    const named = place.rows('tasks').filter((row) => row.id === id && taskShown(place, row).length > 0);
    const [task] = named;
    if (named.length > 1) return [];
    if (!task) return [{ url: url(id), absent: 'task.not-found' }];
    return [{ url: url(id), shows: taskShown(place, task), seen: [seenAs('opened')(task)] }];
  });
  return [...asks, { url: url(unknownId), absent: 'task.not-found' }];
}

function myTasks(place: Place): Ask[] {
  const { my, actor, rows } = place;
  const waitsForMe = ({ desk_id, kind, organization_id, person_id, asked_by_id, state }: Row<'tasks'>) =>
    kind === 'work' &&
    my.onDesk(desk_id) &&
    organization_id === actor?.organization &&
    (person_id === my.person || (person_id === null && asked_by_id !== my.person)) &&
    (state === 'asked' || state === 'accepted');
  const asked = rows('tasks').filter((row) => my.isMyTask(row.desk_id, row.id) || waitsForMe(row));
  const shown = asked.filter((row) => taskShown(place, row).length > 0);
  return [
    {
      url: '/api/tasks',
      shows: shown.flatMap((row) => taskShown(place, row)),
      seen: shown.map(seenAs('listed')),
    },
  ];
}

export const taskReads: Read[] = [
  {
    route: 'GET /api/tasks',
    door: 'staff',
    exact: ['tasks', 'task_words', 'task_passings', 'entry_words'],
    asks: myTasks,
  },
  {
    route: 'GET /api/tasks/:task',
    door: 'staff',
    exact: ['tasks', 'task_words', 'task_passings', 'entry_words'],
    opens: 'one',
    asks: tasks,
  },
  {
    route: 'GET /api/desks/:desk/departments',
    door: 'staff',
    exact: ['departments'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/departments`,
        (desk) => {
          const engaged = place.rows('engagements').filter(onDesk(desk));
          return place
            .rows('departments')
            .filter((row) => engaged.some((one) => one.organization_id === row.organization_id));
        },
      ),
  },
  {
    route: 'GET /api/desks/:desk/task-addresses',
    door: 'staff',
    exact: ['task_addresses'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/task-addresses`,
        (desk) => place.rows('task_addresses').filter(onDesk(desk)),
      ),
  },
];
