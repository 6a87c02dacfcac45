import { firstLine } from '../../../platform/shortened.ts';
import { isolated } from '../../../ui/isolated.ts';
import type { Told } from '../../../ui/moment.ts';
import { type CaseView, type EntryView, isBetweenThem } from '../../cases/contract.ts';
import { sayEntry } from '../../cases/web/index.ts';
import { mostAsked } from './still-to-do.ts';

/** What somebody reads who opens a case for the first time or after a while: as much as fits one page. */
export type Brief = {
  /** What they want, in their own words. */
  wants: string;
  tried: { id: string; at: string; words: string }[];
  doNotAsk: string[];
  known: string[];
  /** What is sensitive stays on the case. */
  covered: number;
  last: { who: string; at: string; words: string } | null;
};

const mostWords = 700;
const mostTried = 6;
const mostKnown = 8;

export function briefOf({ need, entries, customer }: CaseView, { t }: Pick<Told, 't'>): Brief {
  const facts = customer.facts.filter(({ ended }) => ended === null);
  const last = entries.findLast(isWord);
  const textsOf = (isMeant: boolean) =>
    facts.flatMap(({ text, doNotAskAgain }) => (text && doNotAskAgain === isMeant ? [text] : []));
  return {
    wants: cut(need),
    tried: entries
      .flatMap((entry) => {
        const words = whatCameOf(entry, entries, t);
        return words === null ? [] : [{ id: entry.id, at: entry.at, words }];
      })
      .slice(-mostTried),
    doNotAsk: textsOf(true),
    known: textsOf(false).slice(-mostKnown),
    covered: facts.filter(({ text }) => text === null).length,
    last: last ? { who: last.author.name, at: last.at, words: cut(last.text ?? '') } : null,
  };
}

/** Words between the customer and the desk. */
const isWord = (entry: EntryView) =>
  isBetweenThem(entry) &&
  (entry.stranger === null || entry.stranger.state === 'admitted') &&
  Boolean(entry.text);

/** What was tried, and what came of it: answers of companies, acts, other ways, what was said to be done and was not. */
function whatCameOf(entry: EntryView, entries: readonly EntryView[], t: Told['t']): string | null {
  const { kind, taskId, text, author, data } = entry;
  const saysWhatWasFound = kind === 'task done' && data.found !== undefined;
  if (saysWhatWasFound || ['act done', 'done', 'reopened', 'way'].includes(kind)) {
    const words = firstLine(text ?? '', mostAsked);
    return words
      ? t('tasks.brief.happened', { what: sayEntry(entry, t), words: isolated(words) })
      : sayEntry(entry, t);
  }
  if (kind === 'task done' || kind === 'task declined' || kind === 'task returned') {
    const asked = entries.find((one) => one.taskId === taskId && one.kind === 'task asked');
    if (!asked) return null;
    const who = author.organization ?? author.name;
    const asks = isolated(firstLine(asked.text ?? '', mostAsked));
    if (kind !== 'task done') return t('tasks.brief.declined', { who, asks });
    const answer = firstLine(text ?? '', mostAsked);
    return answer
      ? t('tasks.brief.came', { who, asks, answer: isolated(answer) })
      : t('tasks.brief.didIt', { who, asks });
  }
  return null;
}

const cut = (text: string) => (text.length > mostWords ? `${text.slice(0, mostWords).trimEnd()} …` : text);

const DAY = 86_400_000;
const aWhile = 7 * DAY;
/** What is shorter is read as fast as a brief of it. */
const worthABrief = 8;

/** Whether somebody has not been on this case for a while, or never, as far as its line tells. */
export function isNewTo({ entries }: CaseView, me: { id: string }, now: number): boolean {
  if (entries.length < worthABrief) return false;
  const mine = entries.findLast(({ author }) => author.kind === 'person' && author.id === me.id);
  return mine === undefined || now - Date.parse(mine.at) > aWhile;
}
