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
