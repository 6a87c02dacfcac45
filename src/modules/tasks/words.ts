import type { Answer, TaskState } from './states.ts';

/** What the page of a task link says, in the languages of a customer's page. */
export type TaskWords = {
  title: (desk: string) => string;
  asks: (who: string, desk: string) => string;
  /** Whose case it is, for whoever may know. */
  about: (customer: string, reference: string) => string;
  due: (when: string) => string;
  /** What whoever reads must do next. */
  next: (state: TaskState, desk: string, when: string | null) => string;
  otherwise: (what: string) => string;
  passedOn: string;
  said: string;
  isGood: string;
  answer: string;
  text: string;
  reference: string;
  files: string;
  addFiles: string;
  tooLarge: string;
  expectedOn: string;
  expected: (day: string) => string;
  noReason: string;
  noDay: string;
  dayOver: string;
  canBeStopped: string;
  noStop: Record<'cannot' | 'unknown', string>;
  stopsUntil: string;
  stopUntil: string;
  stopCost: string;
  stopCurrency: string;
  stopWords: string;
  badStop: string;
  stops: (when: string, cost: string | null) => string;
  give: Record<Answer, string>;
  /** Where whoever asks waits with the customer. */
  giveNow: Record<Exclude<Answer, 'accepted'>, string>;
  state: Record<TaskState, string>;
  wrong: string;
  wrongHeard: string;
  wrongText: string;
  sayWrong: string;
  changed: string;
  unsent: string;
  noLink: string;
  noLinkDo: string;
  failed: string;
};

const en: TaskWords = {
  title: (desk) => `A question from ${desk}`,
  asks: (who, desk) => `${who} asks you for ${desk}`,
  about: (customer, reference) => `It is about ${customer}, reference ${reference}.`,
  due: (when) => `Needed by ${when}`,
  next: (state, desk, when) => {
    const by = when ? ` by ${when}` : '';
    if (state === 'asked') return `You: answer ${desk}${by}.`;
    if (state === 'accepted') return `You: do it, and tell ${desk} here when it is done${by && `,${by}`}.`;
    return 'Nothing for you to do now.';
  },
  otherwise: (what) => `If nobody answers by then: ${what}`,
  passedOn: 'Passed on with it',
  said: 'Said so far',
  isGood: 'This is good. Thank you.',
  answer: 'Your answer',
  text: 'Your words',
  reference: 'Your own reference',
  files: 'Files',
  addFiles: 'Add files, each up to 25 MB',
  tooLarge: 'The files were too large, so nothing was sent. Please add them again, smaller or fewer.',
  expectedOn: 'Expected on, if you accept',
  expected: (day) => `Expected on ${day}`,
  noReason: 'Please write why you cannot do it: whoever asked has to find another way.',
  noDay: 'Please write by which day it will be done: whoever asked plans with it.',
  dayOver: 'This day is over. Please write by which day from today on it will be done.',
  canBeStopped: 'Whether it can be stopped, if you accept',
  noStop: { cannot: 'It cannot be stopped', unknown: 'Not known yet whether it can be stopped' },
  stopsUntil: 'It can be stopped, as written below',
  stopUntil: 'Until when it can be stopped',
  stopCost: 'What stopping costs, if it costs something',
  stopCurrency: 'Currency, such as GBP',
  stopWords: 'What that is for',
  badStop:
    'Please write until when it can be stopped, and what that costs as an amount such as 15.00 with its currency.',
  stops: (when, cost) => `Can be stopped until ${when}, ${cost ? `costs ${cost}` : 'at no cost'}`,
  give: {
    accepted: 'We will do it',
    declined: 'We cannot do it',
    done: 'It is done',
  },
  giveNow: { done: 'Send the answer', declined: 'We cannot say' },
  state: {
    asked: 'Nobody has answered yet.',
    accepted: 'You have accepted this.',
    declined: 'You have declined this.',
    done: 'This is done. Thank you.',
    returned: 'You have given this back.',
    withdrawn: 'This is not needed any more.',
    lapsed: 'Nobody answered in time.',
  },
  wrong: 'Something went wrong',
  wrongHeard: 'Whoever asked you hears of it at once, and so does their client. Nobody asks for blame.',
  wrongText: 'What went wrong',
  sayWrong: 'Tell them',
  changed: 'This was answered meanwhile. Below is how it stands now.',
  unsent: 'What you wrote was not sent:',
  noLink: 'This link does not lead here any more.',
  noLinkDo: 'Ask whoever sent it to you for a new one.',
  failed: 'That did not work. Nothing was saved; please go back and try again.',
};

