import type { TFunction } from 'i18next';
import { heardBy } from '../../../../ui/line/heard.ts';
import type { Lane, Shape, Stop, Story } from '../../../../ui/line/story.ts';
import type { CaseView, EntryView } from '../../contract.ts';
import { soonAt } from '../../policy.ts';
import { bearingOf, endsHere } from './bearing.ts';
import { branchesOf } from './branches.ts';
import { sayStop } from './stop-words.ts';

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
    ...livedIn(theCase),
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

/** What of these entries the customer lived. */
export function livedIn({
  entries,
  state,
  due,
  dueSetAt,
}: CaseView): Pick<Story, 'asks' | 'late' | 'silence'> {
  const happened = entries.map((entry) => ({
    bearing: bearingOf(entry),
    at: Date.parse(entry.at),
    due: entry.due === null ? null : Date.parse(entry.due),
    closes: entry.kind === 'done' || endsHere(entry),
  }));
  const isWaited = (state === 'open' || state === 'done') && due !== null;
  return heardBy(happened, isWaited ? { due: Date.parse(due), soonAt: soonAt(due, dueSetAt) } : null);
}
