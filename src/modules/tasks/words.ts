import type { Answer, TaskState } from './states.ts';

/** What the page of a task link says, in the languages of a customer's page. */
export type TaskWords = {
  title: (desk: string) => string;
  asks: (who: string, desk: string) => string;
  due: (when: string) => string;
  otherwise: (what: string) => string;
  passedOn: string;
  said: string;
  answer: string;
  text: string;
  reference: string;
  give: Record<Answer, string>;
  state: Record<TaskState, string>;
  changed: string;
  unsent: string;
  noLink: string;
  noLinkDo: string;
  failed: string;
};

const en: TaskWords = {
  title: (desk) => `A question from ${desk}`,
  asks: (who, desk) => `${who} asks you for ${desk}`,
  due: (when) => `Needed by ${when}`,
  otherwise: (what) => `If nobody answers by then: ${what}`,
  passedOn: 'Passed on with it',
  said: 'Said so far',
  answer: 'Your answer',
  text: 'Your words',
  reference: 'Your own reference',
  give: {
    accepted: 'We will do it',
    declined: 'We cannot do it',
    done: 'It is done',
    returned: 'We give it back',
  },
  state: {
    asked: 'Nobody has answered yet.',
    accepted: 'You have accepted this.',
    declined: 'You have declined this.',
    done: 'This is done. Thank you.',
    returned: 'You have given this back.',
    withdrawn: 'This is not needed any more.',
    lapsed: 'Nobody answered in time.',
  },
  changed: 'This was answered meanwhile. Below is how it stands now.',
  unsent: 'What you wrote was not sent:',
  noLink: 'This link does not lead here any more.',
  noLinkDo: 'Ask whoever sent it to you for a new one.',
  failed: 'That did not work. Nothing was saved; please go back and try again.',
};

const de: TaskWords = {
  title: (desk) => `Eine Frage von ${desk}`,
  asks: (who, desk) => `${who} fragt Sie für ${desk}`,
  due: (when) => `Gebraucht bis ${when}`,
  otherwise: (what) => `Wenn bis dahin niemand antwortet: ${what}`,
  passedOn: 'Dazu weitergegeben',
  said: 'Bisher gesagt',
  answer: 'Ihre Antwort',
  text: 'Ihre Worte',
  reference: 'Ihr eigenes Zeichen',
  give: {
    accepted: 'Wir machen das',
    declined: 'Das geht nicht',
    done: 'Es ist erledigt',
    returned: 'Wir geben es zurück',
  },
  state: {
    asked: 'Es hat noch niemand geantwortet.',
    accepted: 'Sie haben das angenommen.',
    declined: 'Sie haben das abgelehnt.',
    done: 'Das ist erledigt. Danke.',
    returned: 'Sie haben das zurückgegeben.',
    withdrawn: 'Das wird nicht mehr gebraucht.',
    lapsed: 'Darauf hat niemand rechtzeitig geantwortet.',
  },
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
  due: (when) => `Se necesita antes de ${when}`,
  otherwise: (what) => `Si nadie responde antes: ${what}`,
  passedOn: 'Lo que se le transmite',
  said: 'Dicho hasta ahora',
  answer: 'Su respuesta',
  text: 'Sus palabras',
  reference: 'Su propia referencia',
  give: {
    accepted: 'Lo haremos',
    declined: 'No podemos hacerlo',
    done: 'Está hecho',
    returned: 'Lo devolvemos',
  },
  state: {
    asked: 'Todavía no ha respondido nadie.',
    accepted: 'Lo han aceptado.',
    declined: 'Lo han rechazado.',
    done: 'Está hecho. Gracias.',
    returned: 'Lo han devuelto.',
    withdrawn: 'Ya no hace falta.',
    lapsed: 'Nadie respondió a tiempo.',
  },
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
