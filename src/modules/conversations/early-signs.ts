import { saysNeverMind } from './never-mind.ts';
import type { EarlySign } from './signs-contract.ts';

/** What a customer and people said to each other, oldest first. */
export type Said = {
  id: string;
  at: number;
  by: 'customer' | 'person';
  /** Whose words reach the customer. */
  personId: string | null;
  name: string;
  /** Null where they were spoken. */
  text: string | null;
  /** Sent where everybody is brief. */
  isBrief: boolean;
  /** Whether it led to the customer's page. */
  leadsToPage: boolean;
};

type Line = { said: readonly Said[]; pageOpened: boolean; now: number };

const day = 24 * 3_600_000;

/** Hints for whoever owns a case, from its line alone. */
export function earlySigns({ said, pageOpened, now }: Line): EarlySign[] {
  return [
    shorterAnswers(said),
    neverMind(said),
    linkNeverOpened(said, { pageOpened, now }),
    newFace(said, now),
  ].filter((sign) => sign !== null);
}

const lastOnes = 2;
const longEnough = 80;
const muchShorter = 3;

/** The last two much shorter than what they used to write. */
function shorterAnswers(said: readonly Said[]): EarlySign | null {
  const written = said.filter(({ by, text, isBrief }) => by === 'customer' && text && !isBrief);
  const lengths = written.map(({ text }) => text?.length ?? 0);
  const [before, last] = [lengths.slice(0, -lastOnes), lengths.slice(-lastOnes)];
  const usual = middleOf(before);
  const latest = written.at(-1);
  if (!latest || before.length < lastOnes || usual < longEnough) return null;
  return last.every((length) => length * muchShorter <= usual) ? signOf('shorter answers', latest) : null;
}

const middleOf = (lengths: readonly number[]) =>
  lengths.toSorted((one, other) => one - other)[Math.floor((lengths.length - 1) / 2)] ?? 0;

/** Their last word, not one that they have gone on after. */
function neverMind(said: readonly Said[]): EarlySign | null {
  const last = said.findLast(({ by }) => by === 'customer');
  return last?.text && saysNeverMind(last.text) ? signOf('never mind', last) : null;
}

const letters = 2;
const daysUnopened = 2;

/** They may never have had what was written: neither page nor word of theirs says that they did. */
function linkNeverOpened(
  said: readonly Said[],
  { pageOpened, now }: { pageOpened: boolean; now: number },
): EarlySign | null {
  if (pageOpened) return null;
  const heard = said.findLastIndex(
    ({ by, leadsToPage }) => by === 'customer' || (by === 'person' && !leadsToPage),
  );
  const unheard = said.slice(heard + 1);
  const [first] = unheard;
  if (!first || unheard.length < letters || now - first.at < daysUnopened * day) return null;
  return signOf('link never opened', first);
}

const facesBefore = 2;
const daysNew = 7;

/** One more name for a customer who has met two already. */
function newFace(said: readonly Said[], now: number): EarlySign | null {
  const firsts = new Map<string, Said>();
  for (const one of said) if (one.personId && !firsts.has(one.personId)) firsts.set(one.personId, one);
  const newest = [...firsts.values()].at(-1);
  if (!newest || firsts.size <= facesBefore || now - newest.at > daysNew * day) return null;
  return { ...signOf('new face', newest), name: newest.name };
}

const signOf = (sign: EarlySign['sign'], { id }: Said): EarlySign => ({ sign, entryId: id, name: null });
