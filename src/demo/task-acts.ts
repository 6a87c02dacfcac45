import { sql } from 'kysely';
import { takeIn } from '../modules/conversations/mail/take-in.ts';
import { answerTask, answerTaskByLink } from '../modules/tasks/commands/answer-task.ts';
import { askTask } from '../modules/tasks/commands/ask-task.ts';
import { makeTaskLink } from '../modules/tasks/commands/make-task-link.ts';
import type { Answer } from '../modules/tasks/states.ts';
import type { Context } from '../platform/context.ts';
import { hashOf } from '../platform/http/credential.ts';
import { type OrganizationKey, type PersonKey, people } from './cast.ts';
import { compose } from './compose.ts';
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

/** Somebody at a company answers the mail in which it was asked, with nothing but that mail. */
export const answersTaskByMail =
  (name: string, by: PersonKey, text: string): Act =>
  async (scene) => {
    const { stage, desk } = scene;
    const { name: author, mail: address } = people[by];
    const to = await stage.asDesk(desk, (ctx) => replyAddressOf(ctx, taskOf(scene, name)));
    const date = await stage.now();
    const messageId = `<${date.epochMilliseconds}.${name}@${address.split('@')[1]}>`;
    const letter = { from: { name: author, address }, to, subject: 'Re: a question', text, messageId, date };
    await takeIn(stage.database, { raw: await compose(letter), from: address, to: [to] });
    await stage.readMail();
  };

async function replyAddressOf(ctx: Context, taskId: string): Promise<string> {
  const { rows } = await sql<{ to: string }>`
    select w.headers ->> 'replyTo' as "to" from outbox o
    join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id
    join entries e on e.desk_id = o.desk_id and e.id = o.entry_id
    where o.kind = 'task' and e.task_id = ${taskId} order by o.id desc limit 1`.execute(ctx.db);
  const [last] = rows;
  if (!last) throw new Error('nothing was asked by mail');
  return last.to;
}

function taskOf({ tasks }: Scene, name: string): string {
  const id = tasks.get(name);
  if (!id) throw new Error(`nothing called ${name} was asked`);
  return id;
}
