import { wordsIn } from '../../platform/words-in.ts';

/** What the desk texts to somebody who works by text, in the languages that it understands. */
export type PocketWords = {
  day: (visits: number, wanting: number) => string;
  next: (item: string) => string;
  nothing: string;
  done: (item: string) => string;
  late: (item: string, minutes: number) => string;
  lateUntold: (item: string, number: string | null) => string;
  /** They want quiet, and are told when it is over. */
  lateWaits: (item: string, until: string, number: string | null) => string;
  part: (item: string, what: string, on: string | null) => string;
  note: (item: string) => string;
  undoHow: string;
  undone: (item: string) => string;
  undoneLate: (item: string) => string;
  /** What was asked counted as soon as it was answered. */
  undoneAnswer: (item: string) => string;
  nothingToUndo: string;
  danger: (marked: Danger) => string;
  questions: (count: number) => string;
  question: (asked: Asked) => string;
  proposal: (proposed: Proposed) => string;
  admitted: (name: string) => string;
  notAdmitted: (name: string) => string;
  admittedNoMore: (name: string) => string;
  decidedBefore: (name: string) => string;
  answered: (item: string, choice: string) => string;
  answeredBefore: (item: string) => string;
  noItem: (item: number) => string;
  found: (name: string, numbers: string, cases: string) => string;
  foundNobody: (words: string) => string;
  passedOn: (words: string) => string;
  /** What they were asked at once. */
  saidNow: (by: string, question: string) => string;
  /** After the time was over, or somebody else was faster. */
  saidLate: (by: string, question: string) => string;
  cannotSay: (by: string) => string;
  /** Numbers are read by it from then on. */
  newList: (from: string) => string;
  help: string;
  /** On the case, for the desk's companies. */
  entry: {
    done: string;
    part: (what: string, on: string | null) => string;
    late: (minutes: number, isTold: boolean) => string;
    undone: string;
    answerUndone: string;
  };
  refused: (item: number, sentence: string) => string;
};

type Danger = {
  kind: 'gas' | 'fire' | 'shock';
  /** Whom they were told to ring. */
  number: string;
  who: string;
  reachedAt: string;
  said: string;
  by: string;
  at: string;
};

const whoIn = ({ who, reachedAt }: Danger, unknown: string) =>
  [who, reachedAt].filter((part) => part !== '').join(', ') || unknown;

/** `admittedBy`: a standing rule admits them then, unless somebody refuses; or after a word of those who are named in `once`. */
type Proposed = {
  name: string;
  company: string;
  digits: [number, number];
  admittedBy: string | null;
  once: string | null;
};
type Asked = { item: string; request: string; answers: string; by: string; otherwise: string };

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

