export { append, appendAll, writtenBefore } from './commands/append.ts';
export { moveCase } from './commands/move-case.ts';
export { openCase, openSplit } from './commands/open-case.ts';
export { type DeskTimes, dueAfterContact, dueAfterMessage, dueIn, firstDue, quietWindowEnd } from './due.ts';
export { answersCustomer } from './queries/answers-customer.ts';
export { callOutcome } from './queries/call-outcome.ts';
export { asCaseRow, byUrgency, caseRows, urgencyCursor } from './queries/case-rows.ts';
export { noSuchCase, type VisibleCase, visibleCase, whereItGoesOn } from './queries/visible-case.ts';
export { parseReference, referencesFrom, showReference } from './reference.ts';
