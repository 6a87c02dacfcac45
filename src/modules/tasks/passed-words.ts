import { wordsIn } from '../../platform/words-in.ts';
import type { Passed, PassedThing } from './contract.ts';

/** How whoever is asked reads what was passed on, by mail and on the page of a link. */
export type PassedWords = {
  fact: string;
  thing: Record<keyof PassedThing, string>;
  entry: Record<'customer' | 'desk', (when: string) => string>;
  file: string;
};

const en: PassedWords = {
  fact: 'What we know',
  thing: {
    make: 'Make',
    model: 'Model',
    serial: 'Serial number',
    boughtFrom: 'Bought from',
    boughtOn: 'Bought on',
    warrantyBy: 'Warranty by',
    warrantyUntil: 'Warranty until',
    instructions: 'Version of the instructions',
  },
  entry: {
    customer: (when) => `What the customer said, ${when}`,
    desk: (when) => `What was written, ${when}`,
  },
  file: 'File',
};

const de: PassedWords = {
  fact: 'Was wir wissen',
  thing: {
    make: 'Marke',
    model: 'Modell',
    serial: 'Seriennummer',
    boughtFrom: 'Gekauft bei',
    boughtOn: 'Gekauft am',
    warrantyBy: 'Garantie von',
    warrantyUntil: 'Garantie bis',
    instructions: 'Fassung der Anleitung',
  },
  entry: {
    customer: (when) => `Was der Kunde gesagt hat, ${when}`,
    desk: (when) => `Was geschrieben wurde, ${when}`,
  },
  file: 'Datei',
};

const es: PassedWords = {
  fact: 'Lo que sabemos',
  thing: {
    make: 'Marca',
    model: 'Modelo',
    serial: 'Número de serie',
    boughtFrom: 'Comprado en',
    boughtOn: 'Comprado el',
    warrantyBy: 'Garantía de',
    warrantyUntil: 'Garantía hasta',
    instructions: 'Versión de las instrucciones',
  },
  entry: {
    customer: (when) => `Lo que dijo el cliente, ${when}`,
    desk: (when) => `Lo que se escribió, ${when}`,
  },
  file: 'Archivo',
};

export const passedWords = (language: string): PassedWords => wordsIn<PassedWords>({ en, de, es }, language);

/** One thing that is said of what was passed on; of a file also which one. */
export type PassedLine = { label: string; value: string; fileId?: string };

type Said = { words: PassedWords; when: (instant: string) => string; day: (date: string) => string };
const thingParts = Object.keys(en.thing) as (keyof PassedThing)[];
const isDay = (part: keyof PassedThing) => part === 'boughtOn' || part === 'warrantyUntil';

export const passedLines = (passed: readonly Passed[], said: Said): PassedLine[] =>
  passed.flatMap((one) => linesOf(one, said));

function linesOf(one: Passed, { words, when, day }: Said): PassedLine[] {
  if (one.kind === 'fact') return [{ label: words.fact, value: one.text }];
  if (one.kind === 'entry') return [{ label: words.entry[one.by](when(one.writtenAt)), value: one.text }];
  if (one.kind === 'file') return [{ label: words.file, value: one.file.name, fileId: one.file.id }];
  return thingParts.flatMap((part) => {
    const value = one.thing[part];
    return value ? [{ label: words.thing[part], value: isDay(part) ? day(value) : value }] : [];
  });
}