const en: PocketWords = {
  day: (visits, wanting) =>
    `${count(visits, 'visit', 'visits')}, ${wanting} want${wanting === 1 ? 's' : ''} a word.`,
  next: (item) => `Next: ${item}`,
  nothing: 'Nothing today.',
  done: (item) => `Done: ${item}.`,
  late: (item, minutes) => `Told ${item}: about ${minutes} minutes late.`,
  lateUntold: (item, number) =>
    `${item} cannot be told by us. ${number ? `Ring ${number}.` : 'There is no number.'}`,
  lateWaits: (item, until, number) =>
    `${item} wants quiet and hears it from us at ${until}. ${number ? `Ring ${number} if it cannot wait.` : 'There is no number to ring.'}`,
  part: (item, what, on) => `Noted for ${item}: part ${what}${on ? `, ${on}` : ''}.`,
  note: (item) => `Noted for ${item}.`,
  undoHow: 'UNDO takes it back.',
  undone: (item) => `Taken back for ${item}.`,
  undoneAnswer: (item) => `${item}: your answer counts already. Whoever asked is told that you take it back.`,
  undoneLate: (item) => `${item} was told already. Your desk sees that you take it back.`,
  nothingToUndo: 'There is nothing to take back.',
  danger: (marked) =>
    `DANGER, ${{ gas: 'gas', fire: 'fire', shock: 'electric shock' }[marked.kind]}: ${whoIn(marked, 'somebody unknown')}. ${marked.said && `They say: ${marked.said} `}They were told to ring ${marked.number}. ${marked.by}, ${marked.at}`,
  questions: (questions) => `${count(questions, 'question', 'questions')}. Digits answer.`,
  question: ({ item, request, answers, by, otherwise }) =>
    `${item}: ${request} ${answers}. By ${by}, else: ${otherwise}`,
  proposal: ({ name, company, digits: [yes, no], admittedBy, once }) => {
    const byRule = once ? `Else your rule admits them after a word of ${once}.` : undefined;
    const otherwise = admittedBy ? `Else your rule admits them ${admittedBy}.` : byRule;
    return `${company} proposes ${name}: ${yes} admit ${name}, ${no} not. ${otherwise ?? 'Else nothing: they are not admitted.'}`;
  },
  admitted: (name) => `${name} works on your desk now.`,
  notAdmitted: (name) =>
    `${name} is not admitted. Whoever proposed them is told, and can propose them again.`,
  admittedNoMore: (name) => `${name} works on your desk no more.`,
  decidedBefore: (name) => `${name}: that is decided already.`,
  answered: (item, choice) => `Answered for ${item}: ${choice}.`,
  answeredBefore: (item) => `${item}: nobody waits for an answer any more.`,
  noItem: (item) => `There is no ${item} in the day you were sent. DAY sends it again.`,
  found: (name, numbers, cases) => [name, numbers, cases].filter((part) => part !== '').join('\n'),
  foundNobody: (words) => `Nobody found for ${words}.`,
  passedOn: (words) => `Passed on to your desk: ${words}`,
  saidNow: (by, question) => `${by} has your answer to “${question}”. Thank you.`,
  saidLate: (by, question) =>
    `“${question}” is over by now. ${by} reads what you write all the same. Thank you.`,
  cannotSay: (by) => `Thank you. ${by} knows that you cannot say.`,
  newList: (from) => `A new list has just gone out. From ${from} on numbers are read by it.`,
  help: 'Answers: 1 or 1 4 · 1 done · 1 late 40 · 1 part: pump, fri · 1 note … · ? name · DAY · UNDO. Anything else goes to your desk.',
  entry: {
    done: 'Done, said by text.',
    part: (what, on) => `Part: ${what}${on ? `, ${on}` : ''}.`,
    late: (minutes, isTold) =>
      `About ${minutes} minutes late.${isTold ? '' : ' The customer could not be told.'}`,
    undone: 'Taken back by text.',
    answerUndone: 'The answer is taken back by text. It counted already: please speak about it.',
  },
  refused: (item, sentence) => `${item}: ${sentence}`,
};

