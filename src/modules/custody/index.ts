export { recordCustody } from './commands/record-custody.ts';
