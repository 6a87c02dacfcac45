import { useId } from 'react';
import { TextField } from './text-field.tsx';

type ZoneFieldProps = { label: string; value: string; choose: (zone: string) => void };

/** A time zone by its name, with those the browser knows to choose from. */
export function ZoneField({ label, value, choose }: ZoneFieldProps) {
  const list = useId();
  return (
    <>
      <TextField label={label} list={list} value={value} choose={choose} maxLength={60} />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
