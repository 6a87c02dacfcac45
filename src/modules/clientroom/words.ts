import { wordsIn } from '../../platform/words-in.ts';
import { actWords } from '../mandates/index.ts';
import type { BadNews } from './contract.ts';

/** What somebody of the client is sent of a morning. */
export type MorningWords = {
  subject: (desk: string) => string;
  hello: (desk: string) => string;
  wrong: (count: number) => string;
  news: Record<BadNews['kind'], string>;
  waits: (count: number) => string;
  /** By when a question is answered, and what happens if it is not. */
  otherwise: (by: string, what: string) => string;
  /** Before the link by which it is answered. */
  answer: (choices: readonly string[]) => string;
  admit: (count: number) => string;
  nothingDone: string;
  done: string;
  /** How many cases more than those that are named. */
  more: (cases: number) => string;
  deed: (kind: string, name: string | null, count: number) => string;
  heard: string;
  seeAll: (url: string) => string;
};

type Counted = [one: string, many: string];
const counted = (count: number, [one, many]: Counted) => `${count} ${count === 1 ? one : many}`;

/** Acts by what the desk calls them, everything else in words. */
const deedIn =
  (language: string, deeds: Record<string, Counted>): MorningWords['deed'] =>
  (kind, name, count) => {
    if (name === null) return counted(count, deeds[kind] ?? [kind, kind]);
    return `${count} × ${actWords(language).kinds[kind.replace(/^act /u, '')] ?? name}`;
  };

const en: MorningWords = {
  subject: (desk) => `This morning at ${desk}`,
  hello: (desk) => `Good morning from ${desk}.`,
  wrong: (count) => (count === 0 ? 'Nothing went wrong.' : `Went wrong: ${count}.`),
  news: {
    danger: 'danger was marked',
    untold: 'the customer does not know yet',
    setback: 'the customer was told',
    silence: 'has heard nothing though it was time',
    lapsed: 'you were asked and did not answer in time',
  },
  waits: (count) => (count === 0 ? 'Nobody waits for you.' : `What we wait for from you: ${count}.`),
  otherwise: (by, what) => `(by ${by}, else: ${what})`,
  answer: (choices) => `${choices.join(' / ')}, by this link, without signing in:`,
  admit: (count) => `${counted(count, ['person', 'people'])} to admit`,
  nothingDone: 'Nothing was done in your name yesterday.',
  done: 'Done in your name yesterday:',
  more: (cases) => `${cases} more`,
  deed: deedIn('en', {
    'extra step': ['extra step', 'extra steps'],
    reply: ['reply', 'replies'],
    call: ['call', 'calls'],
    'hand-off': ['hand-off', 'hand-offs'],
    done: ['need thought to be met', 'needs thought to be met'],
  }),
  heard: 'In your customers’ words:',
  seeAll: (url) => `All of it: ${url}`,
};

const de: MorningWords = {
  subject: (desk) => `Heute Morgen bei ${desk}`,
  hello: (desk) => `Guten Morgen von ${desk}.`,
  wrong: (count) => (count === 0 ? 'Es ging nichts schief.' : `Schiefgegangen: ${count}.`),
  news: {
    danger: 'es wurde Gefahr gemeldet',
    untold: 'der Kunde weiß es noch nicht',
    setback: 'dem Kunden wurde es gesagt',
    silence: 'hat nichts gehört, obwohl es Zeit war',
    lapsed: 'Sie wurden gefragt und haben nicht rechtzeitig geantwortet',
  },
  waits: (count) => (count === 0 ? 'Niemand wartet auf Sie.' : `Worauf wir von Ihnen warten: ${count}.`),
  otherwise: (by, what) => `(bis ${by}, sonst: ${what})`,
  answer: (choices) => `${choices.join(' / ')}, über diesen Link, ohne Anmeldung:`,
  admit: (count) => `${counted(count, ['Person', 'Personen'])} aufzunehmen`,
  nothingDone: 'Gestern wurde nichts in Ihrem Namen getan.',
  done: 'Gestern in Ihrem Namen getan:',
  more: (cases) => `${cases} weitere`,
  deed: deedIn('de', {
    'extra step': ['Schritt mehr als nötig', 'Schritte mehr als nötig'],
    reply: ['Antwort', 'Antworten'],
    call: ['Anruf', 'Anrufe'],
    'hand-off': ['Übergabe', 'Übergaben'],
    done: ['Anliegen, das erfüllt scheint', 'Anliegen, die erfüllt scheinen'],
  }),
  heard: 'Mit den Worten Ihrer Kunden:',
  seeAll: (url) => `Alles: ${url}`,
};

const es: MorningWords = {
  subject: (desk) => `Esta mañana en ${desk}`,
  hello: (desk) => `Buenos días de ${desk}.`,
  wrong: (count) => (count === 0 ? 'Nada salió mal.' : `Salió mal: ${count}.`),
  news: {
    danger: 'se avisó de un peligro',
    untold: 'el cliente aún no lo sabe',
    setback: 'se lo dijimos al cliente',
    silence: 'no ha sabido nada aunque ya era hora',
    lapsed: 'se le preguntó y no respondió a tiempo',
  },
  waits: (count) => (count === 0 ? 'Nadie le espera.' : `Lo que esperamos de usted: ${count}.`),
  otherwise: (by, what) => `(hasta ${by}; si no: ${what})`,
  answer: (choices) => `${choices.join(' / ')}, por este enlace, sin iniciar sesión:`,
  admit: (count) => `${counted(count, ['persona', 'personas'])} por admitir`,
  nothingDone: 'Ayer no se hizo nada en su nombre.',
  done: 'Hecho ayer en su nombre:',
  more: (cases) => `${cases} más`,
  deed: deedIn('es', {
    'extra step': ['paso de más', 'pasos de más'],
    reply: ['respuesta', 'respuestas'],
    call: ['llamada', 'llamadas'],
    'hand-off': ['traspaso', 'traspasos'],
    done: ['asunto que parece resuelto', 'asuntos que parecen resueltos'],
  }),
  heard: 'En palabras de sus clientes:',
  seeAll: (url) => `Todo: ${url}`,
};

export const morningWords = (language: string): MorningWords =>
  wordsIn<MorningWords>({ en, de, es }, language);
