import { wordsIn } from '../../platform/words-in.ts';

type GapWordsTold = {
  /** To whoever asked, before what changed. */
  asked: (said: { day: string; about: string }) => string;
  /** To whoever told how they got round it. */
  found: (said: { day: string; about: string }) => string;
  /** Of the instructions. */
  version: (version: string) => string;
};

const en: GapWordsTold = {
  asked: ({ day, about }) => `You asked on ${day} about “${about}”.`,
  found: ({ day, about }) => `You told us on ${day} how you got round “${about}”.`,
  version: (version) => `version ${version}`,
};

const de: GapWordsTold = {
  asked: ({ day, about }) => `Sie haben am ${day} nach „${about}“ gefragt.`,
  found: ({ day, about }) => `Sie haben uns am ${day} gesagt, wie Sie sich bei „${about}“ geholfen haben.`,
  version: (version) => `Fassung ${version}`,
};

const es: GapWordsTold = {
  asked: ({ day, about }) => `El ${day} nos preguntó por «${about}».`,
  found: ({ day, about }) => `El ${day} nos contó cómo resolvió «${about}».`,
  version: (version) => `versión ${version}`,
};

export const gapWords = (language: string): GapWordsTold => wordsIn({ en, de, es }, language);
