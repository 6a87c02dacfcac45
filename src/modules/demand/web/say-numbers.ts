import type { TFunction } from 'i18next';

/** A share between 0 and 1 in percent. */
export const sayShare = (share: number, t: TFunction): string =>
  new Intl.NumberFormat(t('language'), { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const sayNumber = (value: number, t: TFunction): string =>
  new Intl.NumberFormat(t('language'), { maximumFractionDigits: 1 }).format(value);

/** A day without its time. */
export const sayDay = (day: string, t: TFunction): string =>
  new Intl.DateTimeFormat(t('language'), {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  }).format(Date.parse(`${day}T00:00:00Z`));
