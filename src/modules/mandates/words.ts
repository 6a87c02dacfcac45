import { wordsIn } from '../../platform/words-in.ts';
import { type Extent, promise } from './policy.ts';
import { type Ahead, sayPromisedDay } from './promised-day.ts';

/** What the desk says of acts on a line and in a question, in its first language. */
type ActWords = {
  /** Of the kinds that every desk has; those the client adds stand as it called them. */
  kinds: Record<string, string>;
  yes: string;
  no: string;
  instead: (what: string) => string;
  /** Of what is not measured. */
  goesOn: string;
  nothingInstead: string;
  /** The same where the desk tells the customer. */
  nothingTold: string;
  lapsedFor: (what: string) => string;
  wentOn: (what: string) => string;
  lapsedForNothing: string;
  lapsedAndTold: string;
  /** What had been said to be done was within the mandate then, and is not any more. */
  loweredMeanwhile: (what: string) => string;
  /** Of what was done where no letter reaches the customer. */
  tellThem: (what: string) => string;
  /** Of what was agreed to be promised when its day was over already. */
  dayOver: (what: string) => string;
  /** Behind what is promised. */
  by: (day: string) => string;
};

const en: ActWords = {
  kinds: {
    refund: 'Refund',
    replacement: 'Replacement',
    discount: 'Discount',
    visit: 'Visit',
    invoice: 'Invoice',
    'promise-horizon': 'Promise ahead',
  },
  yes: 'Yes',
  no: 'No',
  instead: (what) => `${what}, which is allowed already.`,
  goesOn: 'It is done, as was agreed for that.',
  nothingInstead: 'Nothing is done. Whoever asked tells the customer so, and when the next word comes.',
  nothingTold: 'Nothing is done. The customer is told so, and when the next word comes.',
  lapsedFor: (what) => `Done instead: ${what}.`,
  wentOn: (what) => `Done, as nobody answered: ${what}.`,
  lapsedForNothing: 'Nothing is done. Tell the customer so, and when the next word comes.',
  lapsedAndTold: 'Nothing is done, and the customer is told so.',
  loweredMeanwhile: (what) => `${what} is not allowed any more.`,
  tellThem: (what) => `${what} Nothing written reaches the customer: tell the customer so.`,
  dayOver: (what) => `${what}. That day is over: tell the customer what holds now.`,
  by: (day) => `by ${day}`,
};

const de: ActWords = {
  kinds: {
    refund: 'Erstattung',
    replacement: 'Ersatz',
    discount: 'Nachlass',
    visit: 'Besuch',
    invoice: 'Rechnung',
    'promise-horizon': 'Zusage im Voraus',
  },
  yes: 'Ja',
  no: 'Nein',
  instead: (what) => `${what}, was schon erlaubt ist.`,
  goesOn: 'Es wird getan, wie es dafür vereinbart ist.',
  nothingInstead: 'Es wird nichts getan. Wer gefragt hat, sagt das dem Kunden, und wann er wieder hört.',
  nothingTold: 'Es wird nichts getan. Der Kunde erfährt das, und wann er wieder hört.',
  lapsedFor: (what) => `Stattdessen getan: ${what}.`,
  wentOn: (what) => `Getan, weil niemand geantwortet hat: ${what}.`,
  lapsedForNothing: 'Es wird nichts getan. Bitte sagen Sie es dem Kunden, und wann er wieder hört.',
  lapsedAndTold: 'Es wird nichts getan, und der Kunde weiß das.',
  loweredMeanwhile: (what) => `${what} ist nicht mehr erlaubt.`,
  tellThem: (what) => `${what} Den Kunden erreicht nichts Geschriebenes: Bitte sagen Sie es ihm.`,
  dayOver: (what) => `${what}. Der Tag ist vorbei: Bitte sagen Sie dem Kunden, was jetzt gilt.`,
  by: (day) => `bis ${day}`,
};

const es: ActWords = {
  kinds: {
    refund: 'Reembolso',
    replacement: 'Sustitución',
    discount: 'Descuento',
    visit: 'Visita',
    invoice: 'Factura',
    'promise-horizon': 'Promesa por adelantado',
  },
  yes: 'Sí',
  no: 'No',
  instead: (what) => `${what}, que ya está permitido.`,
  goesOn: 'Se hace, como se acordó para ese caso.',
  nothingInstead: 'No se hace nada. Quien preguntó se lo dice al cliente, y cuándo tendrá noticias.',
  nothingTold: 'No se hace nada. Al cliente se le dice, y cuándo tendrá noticias.',
  lapsedFor: (what) => `Hecho en su lugar: ${what}.`,
  wentOn: (what) => `Hecho, porque nadie respondió: ${what}.`,
  lapsedForNothing: 'No se hace nada. Dígaselo al cliente, y cuándo tendrá noticias.',
  lapsedAndTold: 'No se hace nada, y al cliente se le ha dicho.',
  loweredMeanwhile: (what) => `${what} ya no está permitido.`,
  tellThem: (what) => `${what} Al cliente no le llega nada por escrito: dígaselo.`,
  dayOver: (what) => `${what}. Ese día ya pasó: diga al cliente qué vale ahora.`,
  by: (day) => `a más tardar el ${day}`,
};

const words = { en, de, es };

export const actWords = (language: string): ActWords => wordsIn(words, language);

/** Such as: Refund, €40.00. */
export function describe(language: string, { kind, name }: { kind: string; name: string }, extent: Extent) {
  const called = actWords(language).kinds[kind] ?? name;
  return [called, extentIn(language, extent)].filter((part) => part !== null).join(', ');
}

/** The same of what is said at a time, by when: of a promise with its day, such as: Promise ahead, 10 days, by Friday, December 18. */
export function describeSaid(
  language: string,
  of: { kind: string; name: string },
  { extent, from, zone }: { extent: Extent } & Omit<Ahead, 'days'>,
): string {
  const what = describe(language, of, extent);
  const { days } = extent;
  if (of.kind !== promise || days === null) return what;
  return `${what}, ${actWords(language).by(sayPromisedDay(language, { days, from, zone }))}`;
}

function extentIn(language: string, { amountMinor, currency, days }: Extent): string | null {
  if (amountMinor !== null && currency !== null) {
    const money = new Intl.NumberFormat(language, { style: 'currency', currency });
    const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
    return money.format(amountMinor / 10 ** digits);
  }
  if (days === null) return null;
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
