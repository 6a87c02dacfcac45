import type { TFunction } from 'i18next';
import type { GapRow } from '../contract.ts';

/** How many people it hit, and in how many cases where these are more. */
export function sayHit({ people, cases }: Pick<GapRow, 'people' | 'cases'>, t: TFunction): string {
  const hit = t('knowledge.gap.people', { count: people });
  return cases > people ? `${hit} ${t('knowledge.onCases', { count: cases })}` : hit;
}

/** The same, and how many of them found another way. */
export const sayHitAndWays = (gap: Pick<GapRow, 'people' | 'cases' | 'ways'>, t: TFunction): string =>
  [sayHit(gap, t), gap.ways > 0 && t('knowledge.way.count', { count: gap.ways })].filter(Boolean).join(' · ');

export const sayOwner = ({ owner, department }: Pick<GapRow, 'owner' | 'department'>): string =>
  [owner, department].filter(Boolean).join(', ');
