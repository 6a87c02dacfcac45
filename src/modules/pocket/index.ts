export { workers } from './commands/work-by-text.ts';
export { whoHears } from './queries/who-hears.ts';
export { keepBundle, questionsNow, sayQuestions } from './questions.ts';
