import { wordsIn } from '../../platform/words-in.ts';

/** What whoever led for a company is told by mail once its work on a desk has ended. */
type EndingWords = {
  subject: (desk: string) => string;
  mail: (company: string, desk: string, when: string) => string;
  /** To a company that was asked by mail. */
  mailToAsked: (company: string, desk: string, when: string) => string;
};

const en: EndingWords = {
  subject: (desk) => `Your work for ${desk} has ended`,
  mail: (company, desk, when) =>
    `The engagement of ${company} on the desk ${desk} ended on ${when}. From that moment your people see nothing of it any more, and others look after their open cases there. Thank you for what you did for its customers.\n`,
  mailToAsked: (company, desk, when) =>
    `The engagement of ${company} on the desk ${desk} ended on ${when}. What you were asked there and have not answered is not needed from you any more, and the links to it open nothing now. Thank you for what you did for its customers.\n`,
};

const de: EndingWords = {
  subject: (desk) => `Ihre Arbeit für ${desk} ist beendet`,
  mail: (company, desk, when) =>
    `Der Auftrag von ${company} für ${desk} endete am ${when}. Seither sehen Ihre Leute davon nichts mehr, und andere kümmern sich um die offenen Fälle. Danke für das, was Sie für die Kundinnen und Kunden getan haben.\n`,
  mailToAsked: (company, desk, when) =>
    `Der Auftrag von ${company} für ${desk} endete am ${when}. Was Sie dort gefragt wurden und noch nicht beantwortet haben, wird von Ihnen nicht mehr gebraucht, und die Links dazu öffnen nichts mehr. Danke für das, was Sie für die Kundinnen und Kunden getan haben.\n`,
};

const es: EndingWords = {
  subject: (desk) => `Su trabajo para ${desk} ha terminado`,
  mail: (company, desk, when) =>
    `El encargo de ${company} para ${desk} terminó el ${when}. Desde ese momento su gente ya no ve nada, y otras personas se ocupan de los casos abiertos. Gracias por lo que hicieron por sus clientes.\n`,
  mailToAsked: (company, desk, when) =>
    `El encargo de ${company} para ${desk} terminó el ${when}. Lo que les pidieron allí y aún no habían contestado ya no hace falta, y los enlaces ya no abren nada. Gracias por lo que hicieron por sus clientes.\n`,
};

export const endingWords = (language: string): EndingWords => wordsIn<EndingWords>({ en, de, es }, language);