const de: TaskWords = {
  title: (desk) => `Eine Frage von ${desk}`,
  asks: (who, desk) => `${who} fragt Sie für ${desk}`,
  about: (customer, reference) => `Es geht um ${customer}, Vorgang ${reference}.`,
  due: (when) => `Gebraucht bis ${when}`,
  next: (state, desk, when) => {
    const by = when ? ` bis ${when}` : '';
    if (state === 'asked') return `Ihre Aufgabe: ${desk}${by} antworten.`;
    if (state === 'accepted')
      return `Ihre Aufgabe: es erledigen und ${desk}${by} hier sagen, dass es erledigt ist.`;
    return 'Im Augenblick ist nichts für Sie zu tun.';
  },
  otherwise: (what) => `Wenn bis dahin niemand antwortet: ${what}`,
  passedOn: 'Dazu weitergegeben',
  said: 'Bisher gesagt',
  isGood: 'Das ist gut so. Danke.',
  answer: 'Ihre Antwort',
  text: 'Ihre Worte',
  reference: 'Ihr eigenes Zeichen',
  files: 'Dateien',
  addFiles: 'Dateien hinzufügen, jede bis 25 MB',
  tooLarge:
    'Die Dateien waren zu groß, deshalb wurde nichts gesendet. Bitte fügen Sie sie kleiner oder in geringerer Zahl noch einmal hinzu.',
  expectedOn: 'Erwartet am, falls Sie annehmen',
  expected: (day) => `Erwartet am ${day}`,
  noReason: 'Bitte schreiben Sie, warum es nicht geht: Wer gefragt hat, muss einen anderen Weg finden.',
  noDay: 'Bitte schreiben Sie, bis zu welchem Tag es erledigt ist: Wer gefragt hat, plant damit.',
  dayOver: 'Dieser Tag ist vorbei. Bitte schreiben Sie, bis zu welchem Tag ab heute es erledigt ist.',
  canBeStopped: 'Ob es sich anhalten lässt, falls Sie annehmen',
  noStop: {
    cannot: 'Es lässt sich nicht anhalten',
    unknown: 'Noch nicht bekannt, ob es sich anhalten lässt',
  },
  stopsUntil: 'Es lässt sich anhalten, wie unten steht',
  stopUntil: 'Bis wann es sich anhalten lässt',
  stopCost: 'Was das Anhalten kostet, falls es etwas kostet',
  stopCurrency: 'Währung, etwa EUR',
  stopWords: 'Wofür',
  badStop:
    'Bitte schreiben Sie, bis wann es sich anhalten lässt, und was das kostet: einen Betrag wie 15,00 mit seiner Währung.',
  stops: (when, cost) => `Lässt sich anhalten bis ${when}, ${cost ? `kostet ${cost}` : 'kostenlos'}`,
  give: {
    accepted: 'Wir machen das',
    declined: 'Das geht nicht',
    done: 'Es ist erledigt',
  },
  giveNow: { done: 'Antwort senden', declined: 'Das wissen wir nicht' },
  state: {
    asked: 'Es hat noch niemand geantwortet.',
    accepted: 'Sie haben das angenommen.',
    declined: 'Sie haben das abgelehnt.',
    done: 'Das ist erledigt. Danke.',
    returned: 'Sie haben das zurückgegeben.',
    withdrawn: 'Das wird nicht mehr gebraucht.',
    lapsed: 'Darauf hat niemand rechtzeitig geantwortet.',
  },
  wrong: 'Etwas ist schiefgegangen',
  wrongHeard: 'Wer Sie gefragt hat, erfährt es sofort, und auch der Auftraggeber. Niemand fragt nach Schuld.',
  wrongText: 'Was schiefging',
  sayWrong: 'Sagen',
  changed: 'Darauf wurde inzwischen geantwortet. So steht es jetzt.',
  unsent: 'Was Sie geschrieben haben, wurde nicht gesendet:',
  noLink: 'Dieser Link führt hier nicht mehr weiter.',
  noLinkDo: 'Bitten Sie, wer ihn geschickt hat, um einen neuen.',
  failed:
    'Das hat nicht geklappt. Nichts wurde gespeichert; bitte gehen Sie zurück und versuchen Sie es noch einmal.',
};

