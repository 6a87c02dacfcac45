import { wordsIn } from '../../platform/words-in.ts';

/** What the desk says of kinds of need on a line and in a question, in its first language. */
type NeedWords = {
  ours: (kind: string, client: string) => string;
  askFirst: (kind: string, client: string) => string;
  mayWe: (kind: string) => string;
  /** Who works for another company says that it is of another kind than one that the client keeps. */
  another: (kind: string, before: string, who: string) => string;
  goOn: string;
  weDoIt: string;
  weGoOn: string;
};

const en: NeedWords = {
  ours: (kind, client) => `${kind}: ${client} does this itself.`,
  askFirst: (kind, client) => `${kind}: ${client} is asked first.`,
  mayWe: (kind) => `${kind}: may we go on with this?`,
  another: (kind, before, who) => `${who} says: ${kind}, not ${before}. May we go on with this?`,
  goOn: 'Go on',
  weDoIt: 'We do it',
  weGoOn: 'We go on, as you said for this kind.',
};

const de: NeedWords = {
  ours: (kind, client) => `${kind}: Das macht ${client} selbst.`,
  askFirst: (kind, client) => `${kind}: ${client} wird zuerst gefragt.`,
  mayWe: (kind) => `${kind}: Dürfen wir uns darum kümmern?`,
  another: (kind, before, who) => `${who} sagt: ${kind}, nicht ${before}. Dürfen wir uns darum kümmern?`,
  goOn: 'Ja, macht weiter',
  weDoIt: 'Das machen wir',
  weGoOn: 'Wir machen weiter, wie Sie es dafür gesagt haben.',
};

const es: NeedWords = {
  ours: (kind, client) => `${kind}: de esto se ocupa ${client}.`,
  askFirst: (kind, client) => `${kind}: primero se pregunta a ${client}.`,
  mayWe: (kind) => `${kind}: ¿podemos seguir con esto?`,
  another: (kind, before, who) => `${who} dice: ${kind}, no ${before}. ¿Podemos seguir con esto?`,
  goOn: 'Sí, adelante',
  weDoIt: 'Lo hacemos nosotros',
  weGoOn: 'Seguimos, como usted dijo para este tipo.',
};

const words = { en, de, es };

export const needWords = (language: string): NeedWords => wordsIn(words, language);
