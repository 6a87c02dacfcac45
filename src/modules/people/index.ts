export { addPerson } from './commands/members.ts';
