import { wordsIn } from '../../platform/words-in.ts';

type Noted = { company: string; reference: string | undefined; by: string; how: string; on: string };

/** What the case says of where it came from, for those who look after it. `on` is a day as it is written in that language. */
type NotedWords = (noted: Noted) => string;

const en: NotedWords = ({ company, reference, by, how, on }) =>
  `Passed on by ${company}.${reference ? ` Their reference: ${reference}.` : ''} Agreed to by ${by}: ${how}, ${on}.`;
const de: NotedWords = ({ company, reference, by, how, on }) =>
  `Weitergegeben von ${company}.${reference ? ` Zeichen dort: ${reference}.` : ''} Zugestimmt hat ${by}: ${how}, ${on}.`;
const es: NotedWords = ({ company, reference, by, how, on }) =>
  `Lo transmite ${company}.${reference ? ` Su referencia: ${reference}.` : ''} Dio su acuerdo ${by}: ${how}, ${on}.`;

export const notedWords = (language: string): NotedWords => wordsIn({ en, de, es }, language);
