import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { sayLate } from './commands/say-late.ts';
import { settleCalls } from './commands/settle-calls.ts';
import { settleQuestions } from './commands/settle-questions.ts';
import { takeTaskBack } from './commands/take-task-back.ts';
import { tasksApi } from './contract.ts';
import { oneTask, tasksAskedOfUs } from './queries/tasks.ts';

export const tasks: Module = {
  name: 'tasks',
  routes: [
    serve(tasksApi.tasks, tasksAskedOfUs),
    serve(tasksApi.task, oneTask),
    serve(tasksApi.ask, askTask),
    serve(tasksApi.takeBack, takeTaskBack),
    serve(tasksApi.answer, answerTask),
    serve(tasksApi.sayLate, sayLate),
  ],
  sweepers: [
    { name: 'calls', desks: 'app.desks_with_calls_over()', sweep: settleCalls },
    { name: 'questions', desks: 'app.desks_with_questions_over()', sweep: settleQuestions, byClock: true },
  ],
};
