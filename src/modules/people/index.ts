export { addPerson } from './commands/members.ts';
export { pictureUrl } from './picture.ts';
