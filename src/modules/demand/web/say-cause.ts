import type { TFunction } from 'i18next';
import type { CauseRow } from '../contract.ts';

/** Whose it is, before the day by which it is to be removed or since when it is. */
export function sayRemover({ owner, department, removedAt }: CauseRow, t: TFunction): string {
  const who = [owner, department].filter(Boolean).join(', ');
  return t(removedAt === null ? 'demand.cause.by' : 'demand.cause.removedSince', { who });
}
