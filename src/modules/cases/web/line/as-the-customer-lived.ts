import type { Bearing } from '../../../../ui/line/heard.ts';
import type { CaseView, EntryView } from '../../contract.ts';
import { bearingOf } from './bearing.ts';
import { livedIn } from './story.ts';

/** One thing of what the customer got, or how long they got nothing. Times are milliseconds. */
export type Lived =
  | {
      is: 'entry';
      entry: EntryView;
      bearing: Exclude<Bearing, 'inside'>;
      isNewFace: boolean;
      askedAgain: string[];
    }
  | { is: 'wait'; from: number; until: number; goesOn: boolean }
  | { is: 'late'; due: number; until: number; goesOn: boolean };

export type AsLived = {
  steps: Lived[];
  /** Null where the customer never waited. */
  longest: number | null;
  heardFrom: number;
  cameLate: number;
  /** How often they were asked for what was known. */
  askedTwice: number;
  isMissing: boolean;
};

const faces = new Set<Bearing>(['answer', 'introduction', 'tried', 'end']);
/** What comes with the ask itself, such as a call that was taken, was not waited for. */
const AT_ONCE = 60_000;

/** A case as only its customer knows it, on their own clock. */
export function asTheCustomerLived(theCase: CaseView, now: number): AsLived {
  const entries = theCase.entries
    .map((entry) => asAsked(entry, theCase))
    .filter((entry) => entry.audience === 'customer' && bearingOf(entry) !== 'inside');
  const { asks, late, silence } = livedIn({ ...theCase, entries });
  const timeOf = (index: number) => Date.parse(entries[index]?.at ?? '');
  const waits = asks
    .map(({ from, until }) => ({
      from: timeOf(from),
      until: until === null ? now : timeOf(until),
      before: until ?? entries.length,
      goesOn: until === null,
    }))
    .filter(({ from, until }) => until - from >= AT_ONCE);
  const missing = silence !== null && now > silence.due ? silence.due : null;
  const lateness = late.map(({ from, until }) => ({
    due: from,
    until: timeOf(until),
    before: until,
    goesOn: false,
  }));
  if (missing !== null) lateness.push({ due: missing, until: now, before: entries.length, goesOn: true });

  const again = askedTwiceIn(theCase.entries);
  const met = new Set<string>();
  const gapsBefore = (index: number): Lived[] => [
    ...waits
      .filter(({ before }) => before === index)
      .map(({ before, ...wait }): Lived => ({ is: 'wait', ...wait })),
    ...lateness
      .filter(({ before }) => before === index)
      .map(({ before, ...gap }): Lived => ({ is: 'late', ...gap })),
  ];
  const steps = entries.flatMap((entry, index): Lived[] => {
    const bearing = bearingOf(entry);
    if (bearing === 'inside') return [];
    const isFace = faces.has(bearing) && entry.author.kind === 'person';
    const isNewFace = isFace && !met.has(entry.author.id);
    if (isFace) met.add(entry.author.id);
    const askedAgain = again.get(entry.id) ?? [];
    return [...gapsBefore(index), { is: 'entry', entry, bearing, isNewFace, askedAgain }];
  });
  return {
    steps: [...steps, ...gapsBefore(entries.length)],
    longest: waits.length === 0 ? null : Math.max(...waits.map(({ from, until }) => until - from)),
    heardFrom: heardFrom(entries).size,
    cameLate: late.length,
    askedTwice: again.size,
    isMissing: missing !== null,
  };
}

/** For what each message asked though it was known. */
function askedTwiceIn(entries: readonly EntryView[]): Map<string, string[]> {
  const told = entries.flatMap(({ kind, data }): [string, string[]][] =>
    kind === 'asked twice' && typeof data.messageId === 'string' && Array.isArray(data.about)
      ? [[data.messageId, data.about.map(String)]]
      : [],
  );
  return new Map(told);
}

/** What was split from another case is, to its customer, what they said there and when they said it. */
function asAsked(entry: EntryView, { customer }: CaseView): EntryView {
  if (entry.kind !== 'split' || typeof entry.data.fromEntryId !== 'string') return entry;
  const { id, name } = customer;
  return {
    ...entry,
    kind: 'contact',
    audience: 'customer',
    at: entry.writtenAt ?? entry.at,
    author: { kind: 'customer', id, name, organization: null, organizationId: null },
  };
}

/** A call that reached nobody was tried, and not heard. */
function heardFrom(entries: readonly EntryView[]): Set<string> {
  const words = entries.filter((entry) => entry.author.kind === 'person' && bearingOf(entry) !== 'tried');
  return new Set(words.map(({ author }) => author.id));
}
