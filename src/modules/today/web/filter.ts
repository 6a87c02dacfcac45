import type { CaseRow } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';

export type StateFilter = 'any' | 'open' | 'done' | 'ended' | 'joined';

/** What is shown: whose cases, on which desk, in which state. Nothing set: mine on all my desks, open and done. */
export type Filters = { owner?: string; desk?: string; state?: Exclude<StateFilter, 'any'> };

export const everybody = 'everybody';

const states = ['open', 'done', 'ended', 'joined'] as const;
const someone = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The filters as an address names them; what it cannot mean is left out. */
export function filtersOf(search: Record<string, unknown>): Filters {
  const { owner, desk, state } = search;
  const named = typeof owner === 'string' && (owner === everybody || someone.test(owner));
  return {
    owner: named ? owner : undefined,
    desk: typeof desk === 'string' ? desk : undefined,
    state: states.find((one) => one === state),
  };
}

/** The states one can choose among: what is over stands in nobody's own list. */
export const statesFor = ({ owner }: Filters): readonly StateFilter[] =>
  owner === undefined ? ['any', 'open', 'done'] : ['any', ...states];

/** The desk that is shown: the one chosen, else the first; none where all of mine are. */
export function deskShown({ owner, desk }: Filters, desks: Me['desks']): Me['desks'][number] | undefined {
  const chosen = desks.find(({ slug }) => slug === desk);
  return chosen ?? (owner === undefined ? undefined : desks[0]);
}

/** The rows that fit, in the order they came: the server knows which promise would break first. */
export function filtered<R extends CaseRow>(
  rows: readonly R[],
  { deskId, state = 'any' }: { deskId: string | undefined; state?: StateFilter },
): R[] {
  return rows.filter(
    (row) => (deskId === undefined || row.deskId === deskId) && (state === 'any' || row.state === state),
  );
}
