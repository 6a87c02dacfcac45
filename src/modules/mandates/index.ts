export { setMandate } from './commands/set-mandate.ts';
export { actWords } from './words.ts';
