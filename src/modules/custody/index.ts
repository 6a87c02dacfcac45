export { recordCustody } from './commands/record-custody.ts';
export { recordOpened } from './commands/record-opened.ts';
export { recordUncovered } from './commands/record-uncovered.ts';
