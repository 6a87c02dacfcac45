import { wordsIn } from '../../platform/words-in.ts';
import { type Ahead, sayPromisedDay } from './promised-day.ts';

/** What a customer is told of what the client was asked for them and nobody answered. */
type CustomerWords = {
  /** What was asked, of the kinds that every desk has: how it goes on after "whether we may". */
  may: Record<string, string>;
  /** The same of a kind that the client added, as it called it. */
  mayOther: (name: string) => string;
  notDone: (may: string, owner: string) => string;
  /** Why it is this and no more. */
  doneInstead: (what: string, owner: string) => string;
  /** Of what is not measured: there was no less to do. */
  goesOn: (what: string, owner: string) => string;
  promisedBy: (day: string) => string;
};

const en: CustomerWords = {
  may: {
    refund: 'pay money back to you',
    replacement: 'send you a replacement',
    discount: 'give you a discount',
    visit: 'come to you',
    'promise-horizon': 'promise you a day',
  },
  mayOther: (name) => `do this for you: ${name}`,
  notDone: (may, owner) =>
    `We asked whether we may ${may}. Nobody has answered yet, so nothing is done so far. ${owner} still looks after this and stays on it.`,
  doneInstead: (what, owner) =>
    `${what}: this is done. We had asked for more, and the answer did not come in time, so we did what we may do at once. ${owner} still looks after this: write to us if it is not enough.`,
  goesOn: (what, owner) =>
    `${what}: we go ahead with it. We had asked first, and no answer came in time. ${owner} looks after this: write to us if it does not suit you.`,
  promisedBy: (day) => `We promise this by ${day}.`,
};

const de: CustomerWords = {
  may: {
    refund: 'Ihnen Geld erstatten dürfen',
    replacement: 'Ihnen Ersatz schicken dürfen',
    discount: 'Ihnen einen Nachlass geben dürfen',
    visit: 'zu Ihnen kommen dürfen',
    'promise-horizon': 'Ihnen einen Tag zusagen dürfen',
  },
  mayOther: (name) => `Folgendes für Sie tun dürfen: ${name}`,
  notDone: (may, owner) =>
    `Wir haben gefragt, ob wir ${may}. Bisher hat niemand geantwortet, darum ist noch nichts getan. ${owner} kümmert sich weiter darum und bleibt daran.`,
  doneInstead: (what, owner) =>
    `${what}: Das ist getan. Wir hatten um mehr gebeten, und die Antwort kam nicht rechtzeitig. Darum haben wir getan, was wir sofort tun dürfen. ${owner} kümmert sich weiter darum: Schreiben Sie uns, wenn das nicht genügt.`,
  goesOn: (what, owner) =>
    `${what}: Das gehen wir jetzt an. Wir hatten vorher gefragt, und es kam nicht rechtzeitig eine Antwort. ${owner} kümmert sich darum: Schreiben Sie uns, wenn es Ihnen nicht passt.`,
  promisedBy: (day) => `Das sagen wir Ihnen bis ${day} zu.`,
};

const es: CustomerWords = {
  may: {
    refund: 'devolverle dinero',
    replacement: 'enviarle un sustituto',
    discount: 'hacerle un descuento',
    visit: 'ir a verle',
    'promise-horizon': 'prometerle un día',
  },
  mayOther: (name) => `hacer esto por usted: ${name}`,
  notDone: (may, owner) =>
    `Hemos preguntado si podemos ${may}. Todavía no ha respondido nadie, así que aún no se ha hecho nada. ${owner} sigue a cargo y no lo deja.`,
  doneInstead: (what, owner) =>
    `${what}: ya está hecho. Habíamos pedido más y la respuesta no llegó a tiempo, así que hicimos lo que podemos hacer de inmediato. ${owner} sigue a cargo: escríbanos si no es suficiente.`,
  goesOn: (what, owner) =>
    `${what}: seguimos adelante. Habíamos preguntado antes y no llegó respuesta a tiempo. ${owner} está a cargo: escríbanos si no le conviene.`,
  promisedBy: (day) => `Se lo prometemos a más tardar el ${day}.`,
};

const words = { en, de, es };

export const customerWords = (language: string): CustomerWords => wordsIn(words, language);

/** Without how much: what nobody agreed to is no word to count on. */
export function sayNotDone(language: string, { kind, name }: { kind: string; name: string }, owner: string) {
  const { may, mayOther, notDone } = customerWords(language);
  return notDone(may[kind] ?? mayOther(name), owner);
}

/** What is promised, with the day by which it is. */
export const sayPromised = (language: string, text: string, ahead: Ahead): string =>
  `${text}\n\n${customerWords(language).promisedBy(sayPromisedDay(language, ahead))}`;
