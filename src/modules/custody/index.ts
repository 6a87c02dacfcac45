export { recordAgreementOpened } from './commands/record-agreement-opened.ts';
export { recordAllCustody, recordCustody } from './commands/record-custody.ts';
export { recordUncovered } from './commands/record-uncovered.ts';
