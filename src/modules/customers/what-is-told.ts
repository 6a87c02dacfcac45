/** What of a customer's words looks like something to keep, by plain rules in the languages of their page. */
export type ToldKind = 'serial' | 'order' | 'address' | 'times' | 'bought' | 'language' | 'allergy';

export type ToldFact = {
  kind: ToldKind;
  /** The sentence in which they said it. */
  words: string;
  /** What is kept of it, such as the serial number alone. */
  value: string;
};

const days =
  'mon|tues|wednes|thurs|fri|satur|sun|weekday|weekend|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo';
const times = `(?:${days}|morning|afternoon|evening|after|before|vormittag|nachmittag|abend|ab \\d|nach \\d|vor \\d|mañana|tarde|a partir de|después de|antes de)`;
const number = '([a-z0-9][a-z0-9/-]{3,29})';

const rules: Record<ToldKind, RegExp[]> = {
  serial: [
    new RegExp(
      `(?:serial(?: number| no\\.?)?|\\bs/n|seriennummer|serien-nr\\.?|número de serie|n\\.º de serie)(?: of it)?\\s*(?:is|ist|lautet|es|:|#)?\\s*#?${number}`,
      'iu',
    ),
  ],
  order: [
    new RegExp(
      `(?:order (?:number|no\\.?|id)|bestellnummer|auftragsnummer|número de pedido)\\s*(?:is|ist|lautet|es|:|#)?\\s*#?${number}`,
      'iu',
    ),
  ],
  address: [
    /\b(\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}'.-]* ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Terrace|Crescent|Boulevard)\b[^\n;]{0,60})/u,
    /(\p{Lu}[\p{L}-]*(?:straße|strasse|gasse|allee|platz) \d{1,4}[a-z]?(?:, ?\d{5} \p{Lu}\p{L}+)?)/u,
    /((?:Calle|Avenida|Avda\.|Plaza|Paseo) [^,\n]{2,40},? \d{1,4}(?:, ?\d{5} \p{Lu}\p{L}+)?)/u,
  ],
  times: [
    new RegExp(
      `\\b(?:i am|i'm|i’m|we are) (?:\\w+ )?(?:at )?(?:home|in|free|available|reachable)\\b.*${times}`,
      'iu',
    ),
    new RegExp(
      `\\b(?:ich bin|wir sind)\\b.*(?:zu hause|zuhause|erreichbar|da\\b).*${times}|\\b(?:ich bin|wir sind)\\b.*${times}.*(?:zu hause|zuhause|erreichbar)`,
      'iu',
    ),
    new RegExp(`\\b(?:estoy|estamos)\\b.*(?:en casa|disponible|localizable).*${times}`, 'iu'),
  ],
  bought: [
    /\b(?:bought|purchased) (?:it|this|that|mine|the [\p{L}\d-]+)(?: new)? (?:from|at|in|on)\b/iu,
    /\b(?:bei|am|im) [^.\n]{2,40} gekauft\b/iu,
    /\b(?:lo|la|los|las) compr(?:é|amos) (?:en|el)\b/iu,
  ],
  language: [
    /\bi (?:only )?speak (?:only )?(?:english|german|spanish|french|italian|polish|turkish|portuguese|dutch)\b/iu,
    /\b(?:write|answer|reply|speak) (?:to me |with me )?in (?:english|german|spanish|french|italian|polish|turkish)\b/iu,
    /\bich spreche (?:nur )?(?:englisch|deutsch|spanisch|französisch|polnisch|türkisch)\b/iu,
    /\b(?:solo )?hablo (?:solo )?(?:inglés|alemán|español|francés|italiano)\b/iu,
  ],
  allergy: [/\ballergic to\b/iu, /\ballergisch (?:gegen|auf)\b/iu, /\b(?:alérgic[oa]|alergia) a(?:l)?\b/iu],
};

const kinds = Object.keys(rules) as ToldKind[];
const longest = 200;

/** At most one thing of a kind from a sentence, in the order in which it was said. A question tells nothing. */
export function whatIsTold(text: string): ToldFact[] {
  return sentencesOf(text).flatMap((words) =>
    words.endsWith('?') || words.startsWith('>') || words.length > longest
      ? []
      : kinds.flatMap((kind) => {
          const value = valueIn(words, kind);
          return value === null ? [] : [{ kind, words, value }];
        }),
  );
}

function valueIn(words: string, kind: ToldKind): string | null {
  for (const rule of rules[kind]) {
    const found = rule.exec(words);
    if (!found) continue;
    const value = (found[1] ?? words).replace(/[\s.,;/-]+$/u, '');
    // A number has digits in it: "the serial number is missing" names none.
    if ((kind === 'serial' || kind === 'order') && (value.match(/\d/g)?.length ?? 0) < 3) continue;
    return value;
  }
  return null;
}

/** A point within a number, or after an abbreviated word, ends no sentence. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[?!])\s+|(?<=[^\d\s.]{3}\.|\d{3}\.)\s+(?=\p{Lu}|¿)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** What is sensitive about somebody's body, before anybody has thought about it. */
export const isSensitive = ({ kind }: ToldFact): boolean => kind === 'allergy';
