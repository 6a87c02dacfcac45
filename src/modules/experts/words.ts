import { wordsIn } from '../../platform/words-in.ts';

type Asking = { by: string; desk: string; question: string; until: string };

/** What somebody who is asked at once is texted. */
type ExpertWords = { asks: (asking: Asking) => string };

const en: ExpertWords = {
  asks: ({ by, desk, question, until }) =>
    `${by} (${desk}) has a customer waiting and asks you: ${question}\nWrite back what you know, or NO if you cannot say. Until ${until}.`,
};

const de: ExpertWords = {
  asks: ({ by, desk, question, until }) =>
    `${by} (${desk}) hat einen Kunden, der wartet, und fragt Sie: ${question}\nSchreiben Sie zurück, was Sie wissen, oder NEIN, wenn Sie es nicht wissen. Bis ${until}.`,
};

const es: ExpertWords = {
  asks: ({ by, desk, question, until }) =>
    `${by} (${desk}) tiene a un cliente esperando y le pregunta: ${question}\nEscriba lo que sepa, o NO si no lo sabe. Hasta ${until}.`,
};

export const expertWords = (language: string): ExpertWords => wordsIn({ en, de, es }, language);
