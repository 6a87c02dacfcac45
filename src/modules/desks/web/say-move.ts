import type { TFunction } from 'i18next';
import type { MoveView } from '../contract.ts';

/** What moves from whom to whom, or did, in a sentence. */
export const sayMove = ({ state, from, to, isTakenBack }: MoveView, t: TFunction): string =>
  isTakenBack && state === 'announced'
    ? t('desks.move.takenBack', { from, to })
    : t(`desks.move.state.${state}`, { from, to });
