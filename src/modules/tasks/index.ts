export { callWindows } from './call-windows.ts';
export { answerTask } from './commands/answer-task.ts';
export { askForCall, withdrawCall } from './commands/ask-for-call.ts';
export { askTask } from './commands/ask-task.ts';
export { tellLate } from './commands/say-late.ts';
export { companiesWriting } from './mail/find-task.ts';
export { isSignedBy } from './mail/is-signed-by.ts';
export { takeReleasedMail } from './mail/take-task-mail.ts';
export { taskViews } from './queries/tasks.ts';