const de: PocketWords = {
  day: (visits, wanting) =>
    `${count(visits, 'Besuch', 'Besuche')}, ${count(wanting, 'wartet', 'warten')} auf ein Wort.`,
  next: (item) => `Als Nächstes: ${item}`,
  nothing: 'Heute nichts.',
  done: (item) => `Erledigt: ${item}.`,
  late: (item, minutes) => `${item} weiß Bescheid: etwa ${minutes} Minuten später.`,
  lateUntold: (item, number) =>
    `${item} ist von uns nicht zu erreichen. ${number ? `Bitte anrufen: ${number}.` : 'Es gibt keine Nummer.'}`,
  lateWaits: (item, until, number) =>
    `${item} möchte Ruhe und erfährt es von uns um ${until}. ${number ? `Eilt es, bitte anrufen: ${number}.` : 'Es gibt keine Nummer zum Anrufen.'}`,
  part: (item, what, on) => `Notiert für ${item}: Teil ${what}${on ? `, ${on}` : ''}.`,
  note: (item) => `Notiert für ${item}.`,
  undoHow: 'ZURÜCK nimmt es zurück.',
  undone: (item) => `Zurückgenommen für ${item}.`,
  undoneAnswer: (item) =>
    `${item}: Ihre Antwort gilt schon. Wer gefragt hat, erfährt, dass Sie sie zurücknehmen.`,
  undoneLate: (item) => `${item} weiß es schon. Ihr Desk sieht, dass Sie es zurücknehmen.`,
  nothingToUndo: 'Es gibt nichts zurückzunehmen.',
  danger: (marked) =>
    `GEFAHR, ${{ gas: 'Gas', fire: 'Feuer', shock: 'Stromschlag' }[marked.kind]}: ${whoIn(marked, 'jemand Unbekanntes')}. ${marked.said && `Gesagt wurde: ${marked.said} `}Wir haben gesagt: ${marked.number} anrufen. ${marked.by}, ${marked.at}`,
  questions: (questions) => `${count(questions, 'Frage', 'Fragen')}. Antwort mit Ziffern.`,
  question: ({ item, request, answers, by, otherwise }) =>
    `${item}: ${request} ${answers}. Bis ${by}, sonst: ${otherwise}`,
  proposal: ({ name, company, digits: [yes, no], admittedBy, once }) => {
    const byRule = once ? `Sonst lässt Ihre Regel ${name} nach einem Wort von ${once} zu.` : undefined;
    const otherwise = admittedBy ? `Sonst lässt Ihre Regel ${name} zu: ${admittedBy}.` : byRule;
    return `${company} schlägt ${name} vor: ${yes} zulassen, ${no} nicht. ${otherwise ?? 'Sonst nichts: nicht zugelassen.'}`;
  },
  admitted: (name) => `${name} arbeitet jetzt an Ihrem Desk.`,
  notAdmitted: (name) =>
    `${name} ist nicht zugelassen. Wer den Vorschlag gemacht hat, erfährt es und kann ihn wiederholen.`,
  admittedNoMore: (name) => `${name} arbeitet nicht mehr an Ihrem Desk.`,
  decidedBefore: (name) => `${name}: das ist schon entschieden.`,
  answered: (item, choice) => `Geantwortet zu ${item}: ${choice}.`,
  answeredBefore: (item) => `${item}: Auf eine Antwort wartet niemand mehr.`,
  noItem: (item) => `Es gibt keine ${item} in der Liste. HEUTE schickt sie noch einmal.`,
  found: en.found,
  foundNobody: (words) => `Niemand gefunden: ${words}.`,
  passedOn: (words) => `An Ihren Desk weitergegeben: ${words}`,
  saidNow: (by, question) => `${by} hat Ihre Antwort auf „${question}“. Danke.`,
  saidLate: (by, question) =>
    `„${question}“ ist inzwischen vorbei. ${by} liest trotzdem, was Sie schreiben. Danke.`,
  cannotSay: (by) => `Danke. ${by} weiß, dass Sie es nicht wissen.`,
  newList: (from) => `Gerade ging eine neue Liste hinaus. Ab ${from} gelten Ihre Ziffern für sie.`,
  help: 'Antworten: 1 oder 1 4 · 1 fertig · 1 später 40 · 1 Teil: Pumpe, Fr · 1 Notiz … · ? Name · HEUTE · ZURÜCK. Alles andere geht an Ihren Desk.',
  entry: {
    done: 'Erledigt, per SMS gesagt.',
    part: (what, on) => `Teil: ${what}${on ? `, ${on}` : ''}.`,
    late: (minutes, isTold) =>
      `Etwa ${minutes} Minuten später.${isTold ? '' : ' Der Kunde war nicht zu erreichen.'}`,
    undone: 'Per SMS zurückgenommen.',
    answerUndone: 'Die Antwort ist per SMS zurückgenommen. Sie galt schon: bitte sprechen Sie darüber.',
  },
  refused: en.refused,
};

