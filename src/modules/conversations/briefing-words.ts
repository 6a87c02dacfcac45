import { wordsIn } from '../../platform/words-in.ts';

/** What a briefing says that the desk makes from the line, for whoever looks after a case from then on. */
export type BriefingWords = {
  needs: (text: string) => string;
  stands: (text: string) => string;
  last: (who: string, when: string, text: string) => string;
  nextWord: (when: string) => string;
  waitsFor: (text: string) => string;
  known: (text: string) => string;
  doNotAsk: (text: string) => string;
  covered: string;
};

const en: BriefingWords = {
  needs: (text) => `They asked: ${text}`,
  stands: (text) => `Where it stands: ${text}`,
  last: (who, when, text) => `Last word, ${who}, ${when}: ${text}`,
  nextWord: (when) => `Next word by: ${when}. It was promised, and is yours to keep.`,
  waitsFor: (text) => `Asked and not answered yet: ${text}`,
  known: (text) => `Known: ${text}`,
  doNotAsk: (text) => `Do not ask again: ${text}`,
  covered: 'Something sensitive is known as well: it stands with the customer.',
};

const de: BriefingWords = {
  needs: (text) => `Gefragt wurde: ${text}`,
  stands: (text) => `So steht es: ${text}`,
  last: (who, when, text) => `Zuletzt, ${who}, ${when}: ${text}`,
  nextWord: (when) => `Nächstes Wort bis: ${when}. Das ist versprochen, und jetzt an Ihnen.`,
  waitsFor: (text) => `Gefragt und noch nicht beantwortet: ${text}`,
  known: (text) => `Bekannt: ${text}`,
  doNotAsk: (text) => `Nicht noch einmal fragen: ${text}`,
  covered: 'Auch etwas Vertrauliches ist bekannt: Es steht bei der Kundin oder dem Kunden.',
};

const es: BriefingWords = {
  needs: (text) => `Preguntó: ${text}`,
  stands: (text) => `Cómo va: ${text}`,
  last: (who, when, text) => `Lo último, ${who}, ${when}: ${text}`,
  nextWord: (when) => `Próxima noticia antes de: ${when}. Está prometida, y ahora le toca a usted.`,
  waitsFor: (text) => `Preguntado y aún sin respuesta: ${text}`,
  known: (text) => `Se sabe: ${text}`,
  doNotAsk: (text) => `No volver a preguntar: ${text}`,
  covered: 'También se sabe algo delicado: está con el cliente.',
};

export const briefingWords = (language: string): BriefingWords =>
  wordsIn<BriefingWords>({ en, de, es }, language);
