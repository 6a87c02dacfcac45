import { wordsIn } from '../../../platform/words-in.ts';

/** What a mail to a company that is asked says beside what a person wrote. */
export type TaskMailWords = {
  subject: (desk: string, request: string) => string;
  asks: (who: string, company: string, desk: string) => string;
  due: (when: string) => string;
  otherwise: (what: string) => string;
  passedOn: string;
  filesOnPage: string;
  writes: (who: string, desk: string) => string;
  howToChoose: string;
  howToAnswer: (who: string) => string;
  howToAnswerNow: (who: string) => string;
  /** Of something that comes back. */
  howToSayFound: string;
  notGoodEnough: (who: string, desk: string) => string;
  reminder: string;
  isDue: string;
  notNeeded: (who: string, desk: string) => string;
  isGood: (who: string, desk: string) => string;
  stopAsked: string;
  /** To whoever owns the case, where nobody of the company would hear of it. */
  stopUnheard: (company: string) => string;
  stopUntil: (when: string) => string;
  howToStop: (who: string) => string;
  youWereAsked: string;
  page: string;
};

const en: TaskMailWords = {
  subject: (desk, request) => `A question from ${desk}: ${request}`,
  asks: (who, company, desk) =>
    company === desk ? `${who} of ${desk} asks you:` : `${who}, ${company}, asks you for ${desk}:`,
  due: (when) => `Needed by ${when}.`,
  otherwise: (what) => `If nobody answers by then: ${what}`,
  passedOn: 'Passed on with it, and nothing else:',
  filesOnPage: 'Files are on the page below.',
  writes: (who, desk) => `${who} (${desk}) writes to you:`,
  howToChoose: 'Answer this mail with one of these, or its number, as the first line:',
  howToAnswer: (who) =>
    `Simply answer this mail: ${who} reads it. If the first line says DONE, ACCEPT (with the day by which it is done) or DECLINE (with the reason below), it is noted so. If you accept, a line of its own says whether it can be stopped: STOP UNTIL 10 December 12:00, 15.00 GBP (the time, and what it costs), or NO STOP. If another day comes of it later, write so in a line of its own: DATE 14 December, with why below. If something went wrong, a line of its own says what: BAD NEWS The van broke down. The client is told of it. If you have a reference of your own for it, a line of its own keeps it with this: REFERENCE PO 5512.`,
  howToAnswerNow: (who) =>
    `The customer waits while ${who} asks you. Simply answer this mail: whatever you write is passed on at once. If you cannot say, write DECLINE.`,
  howToSayFound:
    'Once you have looked at what comes back, a line of its own says what you found: FOUND FAULTY, FOUND NO FAULT or FOUND UNKNOWN, and after a comma what it cost you, if anything, such as 12.50 GBP.',
  notGoodEnough: (who, desk) => `${who} (${desk}) says that this is not done yet, and asks you again:`,
  reminder: 'Nobody has answered this yet. So that it is not forgotten, here it is once more.',
  isDue: 'This is due now.',
  isGood: (who, desk) =>
    `${who} (${desk}) says that what you did is good. Thank you. There is nothing more to do.`,
  notNeeded: (who, desk) => `${who} (${desk}) does not need this any more. Thank you.`,
  stopAsked: 'The customer asks for this to be stopped.',
  stopUnheard: (company) =>
    `The customer asks for this to be stopped. ${company} has not heard of it, as no mail address of theirs is known here. Please tell them.`,
  stopUntil: (when) => `You said that it can be stopped until ${when}.`,
  howToStop: (who) =>
    `Please stop it if you still can, and answer this mail in your own words: ${who} reads it and tells the customer.`,
  youWereAsked: 'You were asked:',
  page: 'All of it, and what you can answer, without an account:',
};