const es: PocketWords = {
  day: (visits, wanting) =>
    `${count(visits, 'visita', 'visitas')}, ${count(wanting, 'espera', 'esperan')} noticias.`,
  next: (item) => `Siguiente: ${item}`,
  nothing: 'Nada hoy.',
  done: (item) => `Hecho: ${item}.`,
  late: (item, minutes) => `Avisado ${item}: unos ${minutes} minutos tarde.`,
  lateUntold: (item, number) =>
    `No podemos avisar a ${item}. ${number ? `Llame al ${number}.` : 'No hay número.'}`,
  lateWaits: (item, until, number) =>
    `${item} pidió silencio y lo sabrá por nosotros a las ${until}. ${number ? `Si no puede esperar, llame al ${number}.` : 'No hay número al que llamar.'}`,
  part: (item, what, on) => `Anotado para ${item}: pieza ${what}${on ? `, ${on}` : ''}.`,
  note: (item) => `Anotado para ${item}.`,
  undoHow: 'DESHACER lo deshace.',
  undone: (item) => `Deshecho para ${item}.`,
  undoneAnswer: (item) => `${item}: su respuesta ya vale. Quien preguntó sabrá que usted la retira.`,
  undoneLate: (item) => `${item} ya lo sabe. Su mesa ve que lo deshace.`,
  nothingToUndo: 'No hay nada que deshacer.',
  danger: (marked) =>
    `PELIGRO, ${{ gas: 'gas', fire: 'fuego', shock: 'descarga eléctrica' }[marked.kind]}: ${whoIn(marked, 'alguien desconocido')}. ${marked.said && `Dice: ${marked.said} `}Le dijimos que llame al ${marked.number}. ${marked.by}, ${marked.at}`,
  questions: (questions) => `${count(questions, 'pregunta', 'preguntas')}. Conteste con cifras.`,
  question: ({ item, request, answers, by, otherwise }) =>
    `${item}: ${request} ${answers}. Plazo: ${by}; si no: ${otherwise}`,
  proposal: ({ name, company, digits: [yes, no], admittedBy, once }) => {
    const byRule = once ? `Si no, su regla admite a ${name} tras la palabra de ${once}.` : undefined;
    const otherwise = admittedBy ? `Si no, su regla admite a ${name}: ${admittedBy}.` : byRule;
    return `${company} propone a ${name}: ${yes} admitir, ${no} no. ${otherwise ?? 'Si no, nada: no se admite.'}`;
  },
  admitted: (name) => `${name} ya trabaja en su servicio.`,
  notAdmitted: (name) =>
    `${name} no está en su servicio. Quien propuso a ${name} lo sabe y puede proponer de nuevo.`,
  admittedNoMore: (name) => `${name} ya no trabaja en su servicio.`,
  decidedBefore: (name) => `${name}: ya está decidido.`,
  answered: (item, choice) => `Contestado para ${item}: ${choice}.`,
  answeredBefore: (item) => `${item}: ya nadie espera una respuesta.`,
  noItem: (item) => `No hay ${item} en la lista. HOY la envía otra vez.`,
  found: en.found,
  foundNobody: (words) => `No se encontró a nadie: ${words}.`,
  passedOn: (words) => `Pasado a su mesa: ${words}`,
  saidNow: (by, question) => `${by} tiene su respuesta a «${question}». Gracias.`,
  saidLate: (by, question) => `«${question}» ya ha pasado. ${by} lee de todos modos lo que escribe. Gracias.`,
  cannotSay: (by) => `Gracias. ${by} sabe que usted no lo sabe.`,
  newList: (from) => `Acaba de salir una lista nueva. Desde las ${from}, las cifras valen para ella.`,
  help: 'Respuestas: 1 o 1 4 · 1 hecho · 1 tarde 40 · 1 pieza: bomba, vie · 1 nota … · ? nombre · HOY · DESHACER. Lo demás va a su mesa.',
  entry: {
    done: 'Hecho, dicho por SMS.',
    part: (what, on) => `Pieza: ${what}${on ? `, ${on}` : ''}.`,
    late: (minutes, isTold) =>
      `Unos ${minutes} minutos tarde.${isTold ? '' : ' No se pudo avisar al cliente.'}`,
    undone: 'Deshecho por SMS.',
    answerUndone: 'La respuesta se retira por SMS. Ya valía: hablen de ello, por favor.',
  },
  refused: en.refused,
};

const words = { en, de, es };

export const pocketWords = (language: string): PocketWords => wordsIn(words, language);
