import type { TFunction } from 'i18next';
import type { CaseView, EntryView } from '../../contract.ts';
import { soonAt } from '../../policy.ts';
import { bearingOf, endsHere, promisedAfter } from './bearing.ts';
import { type Branch, branchesOf } from './branches.ts';
import { sayStop } from './stop-words.ts';

export type Shape = 'ask' | 'word' | 'inside' | 'hand-off' | 'missed' | 'end';
/** Something that happened, as a station on a lane. Labels of a lower rank are given room first. */
export type Stop = {
  id: string;
  at: number;
  lane: number;
  shape: Shape;
  label: string | null;
  rank: number;
};

/** A company with what it did; the first lane is the customer's own, which has no company. */
export type Lane = { company: string | null; name: string };

export type Story = {
  lanes: Lane[];
  stops: Stop[];
  /** The lane that has the work, from each stop on. */
  carriers: number[];
  branches: Branch[];
  /** From the first ask that waited to the stop that answered it, if any did. */
  asks: { from: number; until: number | null }[];
  /** Where a promised word was late: from when it was due to the stop at which it came. */
  late: { from: number; until: number }[];
  /** What the customer has heard nothing since, while the case is open. */
  silence: { since: number; soonAt: number; due: number } | null;
};

/** A case as it is drawn: who had it, who did what for whom, and how long the customer heard nothing. */
export function storyOf(theCase: CaseView, t: TFunction): Story {
  const { entries } = theCase;
  const owners = ownersOf(theCase);
  const lanes = lanesOf(theCase, owners);
  const laneOf = (company: string | null) =>
    Math.max(
      0,
      lanes.findIndex((lane) => lane.company === company),
    );
  const carriers = owners.map(laneOf);
  const stops = entries.map((entry, index): Stop => {
    const lane =
      entry.author.kind === 'customer'
        ? 0
        : entry.author.kind === 'desk-system'
          ? (carriers[index] ?? 0)
          : laneOf(entry.author.organization);
    return {
      id: entry.id,
      at: Date.parse(entry.at),
      lane,
      shape: shapeOf(entry),
      ...sayStop(entries, index, t),
    };
  });
  return {
    lanes,
    stops,
    carriers,
    branches: branchesOf(entries, { stops, carriers, laneOf }),
    ...heardBy(theCase),
  };
}

function shapeOf(entry: EntryView): Shape {
  if (entry.kind === 'next word missed') return 'missed';
  if (entry.kind === 'hand-off accepted' || entry.kind === 'owner left') return 'hand-off';
  if (endsHere(entry)) return 'end';
  const bearing = bearingOf(entry);
  if (bearing === 'ask') return 'ask';
  return bearing === 'answer' ? 'word' : 'inside';
}

/** The company of whoever owned the case after each entry. */
function ownersOf({ entries, owner, people }: CaseView): (string | null)[] {
  const companies = new Map<unknown, string | null>(people.map(({ id, organization }) => [id, organization]));
  for (const { author } of entries) {
    if (author.kind === 'person') companies.set(author.id, author.organization);
  }
  companies.set(owner.id, owner.organization);
  const moves = entries.map(({ kind, data }) => {
    if (kind === 'hand-off accepted' || kind === 'owner left') return companies.get(data.toId);
    return kind === 'contact' ? companies.get(firstOwnerOf(data)) : undefined;
  });
  let now = moves.find((company) => company !== undefined) ?? owner.organization;
  return moves.map((company) => {
    now = company ?? now;
    return now;
  });
}

function firstOwnerOf({ firstOwner }: EntryView['data']): unknown {
  return firstOwner !== null && typeof firstOwner === 'object' && 'personId' in firstOwner
    ? firstOwner.personId
    : undefined;
}

/** The customer on top, then the companies in the order in which they came to it. */
function lanesOf({ entries, customer }: CaseView, owners: (string | null)[]): Lane[] {
  const companies = entries.flatMap(({ author, askedOf }, index) => [
    owners[index],
    author.kind === 'customer' ? null : author.organization,
    askedOf,
  ]);
  const named = [...new Set(companies)].filter((company) => typeof company === 'string');
  return [{ company: null, name: customer.name }, ...named.map((company) => ({ company, name: company }))];
}

/** What the customer lived: their asks and when they were answered, promised words that came late, and the silence now. */
export function heardBy({
  entries,
  state,
  due,
  dueSetAt,
}: CaseView): Pick<Story, 'asks' | 'late' | 'silence'> {
  const asks: Story['asks'] = [];
  const late: Story['late'] = [];
  let waiting: number | null = null;
  let heard: number | null = null;
  let promised: number | null = null;
  for (const [index, entry] of entries.entries()) {
    const bearing = bearingOf(entry);
    const at = Date.parse(entry.at);
    if (bearing === 'ask') waiting ??= index;
    if (bearing === 'answer' || bearing === 'end') {
      if (waiting !== null) asks.push({ from: waiting, until: index });
      if (promised !== null && at > promised) late.push({ from: promised, until: index });
      waiting = null;
    }
    if (bearing === 'answer' || bearing === 'introduction') heard = index;
    promised = promisedAfter(promised, entry);
  }
  if (waiting !== null) asks.push({ from: waiting, until: null });
  if ((state !== 'open' && state !== 'done') || due === null || entries.length === 0) {
    return { asks, late, silence: null };
  }
  const end = Date.parse(due);
  return { asks, late, silence: { since: heard ?? waiting ?? 0, soonAt: soonAt(due, dueSetAt), due: end } };
}
