import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { desksApi } from '../desks/contract.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { endEngagementAndTasks, endTasks } from './commands/end-tasks.ts';
import { forgetAddress, keepAddress } from './commands/keep-address.ts';
import { keepReference } from './commands/keep-reference.ts';
import { moveTask } from './commands/move-task.ts';
import { reachByMail } from './commands/reach-by-mail.ts';
import { remindAsked } from './commands/remind-asked.ts';
import { returnTask } from './commands/return-task.ts';
import { sayGood } from './commands/say-good.ts';
import { sayLate } from './commands/say-late.ts';
import { sayWrong } from './commands/say-wrong.ts';
import { settleCalls } from './commands/settle-calls.ts';
import { settleQuestions } from './commands/settle-questions.ts';
import { takeTaskBack } from './commands/take-task-back.ts';
import { tellAsked } from './commands/tell-asked.ts';
import { tasksApi } from './contract.ts';
import { addresses } from './queries/addresses.ts';
import { departmentsOfDesk } from './queries/departments.ts';
import { previewTask, previewTelling } from './queries/preview-task.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';
import { tasksOfMail } from './queries/tasks-of-mail.ts';

export const tasks: Module = {
  name: 'tasks',
  routes: [
    serve(tasksApi.tasks, tasksAskedOfUs),
    serve(tasksApi.task, oneTask),
    serve(tasksApi.tasksOfMail, tasksOfMail),
    serve(tasksApi.departments, departmentsOfDesk),
    serve(tasksApi.ask, (ctx, input) => askTask(ctx, input)),
    serve(tasksApi.preview, previewTask),
    serve(tasksApi.previewTelling, previewTelling),
    serve(tasksApi.tell, tellAsked),
    serve(tasksApi.takeBack, takeTaskBack),
    serve(tasksApi.answer, (ctx, input) => answerTask(ctx, input)),
    serve(tasksApi.move, (ctx, input) => moveTask(ctx, input)),
    serve(tasksApi.returnTask, returnTask),
    serve(tasksApi.sayGood, sayGood),
    serve(tasksApi.sayWrong, (ctx, input) => sayWrong(ctx, input)),
    serve(tasksApi.keepReference, keepReference),
    serve(tasksApi.sayLate, sayLate),
    serve(tasksApi.addresses, addresses),
    serve(tasksApi.keepAddress, keepAddress),
    serve(tasksApi.forgetAddress, forgetAddress),
    serve(desksApi.endEngagement, endEngagementAndTasks),
  ],
  sweepers: [
    { name: 'calls', desks: 'app.desks_with_calls_over()', sweep: settleCalls },
    { name: 'questions', desks: 'app.desks_with_questions_over()', sweep: settleQuestions, byClock: true },
    {
      name: 'ended tasks',
      desks: 'app.desks_with_tasks_of_nobody()',
      sweep: endTasks,
      byClock: true,
      next: 'app.next_ending()',
    },
    { name: 'reached by mail', desks: 'app.desks_with_unheard()', sweep: reachByMail, byClock: true },
    { name: 'reminders', desks: 'app.desks_with_reminders_due()', sweep: remindAsked, byClock: true },
  ],
};
