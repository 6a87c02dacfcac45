import { TextInput } from '@mantine/core';
import { useId } from 'react';

type ZoneFieldProps = { label: string; value: string; choose: (zone: string) => void };

/** A time zone by its name, with those the browser knows to choose from. */
export function ZoneField({ label, value, choose }: ZoneFieldProps) {
  const list = useId();
  return (
    <>
      <TextInput
        label={label}
        list={list}
        value={value}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        required
        withAsterisk={false}
        maxLength={60}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
