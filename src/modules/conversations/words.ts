import { wordsIn } from '../../platform/words-in.ts';

/** The few sentences that a mail of the desk adds to what a person wrote, in the languages of a customer's page. */
export type MailWords = {
  stands: string;
  nextWordBy: string;
  /** Where the time has passed already: never a past moment as if it were to come. */
  nextWordMissed: (when: string) => string;
  /** While whoever owns it is away. */
  away: (owner: string, when: string) => string;
  standIn: (owner: string, when: string, standIn: string) => string;
  page: string;
  /** What stands for the link to it where others than the customer read the mail. */
  yourPage: string;
  /** Of the files that are too much for a mail. */
  filesOnPage: (count: number) => string;
  onBehalfOf: (author: string, company: string, client: string) => string;
  receipt: (owner: string, by: string) => string;
  /** To whoever rang and reached nobody. */
  receiptOfCall: (owner: string, by: string) => string;
  receiptSubject: (desk: string) => string;
  /** To whoever went to another company first: who passed it on, why, who looks after it and by when they hear. */
  passedOn: (told: { company: string; day: string; owner: string; by: string }) => string;
  passedOnSubject: (company: string, desk: string) => string;
  /** To whoever asked for the link to their page again. */
  linkAgain: string;
  linkPromised: string;
  linkSubject: (desk: string) => string;
  closing: string;
  answerDone: string;
  handedOver: (name: string) => string;
  /** Before the person changes, and until when they do not, where it can wait. */
  offerTold: (from: string, to: string, when: string | null) => string;
  /** To whoever would rather wait, where somebody else is asked since nobody answered. */
  offerToldOn: (from: string, to: string) => string;
  /** Where the customer would rather have had that than what was offered. */
  staysWith: (owner: string) => string;
  /** Where they were told that somebody else might, and nothing came of it. */
  staysAfterAll: (owner: string) => string;
  /** Where somebody has left, and who looks after it now. */
  ownerLeft: (from: string, to: string) => string;
  /** What a case is called that began with a call, and whoever did not show their number. */
  missedCall: string;
  voicemail: string;
  textMessage: string;
  withheld: string;
};

const en: MailWords = {
  stands: 'Where it stands:',
  nextWordBy: 'Next word by:',
  nextWordMissed: (when) => `You should have heard by ${when}, and did not. We are sorry.`,
  away: (owner, when) => `${owner} is back ${when}.`,
  standIn: (owner, when, standIn) => `${owner} is back ${when}, until then ${standIn} looks after this.`,
  page: 'Everything in one place:',
  yourPage: 'your page',
  filesOnPage: (count) => `${count === 1 ? 'One file is' : `${count} files are`} on your page.`,
  onBehalfOf: (author, company, client) =>
    company === client ? `${author}, ${client}` : `${author}, ${company}, on behalf of ${client}`,
  receipt: (owner, by) =>
    `Thank you for writing. ${owner} looks after this, and you will hear from us by ${by}.`,
  receiptOfCall: (owner, by) =>
    `You rang and reached nobody. ${owner} looks after this, and you will hear from us by ${by}.`,
  receiptSubject: (desk) => `We have your message (${desk})`,
  passedOn: ({ company, day, owner, by }) =>
    `${company} passed on to us what you need, because you agreed to that on ${day}. ${owner} looks after it, and you will hear from us by ${by}. If you did not agree to it, please tell us.`,
  passedOnSubject: (company, desk) => `${company} told us what you need (${desk})`,
  linkAgain:
    'You asked for the link to your page. If it was not you, there is nothing you need to do: it was sent to you alone.',
  linkPromised:
    'Here is the link to your page, as we said on the telephone. There you see where it stands, and can write to us.',
  linkSubject: (desk) => `The link to your page (${desk})`,
  closing:
    'We have not heard otherwise for seven days, so we close this here. If anything is not right, just write to us: the same person will look after it.',
  answerDone: 'Is it solved? Please say yes or no on your page, or simply answer this mail.',
  handedOver: (name) =>
    `My name is ${name}, and I look after this from now on. I have read everything so far, so you do not need to start over.`,
  offerTold: (from, to, when) =>
    `${from} would like to hand this over to ${to}, who reads everything so far first.${when ? ` Nothing changes before ${when}.` : ''} If you would rather wait for ${from}, or have somebody else, say so on your page or simply answer.`,
  offerToldOn: (from, to) =>
    `You said that you would rather wait for ${from}. Now ${to} has been asked to look after this. If they do, they tell you why.`,
  staysAfterAll: (owner) => `This stays with ${owner} after all.`,
  staysWith: (owner) => `As you wished, this stays with ${owner}.`,
  ownerLeft: (from, to) =>
    `${from} does not work on this any more. From now on ${to} looks after it, with everything you have told us, so you do not need to start over.`,
  missedCall: 'A missed call',
  voicemail: 'A voicemail',
  textMessage: 'A text',
  withheld: 'Number withheld',
};

