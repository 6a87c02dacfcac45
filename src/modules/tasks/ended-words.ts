import { wordsIn } from '../../platform/words-in.ts';

/** What the line says of work that is asked of nobody any more, because the company does not work on the desk. */
type EndedWords = (company: string) => string;

const en: EndedWords = (company) =>
  `${company} does not work here any more. Ask somebody else if it is still needed.`;
const de: EndedWords = (company) =>
  `${company} arbeitet nicht mehr hier. Bitte fragen Sie jemand anderen, wenn es noch gebraucht wird.`;
const es: EndedWords = (company) =>
  `${company} ya no trabaja aquí. Pregunte a otra empresa si todavía hace falta.`;

export const endedWords = (language: string): EndedWords => wordsIn({ en, de, es }, language);
