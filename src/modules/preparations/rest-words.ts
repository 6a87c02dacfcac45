import { wordsIn } from '../../platform/words-in.ts';
import type { Given } from '../desks/contract.ts';

/** What a client reads of what need not be prepared. */
type RestWords = {
  /** Of a kind of act that every desk has not: they are asked each time. */
  asks: string;
  /** The same, where nobody answers. */
  told: string;
  /** Of a company that is asked for things. */
  data: (data: string) => string;
  keptIn: (country: string) => string;
  paid: (pay: string) => string;
  mayGet: (given: string) => string;
  mayGetNothing: string;
  given: Record<Given, string>;
  trainedBy: (name: string) => string;
  vouchedBy: (name: string) => string;
  namedHint: string;
  deputies: string;
  deputiesHint: string;
  standsIn: (from: string, until: string) => string;
  standsInLater: string;
};

const en: RestWords = {
  asks: 'they ask you each time',
  told: 'the customer is told what became of it if you do not answer',
  data: (data) => `data agreed: ${data}`,
  keptIn: (country) => `kept in: ${country}`,
  paid: (pay) => `paid: ${pay}`,
  mayGet: (given) => `may be given of a customer: ${given}`,
  mayGetNothing: 'may be given nothing of a customer',
  given: {
    ...{ name: 'name', contact: 'mail and phone', address: 'where they live', thing: 'what they have' },
    ...{ facts: 'what is known of them', entries: 'what was written on a case', files: 'files' },
  },
  trainedBy: (name) => `${name} says that they trained them.`,
  vouchedBy: (name) => `${name} vouches for them.`,
  namedHint: 'If you take away the tick from somebody who is named here, you are asked about each instead.',
  deputies: 'Who stands in for you',
  deputiesHint:
    'They work on the desk for you, and decide in your place while you are away. Nobody writes to them before you say yes.',
  standsIn: (from, until) => `from ${from} until ${until}`,
  standsInLater: 'when you say so',
};

const de: RestWords = {
  asks: 'sie fragen Sie jedes Mal',
  told: 'die Kundin oder der Kunde erfährt, was daraus wurde, wenn Sie nicht antworten',
  data: (data) => `vereinbarte Daten: ${data}`,
  keptIn: (country) => `aufbewahrt in: ${country}`,
  paid: (pay) => `bezahlt: ${pay}`,
  mayGet: (given) => `darf von einer Kundin oder einem Kunden bekommen: ${given}`,
  mayGetNothing: 'darf nichts von einer Kundin oder einem Kunden bekommen',
  given: {
    ...{ name: 'Name', contact: 'Mail und Telefon', address: 'Anschrift', thing: 'was sie haben' },
    ...{ facts: 'was über sie bekannt ist', entries: 'was an einem Fall steht', files: 'Dateien' },
  },
  trainedBy: (name) => `${name} sagt, sie oder ihn eingearbeitet zu haben.`,
  vouchedBy: (name) => `${name} steht für sie oder ihn ein.`,
  namedHint:
    'Wenn Sie bei jemandem, der hier genannt ist, den Haken wegnehmen, werden Sie stattdessen jedes Mal gefragt.',
  deputies: 'Wer Sie vertritt',
  deputiesHint:
    'Sie arbeiten für Sie mit und entscheiden an Ihrer Stelle, solange Sie weg sind. Niemand schreibt ihnen, bevor Sie Ja sagen.',
  standsIn: (from, until) => `von ${from} bis ${until}`,
  standsInLater: 'wenn Sie es sagen',
};

const es: RestWords = {
  asks: 'le preguntan cada vez',
  told: 'al cliente se le dice qué ha sido de ello si usted no contesta',
  data: (data) => `datos acordados: ${data}`,
  keptIn: (country) => `se guardan en: ${country}`,
  paid: (pay) => `pago: ${pay}`,
  mayGet: (given) => `puede recibir de un cliente: ${given}`,
  mayGetNothing: 'no puede recibir nada de un cliente',
  given: {
    ...{ name: 'nombre', contact: 'correo y teléfono', address: 'dónde vive', thing: 'lo que tiene' },
    ...{ facts: 'lo que se sabe de él', entries: 'lo escrito en un caso', files: 'archivos' },
  },
  trainedBy: (name) => `${name} dice que les formó.`,
  vouchedBy: (name) => `${name} responde por ellos.`,
  namedHint: 'Si quita la marca a alguien que se nombra aquí, se le pregunta por cada persona.',
  deputies: 'Quién le sustituye',
  deputiesHint:
    'Trabajan para usted y deciden en su lugar mientras no está. Nadie les escribe antes de que usted diga que sí.',
  standsIn: (from, until) => `del ${from} al ${until}`,
  standsInLater: 'cuando usted lo diga',
};

export const restWords = (language: string): RestWords => wordsIn<RestWords>({ en, de, es }, language);