const es: TaskWords = {
  title: (desk) => `Una pregunta de ${desk}`,
  asks: (who, desk) => `${who} le pregunta en nombre de ${desk}`,
  about: (customer, reference) => `Se trata de ${customer}, referencia ${reference}.`,
  due: (when) => `Se necesita antes de ${when}`,
  next: (state, desk, when) => {
    const by = when ? ` antes de: ${when}` : '';
    if (state === 'asked') return `Su tarea: responder a ${desk}${by}.`;
    if (state === 'accepted')
      return `Su tarea: hacerlo y decir aquí a ${desk} que está hecho${by && `,${by}`}.`;
    return 'Por ahora no tiene que hacer nada.';
  },
  otherwise: (what) => `Si nadie responde antes: ${what}`,
  passedOn: 'Lo que se le transmite',
  said: 'Dicho hasta ahora',
  isGood: 'Está bien así. Gracias.',
  answer: 'Su respuesta',
  text: 'Sus palabras',
  reference: 'Su propia referencia',
  files: 'Archivos',
  addFiles: 'Añadir archivos, cada uno de hasta 25 MB',
  tooLarge:
    'Los archivos eran demasiado grandes y no se ha enviado nada. Añádalos de nuevo, más pequeños o menos.',
  expectedOn: 'Previsto para, si aceptan',
  expected: (day) => `Previsto para el ${day}`,
  noReason: 'Escriba por qué no pueden: quien lo pidió tiene que buscar otra forma.',
  noDay: 'Escriba para qué día estará hecho: quien lo pidió cuenta con ello.',
  dayOver: 'Ese día ya ha pasado. Escriba para qué día, a partir de hoy, estará hecho.',
  canBeStopped: 'Si se puede parar, en caso de que acepten',
  noStop: { cannot: 'No se puede parar', unknown: 'Aún no se sabe si se puede parar' },
  stopsUntil: 'Se puede parar, como se escribe abajo',
  stopUntil: 'Hasta cuándo se puede parar',
  stopCost: 'Cuánto cuesta pararlo, si cuesta algo',
  stopCurrency: 'Moneda, como EUR',
  stopWords: 'Por qué concepto',
  badStop: 'Escriba hasta cuándo se puede parar y cuánto cuesta: un importe como 15,00 con su moneda.',
  stops: (when, cost) => `Se puede parar hasta el ${when}, ${cost ? `cuesta ${cost}` : 'sin coste'}`,
  give: {
    accepted: 'Lo haremos',
    declined: 'No podemos hacerlo',
    done: 'Está hecho',
  },
  giveNow: { done: 'Enviar la respuesta', declined: 'No lo sabemos' },
  state: {
    asked: 'Todavía no ha respondido nadie.',
    accepted: 'Lo han aceptado.',
    declined: 'Lo han rechazado.',
    done: 'Está hecho. Gracias.',
    returned: 'Lo han devuelto.',
    withdrawn: 'Ya no hace falta.',
    lapsed: 'Nadie respondió a tiempo.',
  },
  wrong: 'Algo ha salido mal',
  wrongHeard: 'Quien le preguntó lo sabe enseguida, y también su cliente. Nadie busca culpables.',
  wrongText: 'Qué ha salido mal',
  sayWrong: 'Decirlo',
  changed: 'Entretanto alguien ha respondido. Así está ahora.',
  unsent: 'Lo que ha escrito no se ha enviado:',
  noLink: 'Este enlace ya no lleva a ninguna parte.',
  noLinkDo: 'Pida uno nuevo a quien se lo envió.',
  failed: 'No ha funcionado. No se ha guardado nada; vuelva atrás e inténtelo de nuevo.',
};

const spoken: Record<string, TaskWords> = { en, de, es };

/** The words and locale for the first language that a browser names and the page speaks. */
export function taskWords(acceptLanguage: string | undefined): { words: TaskWords; locale: string } {
  const named = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const language = named.find((tag) => Object.hasOwn(spoken, tag)) ?? 'en';
  return { words: spoken[language] ?? en, locale: language === 'en' ? 'en-GB' : language };
}
