import type { TFunction } from 'i18next';
import type { GapRow } from '../contract.ts';

/** How many people it hit, and in how many cases where these are more. */
export function sayHit({ people, cases }: Pick<GapRow, 'people' | 'cases'>, t: TFunction): string {
  const hit = t('knowledge.gap.people', { count: people });
  return cases > people ? `${hit} ${t('knowledge.onCases', { count: cases })}` : hit;
}

export const sayOwner = ({ owner, department }: Pick<GapRow, 'owner' | 'department'>): string =>
  [owner, department].filter(Boolean).join(', ');
