import type { TFunction } from 'i18next';

/** A share between 0 and 1 in percent. */
export const sayShare = (share: number, t: TFunction): string =>
  new Intl.NumberFormat(t('language'), { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const sayNumber = (value: number, t: TFunction): string =>
  new Intl.NumberFormat(t('language'), { maximumFractionDigits: 1 }).format(value);
