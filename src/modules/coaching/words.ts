import { wordsIn } from '../../platform/words-in.ts';

/** What somebody is told by mail of a word to them. It says no more: everybody on the desk may read what waits there. */
type WordMail = { subject: (desk: string) => string; mail: (desk: string, url: string) => string };

const en: WordMail = {
  subject: (desk) => `A customer of ${desk} has a word for you`,
  mail: (desk, url) =>
    `A customer of ${desk} has written a word for you. It is yours: nobody else reads it unless you share it.\n\n${url}\n`,
};

const de: WordMail = {
  subject: (desk) => `Ein Wort an Sie von einem Kunden von ${desk}`,
  mail: (desk, url) =>
    `Jemand, dem ${desk} hilft, hat Ihnen etwas geschrieben. Es gehört Ihnen: Niemand sonst liest es, wenn Sie es nicht teilen.\n\n${url}\n`,
};

const es: WordMail = {
  subject: (desk) => `Un cliente de ${desk} tiene unas palabras para usted`,
  mail: (desk, url) =>
    `Un cliente de ${desk} le ha escrito unas palabras. Son suyas: nadie más las lee si usted no las comparte.\n\n${url}\n`,
};

export const wordMail = (language: string): WordMail => wordsIn<WordMail>({ en, de, es }, language);

/** What a customer is told of an answer to their word, which is on their page and nowhere else. */
type AnswerLetter = { subject: (who: string) => string; text: (who: string) => string };

const answerIn: Record<'en' | 'de' | 'es', AnswerLetter> = {
  en: {
    subject: (who) => `${who} has answered your word`,
    text: (who) =>
      `${who} has answered your word. The answer is on your page, for you alone. Please answer there, too: what you answer here goes to everybody who helps you.`,
  },
  de: {
    subject: (who) => `${who} hat Ihnen geantwortet`,
    text: (who) =>
      `${who} hat auf Ihr Wort geantwortet. Die Antwort steht auf Ihrer Seite, nur für Sie. Bitte antworten Sie auch dort: Was Sie hier antworten, lesen alle, die Ihnen helfen.`,
  },
  es: {
    subject: (who) => `${who} le ha respondido`,
    text: (who) =>
      `${who} ha respondido a sus palabras. La respuesta está en su página, solo para usted. Responda también allí, por favor: lo que responda aquí lo leen todos los que le ayudan.`,
  },
};

export const answerLetter = (language: string): AnswerLetter => wordsIn(answerIn, language);
