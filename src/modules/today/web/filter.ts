import type { CaseRow } from '../../cases/contract.ts';

export type StateFilter = 'any' | 'open' | 'done' | 'ended' | 'joined';
export type Filter = { deskId: string | null; state: StateFilter };

/** The rows that fit, in the order they came: the server knows which promise would break first. */
export function filtered(rows: readonly CaseRow[], { deskId, state }: Filter): CaseRow[] {
  return rows.filter(
    (row) => (deskId === null || row.deskId === deskId) && (state === 'any' || row.state === state),
  );
}

/** What is said when nothing fits: with a filter set, something may wait all the same. */
export const emptyWords = ({ deskId, state }: Filter) =>
  deskId === null && state === 'any' ? 'today.empty' : 'today.emptyFiltered';