const de: MailWords = {
  stands: 'So steht es:',
  nextWordBy: 'Sie hören von uns bis:',
  nextWordMissed: (when) =>
    `Sie hätten bis ${when} von uns hören sollen und haben es nicht. Das tut uns leid.`,
  away: (owner, when) => `${owner} ist ${when} wieder da.`,
  standIn: (owner, when, standIn) =>
    `${owner} ist ${when} wieder da, bis dahin kümmert sich ${standIn} darum.`,
  page: 'Alles an einem Ort:',
  yourPage: 'Ihre Seite',
  filesOnPage: (count) => `${count === 1 ? 'Eine Datei liegt' : `${count} Dateien liegen`} auf Ihrer Seite.`,
  onBehalfOf: (author, company, client) =>
    company === client ? `${author}, ${client}` : `${author}, ${company}, im Auftrag von ${client}`,
  receipt: (owner, by) =>
    `Danke für Ihre Nachricht. ${owner} kümmert sich darum, und Sie hören von uns bis ${by}.`,
  receiptOfCall: (owner, by) =>
    `Sie haben angerufen und niemanden erreicht. ${owner} kümmert sich darum, und Sie hören von uns bis ${by}.`,
  receiptSubject: (desk) => `Ihre Nachricht ist angekommen (${desk})`,
  passedOn: ({ company, day, owner, by }) =>
    `${company} hat Ihr Anliegen an uns weitergegeben, weil Sie dem am ${day} zugestimmt haben. ${owner} kümmert sich darum, und Sie hören von uns bis ${by}. Wenn Sie nicht zugestimmt haben, sagen Sie es uns bitte.`,
  passedOnSubject: (company, desk) => `${company} hat uns Ihr Anliegen weitergegeben (${desk})`,
  linkAgain:
    'Sie haben nach dem Link zu Ihrer Seite gefragt. Falls Sie das nicht waren, brauchen Sie nichts zu tun: Er ging nur an Sie.',
  linkPromised:
    'Hier ist der Link zu Ihrer Seite, wie am Telefon besprochen. Dort sehen Sie, wie es steht, und können uns schreiben.',
  linkSubject: (desk) => `Der Link zu Ihrer Seite (${desk})`,
  closing:
    'Wir haben sieben Tage nichts anderes gehört und schließen das hier ab. Wenn etwas nicht stimmt, schreiben Sie uns einfach: Dieselbe Person kümmert sich weiter darum.',
  answerDone: 'Ist es gelöst? Sagen Sie es uns auf Ihrer Seite, oder antworten Sie einfach auf diese Mail.',
  handedOver: (name) =>
    `Mein Name ist ${name}, ich kümmere mich ab jetzt darum. Ich habe alles Bisherige gelesen, Sie müssen nichts noch einmal erzählen.`,
  offerTold: (from, to, when) =>
    `${from} möchte das gern an ${to} übergeben; alles Bisherige wird vorher gelesen.${when ? ` Vor ${when} ändert sich nichts.` : ''} Wenn Sie lieber auf ${from} warten oder jemand anderen möchten, sagen Sie es auf Ihrer Seite oder antworten Sie einfach.`,
  offerToldOn: (from, to) =>
    `Sie haben gesagt, dass Sie lieber auf ${from} warten. Jetzt wurde ${to} gefragt, sich darum zu kümmern. Wenn es so kommt, erfahren Sie von ${to}, warum.`,
  staysAfterAll: (owner) => `Das bleibt nun doch bei ${owner}.`,
  staysWith: (owner) => `Wie gewünscht bleibt das bei ${owner}.`,
  ownerLeft: (from, to) =>
    `${from} arbeitet nicht mehr daran. Ab jetzt kümmert sich ${to} darum und weiß alles Bisherige, Sie müssen nichts noch einmal erzählen.`,
  missedCall: 'Ein verpasster Anruf',
  voicemail: 'Eine Sprachnachricht',
  textMessage: 'Eine SMS',
  withheld: 'Nummer unterdrückt',
};

