import { wordsIn } from '../../platform/words-in.ts';

type Asking = { by: string; desk: string; question: string; until: string };

/** What somebody who is asked at once is texted, and when nobody needs it any more. */
type ExpertWords = { asks: (asking: Asking) => string; over: (by: string) => string };

const en: ExpertWords = {
  asks: ({ by, desk, question, until }) =>
    `${by} (${desk}) has a customer waiting and asks you: ${question}\nWrite back what you know, or PASS if you cannot say. Until ${until}.`,
  over: (by) => `${by} does not need to know it any more. Thank you.`,
};

const de: ExpertWords = {
  asks: ({ by, desk, question, until }) =>
    `${by} (${desk}) hat einen Kunden, der wartet, und fragt Sie: ${question}\nSchreiben Sie zurück, was Sie wissen, oder WEITER, wenn Sie es nicht wissen. Bis ${until}.`,
  over: (by) => `${by} muss es nicht mehr wissen. Danke.`,
};

const es: ExpertWords = {
  asks: ({ by, desk, question, until }) =>
    `${by} (${desk}) tiene a un cliente esperando y le pregunta: ${question}\nEscriba lo que sepa, o PASO si no lo sabe. Hasta ${until}.`,
  over: (by) => `${by} ya no necesita saberlo. Gracias.`,
};

export const expertWords = (language: string): ExpertWords => wordsIn({ en, de, es }, language);
