export { beAway } from './commands/absences.ts';
export { addMember, addPerson } from './commands/members.ts';
export { pictureUrl } from './picture.ts';
