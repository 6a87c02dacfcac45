import { useTranslation } from 'react-i18next';
import { browserZone } from './wall-time.ts';

/** Says of which place a time is, where the reader's clock shows another. */
export function useInZone(zone: string): (label: string) => string {
  const { t } = useTranslation();
  if (zone === browserZone()) return (label) => label;
  return (label) => t('ui.inZone', { label, zone: placeOf(zone) });
}

const placeOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
