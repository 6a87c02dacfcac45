import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { browserZone, momentOf, wallTime } from './wall-time.ts';

type MomentFieldProps = {
  label: string;
  value: string | null;
  zone: string;
  choose: (at: string | null) => void;
  required?: boolean;
  className?: string;
};

/** A date and a time as the desk's clock shows them; the zone is said where the reader's clock shows another time. */
export function MomentField({ label, value, zone, choose, required, className }: MomentFieldProps) {
  const { t } = useTranslation();
  const away = zone !== browserZone();
  return (
    <TextInput
      type="datetime-local"
      max="9999-12-31T23:59"
      className={className}
      label={away ? t('ui.inZone', { label, zone: placeOf(zone) }) : label}
      value={value === null ? '' : wallTime(Date.parse(value), zone)}
      required={required}
      withAsterisk={false}
      onChange={({ currentTarget }) => {
        const at = momentOf(currentTarget.value, zone);
        choose(at === null ? null : new Date(at).toISOString());
      }}
    />
  );
}

const placeOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
