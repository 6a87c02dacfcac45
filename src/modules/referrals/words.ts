import { wordsIn } from '../../platform/words-in.ts';
import type { ReferralState } from './contract.ts';

/** What a company reads that passes customers on, on its page and in answers to its mails, in the languages of a customer's page. */
export type ReferralWords = {
  title: (desk: string) => string;
  what: (desk: string) => string;
  name: string;
  address: string;
  need: string;
  reference: string;
  consent: string;
  consentWhat: string;
  consentBy: string;
  consentHow: string;
  consentHowHint: string;
  consentOn: string;
  send: string;
  sent: (desk: string) => string;
  became: string;
  nobody: string;
  state: Record<ReferralState, (desk: string) => string>;
  wrong: { consent: string; day: string; address: string; missing: string; tooMany: string };
  noLink: string;
  noLinkDo: string;
  failed: string;
  mail: {
    taken: (name: string, desk: string) => string;
    takenSubject: (reference: string) => string;
    over: (name: string, became: string) => string;
    overSubject: (reference: string) => string;
    notTaken: (desk: string) => string;
    notTakenSubject: string;
    howTo: string;
    page: string;
  };
};

const en: ReferralWords = {
  title: (desk) => `Pass a customer on to ${desk}`,
  what: (desk) =>
    `Somebody came to you with something that is for ${desk}? Say it here. One named person looks after it, the customer hears at once who that is and that it came from you, and here you see what became of it.`,
  name: 'Name of the customer',
  address: 'Their mail address or telephone number',
  need: 'What they want, in their words if you can',
  reference: 'Your own reference, if you have one',
  consent: 'They agreed that you pass this on',
  consentWhat: 'Without that nothing is taken. It is kept with what you write here, and they are told of it.',
  consentBy: 'Who agreed',
  consentHow: 'How they said so',
  consentHowHint: 'such as: on the telephone, to Marek',
  consentOn: 'On which day',
  send: 'Pass it on',
  sent: (desk) => `${desk} has it. Thank you.`,
  became: 'What you passed on',
  nobody: 'Nothing yet.',
  state: {
    open: (desk) => `${desk} looks after it`,
    met: () => 'Done, as the customer wished',
    over: () => 'Over',
  },
  wrong: {
    consent: 'Please say who agreed, how and when. Without their consent nothing is taken.',
    day: 'The day on which they agreed is still to come. Please look at it again.',
    address:
      'They cannot be answered there. Please give a mail address, or a number with its country such as +44 113 496 0000.',
    missing: 'Please give a name, a mail address or number, and what they want.',
    tooMany:
      'Enough was passed on today, by your company or for this customer. Please pass it on tomorrow, or write to them by mail.',
  },
  noLink: 'This link does not lead here any more.',
  noLinkDo: 'Ask whoever gave it to you for a new one.',
  failed: 'That did not work. Nothing was saved; please go back and try again.',
  mail: {
    taken: (name, desk) =>
      `What you passed on for ${name} is with ${desk}. One named person looks after it, and ${name} was told that it came from you.`,
    takenSubject: (reference) => `We have it (${reference})`,
    over: (name, became) => `What became of what you passed on for ${name}: ${became}.`,
    overSubject: (reference) => `It is over (${reference})`,
    notTaken: (desk) => `${desk} could not take what you passed on, and kept nothing of it.`,
    notTakenSubject: 'Something is missing',
    howTo:
      'Please write it like this:\n\nCustomer: Bill Navarro\nContact: bill@example.com\nNeed: wants to return a mixer\nReference: RMA 1234\nConsent: Bill himself, on the telephone, YYYY-MM-DD',
    page: 'What became of it, without an account:',
  },
};

