import { wordsIn } from '../../platform/words-in.ts';
import type { Found } from './contract.ts';

/** Why what was found was not taken, where that can be mended. */
export type WrongFound = 'badCost' | 'onlyDone' | 'notFound';

/** What the page of a task link says where it asks what was found of something that came back. */
export type FoundWords = {
  ask: string;
  notSaid: string;
  found: Record<Found, string>;
  cost: string;
  currency: string;
  wrong: Record<WrongFound, string>;
  /** Of what is done already. */
  later: string;
  sayLater: string;
};

const en: FoundWords = {
  ask: 'What did you find of what came back?',
  notSaid: 'Not said yet',
  found: { faulty: 'It is faulty', 'no fault found': 'No fault found', unknown: 'We do not know' },
  cost: 'What it cost you, if anything',
  currency: 'Currency of this cost, such as EUR',
  wrong: {
    badCost: 'Please give the cost as an amount with its currency, such as 12.50 and EUR.',
    onlyDone: 'What you found goes with “It is done”. Please press that, or leave out what you found.',
    notFound: 'You have not said what you found. Please choose it, or press “It is done” again without it.',
  },
  later: 'What you found',
  sayLater: 'Say what you found',
};

const de: FoundWords = {
  ask: 'Was haben Sie an dem festgestellt, was zurückkam?',
  notSaid: 'Noch nicht gesagt',
  found: {
    faulty: 'Es ist defekt',
    'no fault found': 'Kein Fehler gefunden',
    unknown: 'Wir wissen es nicht',
  },
  cost: 'Was es Sie gekostet hat, falls etwas',
  currency: 'Währung dieser Kosten, etwa EUR',
  wrong: {
    badCost: 'Bitte geben Sie die Kosten als Betrag mit Währung an, etwa 12.50 und EUR.',
    onlyDone:
      'Was Sie festgestellt haben, gehört zu „Es ist erledigt“. Bitte drücken Sie das, oder lassen Sie es weg.',
    notFound:
      'Sie haben nicht gesagt, was Sie festgestellt haben. Bitte wählen Sie es aus, oder drücken Sie noch einmal „Es ist erledigt“.',
  },
  later: 'Was Sie festgestellt haben',
  sayLater: 'Sagen, was Sie festgestellt haben',
};

const es: FoundWords = {
  ask: '¿Qué encontró en lo que volvió?',
  notSaid: 'Aún no se ha dicho',
  found: {
    faulty: 'Está averiado',
    'no fault found': 'No se encontró ningún fallo',
    unknown: 'No lo sabemos',
  },
  cost: 'Lo que le costó, si algo',
  currency: 'Moneda de este coste, como EUR',
  wrong: {
    badCost: 'Indique el coste como un importe con su moneda, como 12.50 y EUR.',
    onlyDone: 'Lo que encontró va con «Está hecho». Púlselo, o deje vacío lo que encontró.',
    notFound: 'No ha dicho qué encontró. Elíjalo, o pulse otra vez «Está hecho» sin ello.',
  },
  later: 'Lo que encontró',
  sayLater: 'Decir lo que encontró',
};

export const foundWords = (language: string): FoundWords => wordsIn({ en, de, es }, language);
