import { wordsIn } from '../../platform/words-in.ts';

type GapWordsTold = {
  /** To whoever asked, before what changed. */
  asked: (said: { day: string; about: string }) => string;
  /** Of the instructions. */
  version: (version: string) => string;
};

const en: GapWordsTold = {
  asked: ({ day, about }) => `You asked on ${day} about “${about}”.`,
  version: (version) => `version ${version}`,
};

const de: GapWordsTold = {
  asked: ({ day, about }) => `Sie haben am ${day} nach „${about}“ gefragt.`,
  version: (version) => `Fassung ${version}`,
};

const es: GapWordsTold = {
  asked: ({ day, about }) => `El ${day} nos preguntó por «${about}».`,
  version: (version) => `versión ${version}`,
};

export const gapWords = (language: string): GapWordsTold => wordsIn({ en, de, es }, language);
