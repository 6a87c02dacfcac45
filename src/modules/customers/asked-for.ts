import { z } from 'zod';
import type { CustomerView, Thing } from './contract.ts';
import { sentencesOf, type ToldKind, whatIsTold } from './what-is-told.ts';

/** What one may ask of a customer and may know already. */
export const Topic = z.enum([
  'serial',
  'order',
  'model',
  'boughtOn',
  'boughtFrom',
  'warranty',
  'instructions',
  'address',
  'mail',
  'telephone',
  'noted',
]);
export type Topic = z.infer<typeof Topic>;

/** A question in what somebody writes, and what is known of it. */
export type KnownAnswer = { topic: Topic; answer: string };

export type WhatIsKnown = {
  customer: Pick<CustomerView, 'contactPoints' | 'postalAddress' | 'facts'> & { things: readonly Thing[] };
  /** What they said on the case. */
  said: readonly string[];
};

/** How each is asked for in English, German and Spanish. */
const words: Record<Exclude<Topic, 'noted'>, string[]> = {
  serial: ['serial number', 'serial no', 'seriennummer', 'serien-nr', 'número de serie'],
  order: ['order number', 'order no', 'order id', 'bestellnummer', 'auftragsnummer', 'número de pedido'],
  model: [
    'which model',
    'what model',
    'model number',
    'welches modell',
    'modellnummer',
    'qué modelo',
    'número de modelo',
  ],
  boughtOn: [
    'when did you buy',
    'when was it bought',
    'date of purchase',
    'purchase date',
    'wann haben sie es gekauft',
    'wann haben sie ihn gekauft',
    'wann haben sie sie gekauft',
    'kaufdatum',
    'cuándo lo compró',
    'cuándo la compró',
    'fecha de compra',
  ],
  boughtFrom: [
    'where did you buy',
    'which shop',
    'wo haben sie es gekauft',
    'wo haben sie ihn gekauft',
    'wo haben sie sie gekauft',
    'dónde lo compró',
    'dónde la compró',
  ],
  warranty: [
    'under warranty',
    'under guarantee',
    'have a warranty',
    'warranty run',
    'warranty end',
    'noch garantie',
    'garantie darauf',
    'läuft die garantie',
    'en garantía',
    'tiene garantía',
    'vence la garantía',
  ],
  instructions: [
    'version of the instructions',
    'version of your instructions',
    'version of the manual',
    'edition of the manual',
    'which instructions',
    'version der anleitung',
    'fassung der anleitung',
    'welche anleitung',
    'versión de las instrucciones',
    'versión del manual',
  ],
  address: [
    'your address',
    'your postal address',
    'where do you live',
    'ihre adresse',
    'ihre anschrift',
    'su dirección',
    'su domicilio',
    'dónde vive',
  ],
  mail: [
    'your email address',
    'your e-mail address',
    'your mail address',
    'ihre e-mail-adresse',
    'ihre mailadresse',
    'cuál es su correo',
  ],
  telephone: [
    'phone number',
    'telephone number',
    'number can we reach you',
    'telefonnummer',
    'rufnummer',
    'número de teléfono',
  ],
};
const topics = Object.keys(words) as (keyof typeof words)[];

/** Words that ask without a question mark. */
const asking =
  /^(?:(?:hi|hello|dear|and|also|but|so|then)[ ,]+)*(?:please|kindly|(?:could|can|would) you|tell us|let us know|give us|send us|i need|we need|bitte|teilen sie|nennen sie|schicken sie|können sie|könnten sie|wir brauchen|ich brauche|por favor|díganos|indíquenos|envíenos|necesitamos|puede|podría)\b/iu;

const isQuestion = (sentence: string) => sentence.endsWith('?') || asking.test(sentence);

export const questionsIn = (text: string): string[] => sentencesOf(text).filter(isQuestion);

/** Of what is asked in these words, what is known already; each once. What stands in them is asked to be sure, and not twice. */
export function knownAnswers(text: string, known: WhatIsKnown): KnownAnswer[] {
  const questions = questionsIn(text).map((question) => question.toLowerCase());
  if (questions.length === 0) return [];
  const told = topics.flatMap((topic): KnownAnswer[] => {
    if (!questions.some((question) => words[topic].some((asked) => question.includes(asked)))) return [];
    const answer = answerTo(topic, known);
    return answer === null ? [] : [{ topic, answer }];
  });
  const noted = known.customer.facts.flatMap(({ text: fact, doNotAskAgain, ended }): KnownAnswer[] =>
    fact !== null && doNotAskAgain && ended === null && questions.some((question) => isAbout(question, fact))
      ? [{ topic: 'noted', answer: fact }]
      : [],
  );
  return [...told, ...noted].filter(({ answer }) => !standsIn(text, answer));
}

/** The answer is there to be read; the name of a shop or a model only in a question, or alone, for it may stand there for itself. */
function standsIn(text: string, answer: string): boolean {
  const known = plain(answer);
  if (/\d/u.test(answer) || answer.trim().split(/\s+/u).length > 2) return plain(text).includes(known);
  return (
    questionsIn(text).some((question) => plain(question).includes(known)) ||
    sentencesOf(text).some((sentence) => plain(sentence) === known)
  );
}

/** However it is spaced, hyphenated or capitalised. */
const plain = (text: string) => text.toLowerCase().replace(/[\s\p{Pd}.,]+/gu, '');

function answerTo(topic: keyof typeof words, { customer, said }: WhatIsKnown): string | null {
  const things = customer.things;
  const first = (part: (thing: Thing) => string | null) => things.map(part).find(Boolean) ?? null;
  const facts = customer.facts.flatMap(({ text, ended }) => (text !== null && ended === null ? [text] : []));
  const heard = (kind: ToldKind) =>
    [...said, ...facts].flatMap(whatIsTold).findLast((one) => one.kind === kind)?.value ?? null;
  if (topic === 'serial') return first(({ serial }) => serial) ?? heard('serial');
  if (topic === 'order') return heard('order');
  if (topic === 'model') return first(({ make, model }) => model && [make, model].filter(Boolean).join(' '));
  if (topic === 'boughtOn') return first(({ boughtOn }) => boughtOn);
  if (topic === 'boughtFrom') return first(({ boughtFrom }) => boughtFrom) ?? heard('bought');
  if (topic === 'warranty')
    return first(({ warrantyBy, warrantyUntil }) => [warrantyUntil, warrantyBy].filter(Boolean).join(', '));
  if (topic === 'instructions') return first(({ instructions }) => instructions);
  if (topic === 'address') return customer.postalAddress ?? heard('address');
  const kind = topic === 'mail' ? 'mail' : 'phone';
  return customer.contactPoints.find((point) => point.kind === kind)?.address ?? null;
}

/** Words that stand in any question. */
const everywhere = new Set(
  'could would should your yours have with when were that this what which where please tell know does there them they from about been still bitte haben können ihre ihren sind oder noch para usted tiene cuando donde como'.split(
    ' ',
  ),
);

const stemsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .filter((word) => !everywhere.has(word))
      .map((word) => word.slice(0, 5)),
  );

/** Two of its words, as they begin, are those of the fact; of a short fact one is enough. */
function isAbout(question: string, fact: string): boolean {
  const known = stemsOf(fact);
  return stemsOf(question).intersection(known).size >= Math.min(2, known.size || 2);
}
