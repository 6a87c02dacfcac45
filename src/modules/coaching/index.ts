export { abuseIn } from './abuse.ts';
export { answerBack, receiveWord } from './commands/customers-word.ts';
export { type SaidWord, wordsOfCase } from './queries/notes.ts';
export { whoHelped } from './queries/who-helped.ts';
