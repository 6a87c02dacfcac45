import { wordsIn } from '../../platform/words-in.ts';
import type { MoveView } from './move-contract.ts';

type Told = { desk: string; from: string; to: string; isTakenBack: boolean; when: string };

/** What whoever leads for the companies that a move concerns, and whoever answers for the desk, are told of it by mail. */
type MoveWords = {
  subject: Record<MoveView['state'], (desk: string) => string>;
  mail: Record<MoveView['state'], (told: Told) => string>;
};

const en: MoveWords = {
  subject: {
    announced: (desk) => `The work for ${desk} is to move`,
    done: (desk) => `The work for ${desk} has moved`,
    'called off': (desk) => `The work for ${desk} stays where it is`,
    lapsed: (desk) => `The work for ${desk} has not moved`,
  },
  mail: {
    announced: ({ desk, from, to, isTakenBack, when }) =>
      `${isTakenBack ? `${to} takes its work back from ${from}` : `The work of ${from} moves to ${to}`} on the desk ${desk}: ${when}. Until then everything stays as it is. At that time every open case has an owner at ${to}, with a briefing and the same next word, and its customer is told who it is; from then on the people of ${from} see nothing of the desk. It can be called off until then.\n`,
    done: ({ desk, from, to, when }) =>
      `The work of ${from} on the desk ${desk} moved to ${to} on ${when}. Every open case has an owner there, with a briefing and the same next word, and every customer who can be reached is told who it is.\n`,
    'called off': ({ desk, from, to }) =>
      `The work of ${from} on the desk ${desk} does not move to ${to}: that was called off. Everything stays as it is.\n`,
    lapsed: ({ desk, from, to }) =>
      `The work of ${from} on the desk ${desk} was to move to ${to}, and nobody there could own cases when the time came. Nothing has moved, so that no customer is left without a name. Admit somebody of ${to}, then move it again.\n`,
  },
};

const de: MoveWords = {
  subject: {
    announced: (desk) => `Die Arbeit für ${desk} soll wechseln`,
    done: (desk) => `Die Arbeit für ${desk} hat gewechselt`,
    'called off': (desk) => `Die Arbeit für ${desk} bleibt, wo sie ist`,
    lapsed: (desk) => `Die Arbeit für ${desk} hat nicht gewechselt`,
  },
  mail: {
    announced: ({ desk, from, to, isTakenBack, when }) =>
      `${isTakenBack ? `${to} nimmt die Arbeit für ${desk} von ${from} zurück` : `Die Arbeit von ${from} für ${desk} geht an ${to}`}: ${when}. Bis dahin bleibt alles, wie es ist. Dann hat jeder offene Fall jemanden bei ${to}, mit einer Einweisung und demselben nächsten Wort, und die Kundin oder der Kunde erfährt, wer es ist; von da an sehen die Leute von ${from} nichts mehr davon. Bis dahin lässt es sich absagen.\n`,
    done: ({ desk, from, to, when }) =>
      `Die Arbeit von ${from} für ${desk} ging am ${when} an ${to}. Jeder offene Fall hat dort jemanden, mit einer Einweisung und demselben nächsten Wort, und alle, die erreichbar sind, erfahren, wer es ist.\n`,
    'called off': ({ desk, from, to }) =>
      `Die Arbeit von ${from} für ${desk} geht nicht an ${to}: Das wurde abgesagt. Alles bleibt, wie es ist.\n`,
    lapsed: ({ desk, from, to }) =>
      `Die Arbeit von ${from} für ${desk} sollte an ${to} gehen, und als es Zeit war, konnte dort niemand Fälle übernehmen. Nichts hat gewechselt, damit niemand ohne Namen bleibt. Nehmen Sie jemanden von ${to} auf und lassen Sie die Arbeit dann wechseln.\n`,
  },
};

const es: MoveWords = {
  subject: {
    announced: (desk) => `El trabajo para ${desk} va a cambiar de manos`,
    done: (desk) => `El trabajo para ${desk} ha cambiado de manos`,
    'called off': (desk) => `El trabajo para ${desk} se queda donde está`,
    lapsed: (desk) => `El trabajo para ${desk} no ha cambiado de manos`,
  },
  mail: {
    announced: ({ desk, from, to, isTakenBack, when }) =>
      `${isTakenBack ? `${to} recupera de ${from} el trabajo para ${desk}` : `El trabajo de ${from} para ${desk} pasa a ${to}`}: ${when}. Hasta entonces todo sigue igual. En ese momento cada caso abierto tiene a alguien en ${to}, con un resumen y la misma próxima noticia, y su cliente sabe quién es; desde entonces la gente de ${from} ya no ve nada. Hasta entonces se puede anular.\n`,
    done: ({ desk, from, to, when }) =>
      `El trabajo de ${from} para ${desk} pasó a ${to} el ${when}. Cada caso abierto tiene allí a alguien, con un resumen y la misma próxima noticia, y a cada cliente localizable se le dice quién es.\n`,
    'called off': ({ desk, from, to }) =>
      `El trabajo de ${from} para ${desk} no pasa a ${to}: se ha anulado. Todo sigue igual.\n`,
    lapsed: ({ desk, from, to }) =>
      `El trabajo de ${from} para ${desk} iba a pasar a ${to}, y llegado el momento no había allí nadie que pudiera llevar casos. Nada ha cambiado, para que ningún cliente se quede sin nombre. Admita a alguien de ${to} y vuelva a hacerlo.\n`,
  },
};

export const moveWords = (language: string): MoveWords => wordsIn<MoveWords>({ en, de, es }, language);
