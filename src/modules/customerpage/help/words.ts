import { wordsIn } from '../../../platform/words-in.ts';

export type HelpWords = {
  title: (desk: string) => string;
  search: string;
  searchVerb: string;
  /** What helped most. */
  others: string;
  found: (words: string) => string;
  noneFound: (words: string) => string;
  /** All articles, and the next of them. */
  everything: string;
  more: string;
  why: string;
  versions: (versions: string) => string;
  version: (said: { version: number; day: string }) => string;
  inLanguage: (language: string) => string;
  /** In which an article is read. */
  languages: string;
  /** Before the name of the language in which the original is. */
  behind: string;
  notHelped: string;
  write: string;
  writeDo: string;
  text: string;
  name: string;
  mail: string;
  send: string;
  /** What begins what they write, of an article that they read. */
  read: (article: string) => string;
  sent: string;
  wrong: { text: string; long: string; name: string; mail: string; often: string; ours: string };
};

const en: HelpWords = {
  title: (desk) => `Help from ${desk}`,
  search: 'What do you need?',
  searchVerb: 'Search',
  others: 'What helped others',
  found: (words) => `What fits “${words}”`,
  noneFound: (words) => `Nothing here fits “${words}” yet. Tell us, and somebody answers you.`,
  everything: 'All help',
  more: 'More',
  why: 'Why it happens',
  versions: (versions) => `versions ${versions}`,
  version: ({ version, day }) => `Version ${version}, since ${day}`,
  inLanguage: (language) => `In ${language}`,
  languages: 'Languages',
  behind: 'The original has changed since:',
  notHelped: 'This did not help',
  write: 'Write to us',
  writeDo: 'Somebody reads it and answers you by mail.',
  text: 'What you need',
  name: 'Your name',
  mail: 'Your mail address',
  send: 'Send it',
  read: (article) => `I read “${article}”. It did not help.`,
  sent: 'Thank you. Somebody looks after it now, and answers at the address you gave.',
  wrong: {
    text: 'Please write what you need.',
    long: 'This is too long to send here. Please say it shorter, or write us a mail.',
    name: 'Please write your name, so that we know whom we answer.',
    mail: 'Nobody can be answered at this address. Please look at it again.',
    often:
      'So much was sent from where you are that we cannot take more just now. Your words still stand here. Please send them in an hour, or write us a mail.',
    ours: 'We could not take it, and that is our mistake. Your words still stand here. Please send them once more, or write us a mail.',
  },
};

const de: HelpWords = {
  title: (desk) => `Hilfe von ${desk}`,
  search: 'Was brauchen Sie?',
  searchVerb: 'Suchen',
  others: 'Was anderen geholfen hat',
  found: (words) => `Was zu „${words}“ passt`,
  noneFound: (words) => `Zu „${words}“ steht hier noch nichts. Sagen Sie es uns, und jemand antwortet Ihnen.`,
  everything: 'Alle Hilfe',
  more: 'Mehr',
  why: 'Warum das so ist',
  versions: (versions) => `Fassungen ${versions}`,
  version: ({ version, day }) => `Fassung ${version}, seit ${day}`,
  inLanguage: (language) => `Auf ${language}`,
  languages: 'Sprachen',
  behind: 'Das Original wurde seither geändert:',
  notHelped: 'Das hat nicht geholfen',
  write: 'Schreiben Sie uns',
  writeDo: 'Jemand liest es und antwortet Ihnen per E-Mail.',
  text: 'Was Sie brauchen',
  name: 'Ihr Name',
  mail: 'Ihre E-Mail-Adresse',
  send: 'Senden',
  read: (article) => `Ich habe „${article}“ gelesen. Das hat nicht geholfen.`,
  sent: 'Danke. Jemand kümmert sich jetzt darum und antwortet an die Adresse, die Sie angegeben haben.',
  wrong: {
    text: 'Bitte schreiben Sie, was Sie brauchen.',
    long: 'Das ist zu lang, um es hier zu senden. Bitte sagen Sie es kürzer, oder schreiben Sie uns eine E-Mail.',
    name: 'Bitte schreiben Sie Ihren Namen, damit wir wissen, wem wir antworten.',
    mail: 'An diese Adresse kann niemand antworten. Bitte sehen Sie noch einmal nach.',
    often:
      'Von dort, wo Sie sind, wurde so viel gesendet, dass wir gerade nichts mehr annehmen können. Ihre Worte stehen noch hier. Bitte senden Sie sie in einer Stunde, oder schreiben Sie uns eine E-Mail.',
    ours: 'Wir konnten es nicht annehmen, und das ist unser Fehler. Ihre Worte stehen noch hier. Bitte senden Sie sie noch einmal, oder schreiben Sie uns eine E-Mail.',
  },
};

const es: HelpWords = {
  title: (desk) => `Ayuda de ${desk}`,
  search: '¿Qué necesita?',
  searchVerb: 'Buscar',
  others: 'Lo que ayudó a otros',
  found: (words) => `Lo que encaja con «${words}»`,
  noneFound: (words) => `Aquí no hay nada todavía sobre «${words}». Díganoslo y alguien le responderá.`,
  everything: 'Toda la ayuda',
  more: 'Más',
  why: 'Por qué ocurre',
  versions: (versions) => `versiones ${versions}`,
  version: ({ version, day }) => `Versión ${version}, desde el ${day}`,
  inLanguage: (language) => `En ${language}`,
  languages: 'Idiomas',
  behind: 'El original ha cambiado desde entonces:',
  notHelped: 'Esto no me ayudó',
  write: 'Escríbanos',
  writeDo: 'Alguien lo lee y le responde por correo.',
  text: 'Qué necesita',
  name: 'Su nombre',
  mail: 'Su dirección de correo',
  send: 'Enviar',
  read: (article) => `He leído «${article}». No me ayudó.`,
  sent: 'Gracias. Alguien se ocupa ya de esto y responderá a la dirección que nos dio.',
  wrong: {
    text: 'Escriba qué necesita, por favor.',
    long: 'Es demasiado largo para enviarlo aquí. Dígalo más breve, por favor, o escríbanos un correo.',
    name: 'Escriba su nombre, por favor, para que sepamos a quién respondemos.',
    mail: 'A esta dirección no se puede responder. Revísela, por favor.',
    often:
      'Desde donde está se ha enviado tanto que ahora no podemos recibir más. Sus palabras siguen aquí. Envíelas dentro de una hora, por favor, o escríbanos un correo.',
    ours: 'No hemos podido recibirlo, y es un error nuestro. Sus palabras siguen aquí. Envíelas otra vez, por favor, o escríbanos un correo.',
  },
};

export const helpWords = (language: string): HelpWords => wordsIn({ en, de, es }, language);
