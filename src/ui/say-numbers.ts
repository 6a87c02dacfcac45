import type { TFunction } from 'i18next';

/** A share between 0 and 1 in percent. */
export const sayShare = (share: number, t: TFunction): string =>
  new Intl.NumberFormat(t('language'), { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const sayNumber = (value: number, t: TFunction, maximumFractionDigits = 1): string =>
  new Intl.NumberFormat(t('language'), { maximumFractionDigits }).format(value);

/** How far two shares lie apart in percentage points; however small, it is not said as none. */
export const sayPoints = (difference: number, t: TFunction): string =>
  new Intl.NumberFormat(t('language'), {
    maximumFractionDigits: 1,
    maximumSignificantDigits: 1,
    roundingPriority: 'morePrecision',
  }).format(Math.abs(difference) * 100);
