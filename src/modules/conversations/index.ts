export { chooseRhythm } from './commands/choose-rhythm.ts';
export { customerSays } from './commands/finish.ts';
export { offerHandOff, withdrawHandOff } from './commands/hand-off.ts';
export { receiveContact } from './commands/receive-contact.ts';
export { place, refuseOver, say } from './commands/say.ts';
export { sendLink } from './commands/send-link.ts';
export { caseView } from './queries/case-view.ts';
