import { wordsIn } from '../../platform/words-in.ts';

/** What is said of somebody who comes later than they said. */
export type LateWords = {
  /** To the customer. */
  told: (name: string, minutes: number) => string;
  /** On the case, where it could not be said to them or came too late for that. */
  untold: (minutes: number) => string;
};

const en: LateWords = {
  told: (name, minutes) => `${name} is running about ${minutes} minutes late.`,
  untold: (minutes) => `About ${minutes} minutes late. The customer could not be told.`,
};

const de: LateWords = {
  told: (name, minutes) => `${name} kommt etwa ${minutes} Minuten später.`,
  untold: (minutes) => `Etwa ${minutes} Minuten später. Der Kunde weiß es nicht.`,
};

const es: LateWords = {
  told: (name, minutes) => `${name} llega unos ${minutes} minutos tarde.`,
  untold: (minutes) => `Unos ${minutes} minutos tarde. No se pudo avisar al cliente.`,
};

const words = { en, de, es };

export const lateWords = (language: string): LateWords => wordsIn(words, language);
