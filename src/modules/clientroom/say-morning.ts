import type { Instant } from '../../platform/context.ts';
import type { Output } from '../../platform/http/endpoint.ts';
import { shortened } from '../../platform/shortened.ts';
import type { clientroomApi, Heard } from './contract.ts';
import type { MorningWords } from './words.ts';

export type Morning = Output<typeof clientroomApi.morning> & {
  awaited: Output<typeof clientroomApi.awaited>;
  words: Heard[];
};

/** Whether nothing went wrong, nobody waits, nothing was done and nobody said anything. */
export const isNothing = ({ badNews, awaited, done, words }: Morning): boolean =>
  badNews.length + awaited.count + awaited.proposals.length + done.length + words.length === 0;

type Saying = {
  /** What is asked elsewhere in the same words. */
  asked: ReadonlySet<string>;
  /** A time as their reader reads it. */
  by: (at: Instant) => string;
} & Length;

type Length = {
  /** How many lines of each part. */
  most: number;
  /** How much of what somebody wrote. */
  signs: number;
};
export const shortest: Length = { most: 3, signs: 60 };
export const longer: Length = { most: 10, signs: 300 };

/** Exceptions first, then what was done, then what customers said: each part a line, and below it what it is about. */
export function sayMorning(
  { badNews, awaited, done, words: heard }: Morning,
  words: MorningWords,
  { most, signs, asked, by }: Saying,
): string {
  const quoted = (text: string) => shortened(text, signs);
  const about = ({ customer, subject }: { customer: string; subject: string }) =>
    `${customer}, ${shortened(subject, 40)}`;
  const news = ({ kind, what }: Morning['badNews'][number]) => {
    const said = what && quoted(what);
    if (kind === 'lapsed') return [words.news.lapsed, said].filter(Boolean).join('. ');
    return [said, words.news[kind]].filter(Boolean).join(', ');
  };
  const question = ({ request, question: choice, due }: Morning['awaited']['items'][number]) =>
    choice && due
      ? `${quoted(request)} ${words.otherwise(by(due), quoted(choice.otherwise))}`
      : quoted(request);
  const waiting = awaited.count + awaited.proposals.length;
  const parts = [
    [words.wrong(badNews.length), ...badNews.slice(0, most).map((one) => `${about(one)}: ${news(one)}`)],
    [
      words.waits(waiting),
      ...awaited.items
        .filter(({ id }) => !asked.has(id))
        .slice(0, most)
        .map((one) => `${one.customer}: ${question(one)}`),
      ...(awaited.proposals.length > 0 ? [words.admit(awaited.proposals.length)] : []),
    ],
    [
      done.length === 0
        ? words.nothingDone
        : words.done(done.map(({ kind, name, count }) => words.deed(kind, name, count)).join(', ')),
    ],
    heard.length === 0
      ? []
      : [words.heard, ...heard.map(({ customer, text }) => `${customer}: “${quoted(text)}”`)],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map(([head, ...lines]) => [head, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n');
}
