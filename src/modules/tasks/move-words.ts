import { wordsIn } from '../../platform/words-in.ts';

/** Why it was not taken, where that can be mended. */
export type WrongMove = 'noWhy' | 'nothingMoved' | 'stopAsked';

/** What the page of a task link says where a day or a stop is said anew. */
export type MoveWords = {
  anotherDay: string;
  expectedOn: string;
  firstSaid: (day: string) => string;
  canBeStopped: string;
  asBefore: string;
  why: string;
  move: string;
  wrong: Record<WrongMove, string>;
};

const en: MoveWords = {
  anotherDay: 'Another day, or something else about stopping',
  expectedOn: 'Expected on',
  firstSaid: (day) => `First you said ${day}.`,
  canBeStopped: 'Whether it can be stopped',
  asBefore: 'As it was said before',
  why: 'Why. Whoever asked you hears of it at once',
  move: 'Say so',
  wrong: {
    noWhy: 'Please write why: whoever asked plans with the day.',
    nothingMoved:
      'That is as it was before. Please choose another day, or say anew whether it can be stopped.',
    stopAsked: 'The customer has asked to stop this. Please say in your own words what became of that.',
  },
};

const de: MoveWords = {
  anotherDay: 'Ein anderer Tag, oder etwas anderes zum Anhalten',
  expectedOn: 'Erwartet am',
  firstSaid: (day) => `Zuerst haben Sie ${day} gesagt.`,
  canBeStopped: 'Ob es sich anhalten lässt',
  asBefore: 'Wie bisher gesagt',
  why: 'Warum. Wer Sie gefragt hat, erfährt es sofort',
  move: 'Sagen',
  wrong: {
    noWhy: 'Bitte schreiben Sie, warum: Wer gefragt hat, plant mit dem Tag.',
    nothingMoved:
      'Das ist wie bisher. Bitte wählen Sie einen anderen Tag, oder sagen Sie neu, ob es sich anhalten lässt.',
    stopAsked:
      'Der Kunde hat darum gebeten, das anzuhalten. Bitte schreiben Sie in eigenen Worten, was daraus geworden ist.',
  },
};

const es: MoveWords = {
  anotherDay: 'Otro día, o algo distinto sobre pararlo',
  expectedOn: 'Previsto para el',
  firstSaid: (day) => `Al principio dijeron ${day}.`,
  canBeStopped: 'Si se puede parar',
  asBefore: 'Como se dijo antes',
  why: 'Por qué. Quien se lo pidió lo sabe enseguida',
  move: 'Decirlo',
  wrong: {
    noWhy: 'Escriba por qué: quien lo pidió cuenta con el día.',
    nothingMoved: 'Es lo mismo que antes. Elija otro día, o diga de nuevo si se puede parar.',
    stopAsked: 'El cliente ha pedido que esto se pare. Diga con sus palabras qué ha sido de ello.',
  },
};

const words = { en, de, es };

export const moveWords = (language: string): MoveWords => wordsIn(words, language.slice(0, 2));