const de: TaskMailWords = {
  subject: (desk, request) => `Eine Frage von ${desk}: ${request}`,
  asks: (who, company, desk) =>
    company === desk ? `${who} von ${desk} fragt Sie:` : `${who}, ${company}, fragt Sie für ${desk}:`,
  due: (when) => `Gebraucht bis ${when}.`,
  otherwise: (what) => `Wenn bis dahin niemand antwortet: ${what}`,
  passedOn: 'Dazu weitergegeben, und nichts sonst:',
  filesOnPage: 'Dateien liegen auf der Seite unten.',
  writes: (who, desk) => `${who} (${desk}) schreibt Ihnen:`,
  howToChoose: 'Antworten Sie auf diese Mail mit einem davon oder seiner Nummer als erster Zeile:',
  howToAnswer: (who) =>
    `Antworten Sie einfach auf diese Mail: ${who} liest sie. Steht in der ersten Zeile ERLEDIGT, ANGENOMMEN (mit dem Tag, bis zu dem es erledigt ist) oder ABGELEHNT (mit dem Grund darunter), gilt sie so. Wenn Sie annehmen, sagt eine eigene Zeile, ob es sich anhalten lässt: ANHALTEN BIS 10. Dezember 12:00, 15,00 EUR (der Zeitpunkt, und was es kostet), oder NICHT ANHALTEN. Wird später ein anderer Tag daraus, schreiben Sie es in einer eigenen Zeile: TERMIN 14. Dezember, mit dem Grund darunter. Wenn etwas schiefgegangen ist, sagt eine eigene Zeile, was: SCHLECHTE NACHRICHT Der Wagen ist liegengeblieben. Der Auftraggeber erfährt davon. Wenn Sie ein eigenes Zeichen dafür haben, hält es eine eigene Zeile fest: ZEICHEN PO 5512.`,
  howToAnswerNow: (who) =>
    `Der Kunde wartet, während ${who} Sie fragt. Antworten Sie einfach auf diese Mail: was Sie schreiben, wird sofort weitergegeben. Wenn Sie es nicht wissen, schreiben Sie ABGELEHNT.`,
  howToSayFound:
    'Wenn Sie sich angesehen haben, was zurückkommt, sagt eine eigene Zeile, was Sie festgestellt haben: BEFUND DEFEKT, BEFUND KEIN FEHLER oder BEFUND UNBEKANNT, und nach einem Komma, was es Sie gekostet hat, falls etwas, etwa 12,50 EUR.',
  notGoodEnough: (who, desk) =>
    `${who} (${desk}) schreibt, dass das noch nicht erledigt ist, und fragt Sie wieder:`,
  reminder: 'Darauf hat noch niemand geantwortet. Damit es nicht vergessen wird, hier noch einmal.',
  isDue: 'Das ist jetzt fällig.',
  isGood: (who, desk) => `${who} (${desk}) schreibt, dass es so gut ist. Danke. Es ist nichts weiter zu tun.`,
  notNeeded: (who, desk) => `${who} (${desk}) braucht das nicht mehr. Danke.`,
  stopAsked: 'Der Kunde bittet darum, das anzuhalten.',
  stopUnheard: (company) =>
    `Der Kunde bittet darum, das anzuhalten. ${company} weiß noch nichts davon, weil hier keine Mailadresse bekannt ist. Bitte sagen Sie es dort.`,
  stopUntil: (when) => `Sie haben gesagt, dass es sich bis ${when} anhalten lässt.`,
  howToStop: (who) =>
    `Bitte halten Sie es an, wenn das noch geht, und antworten Sie auf diese Mail in eigenen Worten: ${who} liest sie und sagt es dem Kunden.`,
  youWereAsked: 'Sie wurden gefragt:',
  page: 'Alles dazu, und was Sie antworten können, ohne Konto:',
};

const es: TaskMailWords = {
  subject: (desk, request) => `Una pregunta de ${desk}: ${request}`,
  asks: (who, company, desk) =>
    company === desk
      ? `${who} de ${desk} le pregunta:`
      : `${who}, ${company}, le pregunta en nombre de ${desk}:`,
  due: (when) => `Se necesita antes de ${when}.`,
  otherwise: (what) => `Si nadie responde antes: ${what}`,
  passedOn: 'Lo que se le transmite, y nada más:',
  filesOnPage: 'Los archivos están en la página de abajo.',
  writes: (who, desk) => `${who} (${desk}) le escribe:`,
  howToChoose: 'Responda a este correo con una de estas, o su número, en la primera línea:',
  howToAnswer: (who) =>
    `Responda sin más a este correo: ${who} lo lee. Si la primera línea dice HECHO, ACEPTADO (con el día en que estará hecho) o RECHAZADO (con el motivo debajo), así se anota. Si acepta, una línea aparte dice si se puede parar: PARAR HASTA 10 de diciembre 12:00, 15,00 EUR (el momento y cuánto cuesta), o NO PARAR. Si más tarde resulta ser otro día, escríbalo en una línea aparte: FECHA 14 de diciembre, con el motivo debajo. Si algo ha salido mal, una línea aparte dice qué: MALA NOTICIA Se ha averiado la furgoneta. Se le dice a quien encarga el trabajo. Si tiene una referencia propia, una línea aparte la deja anotada: REFERENCIA PO 5512.`,
  howToAnswerNow: (who) =>
    `El cliente espera mientras ${who} le pregunta. Responda sin más a este correo: lo que escriba se pasa enseguida. Si no lo sabe, escriba RECHAZADO.`,
  howToSayFound:
    'Cuando haya mirado lo que vuelve, una línea aparte dice lo que encontró: RESULTADO AVERIADO, RESULTADO SIN FALLO o RESULTADO DESCONOCIDO, y tras una coma lo que le costó, si algo, como 12,50 EUR.',
  notGoodEnough: (who, desk) => `${who} (${desk}) dice que esto aún no está hecho y se lo vuelve a pedir:`,
  reminder: 'Todavía no ha respondido nadie. Para que no se olvide, aquí está otra vez.',
  isDue: 'Esto vence ahora.',
  isGood: (who, desk) => `${who} (${desk}) dice que está bien así. Gracias. No hay nada más que hacer.`,
  notNeeded: (who, desk) => `${who} (${desk}) ya no lo necesita. Gracias.`,
  stopAsked: 'El cliente pide que esto se pare.',
  stopUnheard: (company) =>
    `El cliente pide que esto se pare. ${company} todavía no lo sabe, porque aquí no consta ninguna dirección de correo suya. Por favor, avíseles.`,
  stopUntil: (when) => `Usted dijo que se puede parar hasta ${when}.`,
  howToStop: (who) =>
    `Por favor, párelo si todavía es posible y responda a este correo con sus palabras: ${who} lo lee y se lo dice al cliente.`,
  youWereAsked: 'Se le preguntó:',
  page: 'Todo ello, y lo que puede responder, sin cuenta:',
};

const words = { en, de, es };

export const taskMailWords = (language: string): TaskMailWords => wordsIn(words, language);