const es: MailWords = {
  stands: 'Cómo va:',
  nextWordBy: 'Tendrá noticias antes de:',
  nextWordMissed: (when) =>
    `Tendría que haber sabido de nosotros antes de ${when} y no fue así. Lo sentimos.`,
  away: (owner, when) => `${owner} vuelve ${when}.`,
  standIn: (owner, when, standIn) => `${owner} vuelve ${when}; hasta entonces se ocupa ${standIn}.`,
  page: 'Todo en un solo lugar:',
  yourPage: 'su página',
  filesOnPage: (count) => `${count === 1 ? 'Hay un archivo' : `Hay ${count} archivos`} en su página.`,
  onBehalfOf: (author, company, client) =>
    company === client ? `${author}, ${client}` : `${author}, ${company}, en nombre de ${client}`,
  receipt: (owner, by) =>
    `Gracias por escribirnos. ${owner} se ocupa de esto y tendrá noticias nuestras antes de ${by}.`,
  receiptOfCall: (owner, by) =>
    `Ha llamado y no ha contestado nadie. ${owner} se ocupa de esto y tendrá noticias nuestras antes de ${by}.`,
  receiptSubject: (desk) => `Hemos recibido su mensaje (${desk})`,
  passedOn: ({ company, day, owner, by }) =>
    `${company} nos ha transmitido lo que necesita, porque usted lo aceptó el ${day}. ${owner} se ocupa de esto y tendrá noticias nuestras antes de ${by}. Si no lo aceptó, díganoslo.`,
  passedOnSubject: (company, desk) => `${company} nos ha contado lo que necesita (${desk})`,
  linkAgain:
    'Nos pidió el enlace a su página. Si no fue usted, no tiene que hacer nada: solo se le envió a usted.',
  linkPromised:
    'Aquí tiene el enlace a su página, como le dijimos por teléfono. Ahí ve cómo está su asunto y puede escribirnos.',
  linkSubject: (desk) => `El enlace a su página (${desk})`,
  closing:
    'No hemos sabido nada más en siete días, así que lo cerramos aquí. Si algo no está bien, escríbanos: la misma persona se ocupará.',
  answerDone: '¿Está resuelto? Díganoslo en su página o simplemente responda a este correo.',
  handedOver: (name) =>
    `Me llamo ${name} y desde ahora me ocupo de esto. He leído todo lo anterior, no tiene que empezar de nuevo.`,
  offerTold: (from, to, when) =>
    `A ${from} le gustaría pasar esto a ${to}, que antes leerá todo lo anterior.${when ? ` Nada cambia antes de: ${when}.` : ''} Si prefiere esperar a ${from} o prefiere a otra persona, díganoslo en su página o simplemente responda.`,
  offerToldOn: (from, to) =>
    `Nos dijo que prefiere esperar a ${from}. Ahora se ha preguntado a ${to} si puede ocuparse de esto. Si es así, le dirá por qué.`,
  staysAfterAll: (owner) => `Al final, esto sigue con ${owner}.`,
  staysWith: (owner) => `Como usted quería, esto sigue con ${owner}.`,
  ownerLeft: (from, to) =>
    `${from} ya no se ocupa de esto. Desde ahora lo hace ${to}, que conoce todo lo anterior: no tiene que empezar de nuevo.`,
  missedCall: 'Una llamada perdida',
  voicemail: 'Un mensaje de voz',
  textMessage: 'Un SMS',
  withheld: 'Número oculto',
};

const words: Record<string, MailWords> & { en: MailWords } = { en, de, es };

export const wordsFor = (language: string): MailWords => wordsIn(words, language);

/** "Thursday 12 March, 12:00 (London)": never a bare clock time that could be taken for another zone's. */
export function showInstant(instant: string, { language, zone }: { language: string; zone: string }): string {
  const known = words[language.split('-')[0]?.toLowerCase() ?? ''] ? language : 'en-GB';
  return formatOf(known === 'en' ? 'en-GB' : known, zone).format(new Date(instant));
}

/** A day has no zone. */
export function showDay(day: string, language: string): string {
  const known = words[language.split('-')[0]?.toLowerCase() ?? ''] ? language : 'en';
  const form = new Intl.DateTimeFormat(known === 'en' ? 'en-GB' : known, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return form.format(new Date(day));
}

const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 100;

/** Kept, for making one takes longer than all else in a mail. */
function formatOf(language: string, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
      timeZoneName: 'short',
    });
  if (formats.size < mostFormats) formats.set(key, made);
  return made;
}
