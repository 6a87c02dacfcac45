import { answerTask, answerTaskByLink } from '../modules/tasks/commands/answer-task.ts';
import { askTask } from '../modules/tasks/commands/ask-task.ts';
import { makeTaskLink } from '../modules/tasks/commands/make-task-link.ts';
import type { Answer } from '../modules/tasks/states.ts';
import { hashOf } from '../platform/http/credential.ts';
import type { OrganizationKey, PersonKey } from './cast.ts';
import type { Act, Scene } from './scene.ts';

type Asked = {
  by?: PersonKey;
  of: OrganizationKey;
  department?: string;
  person?: PersonKey;
  request: string;
  passedOn?: Record<string, string>;
  due?: Temporal.Instant;
};

/** Somebody asks a company for a piece of work; the story calls the task by a name. */
export const asks =
  (name: string, asked: Asked): Act =>
  async (scene) => {
    const { installed } = scene.stage;
    const engagementId = installed.desks[scene.desk].engagements[asked.of];
    if (!engagementId) throw new Error(`${asked.of} is not engaged on this desk`);
    const { by = await scene.owner(), request, passedOn, due } = asked;
    const made = await scene.stage.asPerson(by, (ctx) =>
      askTask(ctx, {
        case: scene.caseId,
        engagementId,
        departmentId: asked.department && installed.departments[asked.department],
        personId: asked.person && installed.people[asked.person],
        request,
        passedOn,
        due: due?.toString(),
      }),
    );
    scene.tasks.set(name, made.id);
  };

type Answered = { state: Answer; text?: string; theirReference?: string };

export const answersTask =
  (name: string, by: PersonKey, answer: Answered): Act =>
  async (scene) => {
    await scene.stage.asPerson(by, (ctx) => answerTask(ctx, { task: taskOf(scene, name), ...answer }));
  };

/** Whoever got the link answers, without an account. */
export const answersByLink =
  (name: string, answer: Answered): Act =>
  async (scene) => {
    const { stage } = scene;
    const owner = await scene.owner();
    const link = await stage.asPerson(owner, (ctx) => makeTaskLink(ctx, { taskId: taskOf(scene, name) }));
    const hash = hashOf(link.url.split('/').at(-1) ?? '');
    await stage.database.as({ kind: 'task-link', hash }, (ctx) => answerTaskByLink(ctx, answer));
  };

function taskOf({ tasks }: Scene, name: string): string {
  const id = tasks.get(name);
  if (!id) throw new Error(`nothing called ${name} was asked`);
  return id;
}
