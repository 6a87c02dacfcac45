import type { TFunction } from 'i18next';
import type { Given } from '../contract.ts';

/** What of a customer a third party may be given, as a list. */
export const sayGiven = (given: readonly Given[], t: TFunction): string =>
  given.length === 0
    ? t('desks.nothingGiven')
    : new Intl.ListFormat(t('language')).format(given.map((one) => t(`desks.given.${one}`)));
