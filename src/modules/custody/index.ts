export { recordCustody } from './commands/record-custody.ts';
export { recordUncovered } from './commands/record-uncovered.ts';
