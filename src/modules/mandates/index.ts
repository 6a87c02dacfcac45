export { markNeeds } from './commands/mark-needs.ts';
export { addActKind, refuseLimit, setMandate } from './commands/set-mandate.ts';
export { actWords } from './words.ts';
