import type { Instant } from '../../platform/context.ts';
import type { Output } from '../../platform/http/endpoint.ts';
import { shortened } from '../../platform/shortened.ts';
import type { clientroomApi, Deed, Heard } from './contract.ts';
import type { Behind } from './queries/deeds.ts';
import type { MorningWords } from './words.ts';

export type Morning = Output<typeof clientroomApi.morning> & {
  awaited: Output<typeof clientroomApi.awaited>;
  behind: Behind[];
  words: Heard[];
};

/** Whether nothing went wrong, nobody waits, nothing was done and nobody said anything. */
export const isNothing = ({ badNews, awaited, done, words }: Morning): boolean =>
  badNews.length + awaited.count + awaited.proposals.length + done.length + words.length === 0;

type Saying = {
  /** What is asked elsewhere in the same words. */
  asked: ReadonlySet<string>;
  /** The questions that are answered by a link of their own, which stands at the end of their line once it is sent. */
  linked: ReadonlyMap<string, string>;
  /** A time as their reader reads it. */
  by: (at: Instant) => string;
} & Length;

type About = { customer: string; subject: string };
type Length = {
  /** How many lines of each part. */
  most: number;
  /** How much of what somebody wrote. */
  signs: number;
  /** How a case is named where only its name stands. */
  named: (one: About) => string;
};
const about = ({ customer, subject }: About) => `${customer}, ${shortened(subject, 40)}`;
export const shortest: Length = { most: 3, signs: 60, named: ({ customer }) => customer };
export const longer: Length = { most: 10, signs: 300, named: about };

type Said = { text: string; questionLinks: { line: number; id: string }[] };
type Row = { words: string; linkId?: string | undefined };

type Named = { caseId: string };

/** The cases of which something stands in it, but for those of words. */
export function casesIn(morning: Morning, { asked, most }: Pick<Saying, 'asked' | 'most'>): Named[] {
  const { badNews, behind } = morning;
  const waits = waitingIn(morning, { asked, most });
  const ofWaits = waits.flatMap(({ case: about }) => (about ? [{ caseId: about.id }] : []));
  return [...badNews.slice(0, most), ...ofWaits, ...behind];
}

const waitingIn = ({ awaited }: Morning, { asked, most }: Pick<Saying, 'asked' | 'most'>) =>
  awaited.items.filter(({ id }) => !asked.has(id)).slice(0, most);

/** Exceptions first, then what was done, then what customers said: each part a line, and below it what it is about. */
export function sayMorning(morning: Morning, words: MorningWords, saying: Saying): Said {
  const { badNews, done, words: heard } = morning;
  const { most, signs } = saying;
  const quoted = (text: string) => shortened(text, signs);
  const news = ({ kind, what }: Morning['badNews'][number]) => {
    const said = what && quoted(what);
    if (kind === 'lapsed') return [words.news.lapsed, said].filter(Boolean).join('. ');
    return said ? `${said} (${words.news[kind]})` : words.news[kind];
  };
  const parts: [head: string, ...rows: Row[]][] = [
    [
      words.wrong(badNews.length),
      ...badNews.slice(0, most).map((one) => ({ words: `${about(one)}: ${news(one)}` })),
    ],
    waiting(morning, words, saying),
    [
      done.length === 0 ? words.nothingDone : words.done,
      ...done.map((deed) => ({ words: sayDeed(deed, morning, { words, saying }) })),
    ],
  ];
  if (heard.length > 0)
    parts.push([
      words.heard,
      ...heard.map(({ customer, text }) => ({ words: `${customer}: “${quoted(text)}”` })),
    ]);
  return laidOut(parts.flatMap(([head, ...rows]) => [{ words: head }, ...rows.map(asItem)]));
}

function waiting(morning: Morning, words: MorningWords, saying: Saying): [string, ...Row[]] {
  const { awaited } = morning;
  const { linked, by, signs } = saying;
  const quoted = (text: string) => shortened(text, signs);
  const question = ({ request, question: choice, due }: Morning['awaited']['items'][number]) =>
    choice && due
      ? `${quoted(request)} ${words.otherwise(by(due), quoted(choice.otherwise))}`
      : quoted(request);
  const rows = waitingIn(morning, saying).map((one): Row => {
    const linkId = linked.get(one.id);
    const choices = one.question?.choices ?? [];
    const said = `${one.customer}: ${question(one)}`;
    return { words: linkId ? `${said} ${words.answer(choices)}` : said, linkId };
  });
  const proposed = awaited.proposals.length;
  return [
    words.waits(awaited.count + proposed),
    ...rows,
    ...(proposed > 0 ? [{ words: words.admit(proposed) }] : []),
  ];
}

/** How often it was done, and the newest cases behind it. */
function sayDeed(
  { kind, name, count, cases }: Deed,
  { behind }: Morning,
  { words, saying }: { words: MorningWords; saying: Saying },
): string {
  const shown = behind.filter((one) => one.kind === kind).slice(0, saying.most);
  const more = cases - shown.length;
  const named = [...shown.map(saying.named), ...(more > 0 ? [words.more(more)] : [])].join('; ');
  return `${words.deed(kind, name, count)}: ${named}`;
}

const asItem = ({ words, linkId }: Row): Row => ({ words: `- ${words}`, linkId });

/** What somebody wrote may have lines of its own. */
function laidOut(rows: readonly Row[]): Said {
  const lines = rows.flatMap(({ words, linkId }): Row[] => {
    const all = words.split('\n');
    return all.map((line, at) => ({ words: line, linkId: at === all.length - 1 ? linkId : undefined }));
  });
  return {
    text: lines.map(({ words }) => words).join('\n'),
    questionLinks: lines.flatMap(({ linkId }, line) => (linkId ? [{ line, id: linkId }] : [])),
  };
}
