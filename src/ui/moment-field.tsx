import { TextInput } from '@mantine/core';
import { useInZone } from './in-zone.ts';
import { momentOf, wallTime } from './wall-time.ts';

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
  const inZone = useInZone(zone);
  return (
    <TextInput
      type="datetime-local"
      max="9999-12-31T23:59"
      className={className}
      label={inZone(label)}
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
