import { minorOf } from '../../../platform/money.ts';
import { Found, type WhatWasFound } from '../contract.ts';

/** What was found of something that came back as a mail says it, and the words beside that. */
export type SaidFound = { found: WhatWasFound | null; words: string };

const names: Record<Found, string> = {
  faulty: 'faulty|defekt|averiado',
  'no fault found': 'no fault(?: found)?|kein fehler|sin fallo',
  unknown: 'unknown|unbekannt|desconocido',
};
const begins = String.raw`^[\s"'*]*(?:found|befund|resultado)[\s:]+`;
const beginning = new RegExp(begins, 'imu');
const cost = String.raw`(?:\s*[,;]\s*(?<amount>\d+(?:[.,]\d+)?)\s*(?<currency>[a-z]{3}))?`;
const ends = String.raw`[\s"'*.!,;]*$`;
const lines = Found.options.map((found) => ({
  found,
  said: new RegExp(`${begins}(?:${names[found]})${cost}${ends}`, 'iu'),
}));

/** A line of its own says it: "FOUND NO FAULT, 9.80 GBP". Where two lines say two things, none is meant. */
export function foundIn(text: string): SaidFound {
  const read = text.split('\n').map((line) => ({ line, found: inLine(line) }));
  const [one, another] = read.flatMap(({ found }) => found ?? []);
  if (one === undefined || another !== undefined) return { found: null, words: text };
  const others = read.filter(({ found }) => found === null).map(({ line }) => line);
  return { found: one, words: others.join('\n').trim() };
}

/** Whether a line says that it tells what was found, however it goes on. */
export const beginsFound = (text: string): boolean => beginning.test(text);

function inLine(line: string): WhatWasFound | null {
  for (const { found, said } of lines) {
    const groups = said.exec(line)?.groups;
    if (!groups) continue;
    const { amount, currency = '' } = groups;
    const minor = amount === undefined ? 0 : minorOf(amount, currency.toUpperCase());
    // What is no amount of its currency is for a person to read.
    if (minor === null) return null;
    return minor === 0 ? { found } : { found, cost: { minor, currency: currency.toUpperCase() } };
  }
  return null;
}