const de: ReferralWords = {
  title: (desk) => `Jemanden an ${desk} weitergeben`,
  what: (desk) =>
    `Jemand kam zu Ihnen mit etwas, das ${desk} angeht? Sagen Sie es hier. Eine Person mit Namen kümmert sich darum, die Kundin oder der Kunde erfährt sofort, wer das ist und dass es von Ihnen kommt, und hier sehen Sie, was daraus wurde.`,
  name: 'Name der Kundin oder des Kunden',
  address: 'Mailadresse oder Telefonnummer',
  need: 'Was gewünscht wird, wenn möglich in den eigenen Worten',
  reference: 'Ihr eigenes Zeichen, falls es eines gibt',
  consent: 'Der Weitergabe wurde zugestimmt',
  consentWhat: 'Sonst wird nichts angenommen. Das steht dabei, und wen es betrifft, erfährt davon.',
  consentBy: 'Wer zugestimmt hat',
  consentHow: 'Wie',
  consentHowHint: 'zum Beispiel: am Telefon, gegenüber Marek',
  consentOn: 'An welchem Tag',
  send: 'Weitergeben',
  sent: (desk) => `${desk} hat es. Danke.`,
  became: 'Was Sie weitergegeben haben',
  nobody: 'Noch nichts.',
  state: {
    open: (desk) => `${desk} kümmert sich darum`,
    met: () => 'Erledigt, wie es gewünscht war',
    over: () => 'Abgeschlossen',
  },
  wrong: {
    consent: 'Bitte sagen Sie, wer zugestimmt hat, wie und wann. Ohne Zustimmung wird nichts angenommen.',
    day: 'Der Tag der Zustimmung liegt noch vor uns. Bitte sehen Sie noch einmal nach.',
    address:
      'Dort kann niemand antworten. Bitte geben Sie eine Mailadresse oder eine Nummer mit Land an, etwa +49 30 901820.',
    missing: 'Bitte geben Sie einen Namen, eine Mailadresse oder Nummer und das Anliegen an.',
    tooMany:
      'Heute wurde genug weitergegeben, von Ihrer Firma oder für diesen Kunden. Bitte geben Sie es morgen weiter oder schreiben Sie eine Mail.',
  },
  noLink: 'Dieser Link führt hier nicht mehr weiter.',
  noLinkDo: 'Bitten Sie, wer ihn Ihnen gegeben hat, um einen neuen.',
  failed:
    'Das hat nicht geklappt. Nichts wurde gespeichert; bitte gehen Sie zurück und versuchen Sie es noch einmal.',
  mail: {
    taken: (name, desk) =>
      `Was Sie für ${name} weitergegeben haben, ist bei ${desk}. Eine Person mit Namen kümmert sich darum, und ${name} weiß, dass es von Ihnen kommt.`,
    takenSubject: (reference) => `Es ist angekommen (${reference})`,
    over: (name, became) => `Was aus dem wurde, was Sie für ${name} weitergegeben haben: ${became}.`,
    overSubject: (reference) => `Es ist abgeschlossen (${reference})`,
    notTaken: (desk) =>
      `${desk} konnte nicht annehmen, was Sie weitergegeben haben, und hat nichts davon behalten.`,
    notTakenSubject: 'Es fehlt noch etwas',
    howTo:
      'Bitte schreiben Sie es so:\n\nKunde: Bill Navarro\nKontakt: bill@example.com\nAnliegen: möchte ein Mischpult zurückgeben\nZeichen: RMA 1234\nZustimmung: Bill selbst, am Telefon, TT.MM.JJJJ',
    page: 'Was daraus wurde, ohne Konto:',
  },
};

const es: ReferralWords = {
  title: (desk) => `Pasar un cliente a ${desk}`,
  what: (desk) =>
    `¿Alguien acudió a ustedes con algo que corresponde a ${desk}? Díganlo aquí. Se ocupa una persona con nombre, el cliente sabe enseguida quién es y que viene de ustedes, y aquí ven qué fue de ello.`,
  name: 'Nombre del cliente',
  address: 'Su correo o su teléfono',
  need: 'Qué quiere, con sus palabras si es posible',
  reference: 'Su propia referencia, si la hay',
  consent: 'El cliente aceptó que lo transmitan',
  consentWhat: 'Sin eso no se acepta nada. Queda anotado aquí, y el cliente lo sabe.',
  consentBy: 'Quién lo aceptó',
  consentHow: 'Cómo lo dijo',
  consentHowHint: 'por ejemplo: por teléfono, a Marek',
  consentOn: 'Qué día',
  send: 'Transmitir',
  sent: (desk) => `${desk} lo tiene. Gracias.`,
  became: 'Lo que han transmitido',
  nobody: 'Nada todavía.',
  state: {
    open: (desk) => `${desk} se ocupa`,
    met: () => 'Hecho, como quería el cliente',
    over: () => 'Terminado',
  },
  wrong: {
    consent: 'Digan quién lo aceptó, cómo y cuándo. Sin su consentimiento no se acepta nada.',
    day: 'El día en que lo aceptó aún no ha llegado. Revísenlo.',
    address: 'Allí no se le puede responder. Den un correo o un número con su país, como +34 910 000 000.',
    missing: 'Den un nombre, un correo o teléfono y lo que quiere.',
    tooMany:
      'Hoy ya se ha transmitido bastante, de su empresa o para este cliente. Transmítanlo mañana o escriban un correo.',
  },
  noLink: 'Este enlace ya no lleva a ninguna parte.',
  noLinkDo: 'Pidan uno nuevo a quien se lo dio.',
  failed: 'No ha funcionado. No se ha guardado nada; vuelva atrás e inténtelo de nuevo.',
  mail: {
    taken: (name, desk) =>
      `Lo que transmitieron para ${name} está en ${desk}. Se ocupa una persona con nombre, y ${name} sabe que viene de ustedes.`,
    takenSubject: (reference) => `Lo tenemos (${reference})`,
    over: (name, became) => `Qué fue de lo que nos transmitió para ${name}: ${became}.`,
    overSubject: (reference) => `Ha terminado (${reference})`,
    notTaken: (desk) => `${desk} no ha podido aceptar lo que transmitieron y no ha guardado nada.`,
    notTakenSubject: 'Falta algo',
    howTo:
      'Escríbanlo así:\n\nCliente: Bill Navarro\nContacto: bill@example.com\nNecesidad: quiere devolver una mesa de mezclas\nReferencia: RMA 1234\nConsentimiento: el propio Bill, por teléfono, DD/MM/AAAA',
    page: 'Qué fue de ello, sin cuenta:',
  },
};

const spoken = { en, de, es };

export const referralWords = (language: string): ReferralWords => wordsIn<ReferralWords>(spoken, language);
