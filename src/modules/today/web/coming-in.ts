import type { Output } from '../../../platform/http/endpoint.ts';
import type { CaseRow } from '../../cases/contract.ts';
import type { todayApi } from '../contract.ts';

export type Today = Output<typeof todayApi.today>;

/** What stands above one's own cases, in the order in which it does. */
export const above = ['offered', 'strangers', 'calls', 'late'] as const;
export type Above = (typeof above)[number];
export type ComingIn = { what: Above; row: CaseRow };

const nameOf = (what: Above, { id }: CaseRow) => `${what} ${id}`;

export const namesAbove = (today: Today): ReadonlySet<string> =>
  new Set(above.flatMap((what) => today[what].map((row) => nameOf(what, row))));

/**
 * What came in above since somebody looks at the list stands in it once they want it: no row moves under their finger.
 * Where nothing else is shown nothing can move.
 */
export function heldBack(
  today: Today,
  known: ReadonlySet<string>,
): { shown: Today; comingIn: readonly ComingIn[] } {
  const isKnown = (what: Above) => (row: CaseRow) => known.has(nameOf(what, row));
  const comingIn = above.flatMap((what) =>
    today[what].filter((row) => !isKnown(what)(row)).map((row) => ({ what, row })),
  );
  const shown = {
    ...today,
    offered: today.offered.filter(isKnown('offered')),
    strangers: today.strangers.filter(isKnown('strangers')),
    calls: today.calls.filter(isKnown('calls')),
    late: today.late.filter(isKnown('late')),
  };
  const { items, snoozed, standIn, missed } = today;
  const isAnyShown = [items, snoozed, standIn, missed, ...above.map((what) => shown[what])].some(
    (rows) => rows.length > 0,
  );
  return isAnyShown ? { shown, comingIn } : { shown: today, comingIn: [] };
}
