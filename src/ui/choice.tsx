import { NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  choose: (value: T) => void;
  hint?: string;
  hideLabel?: boolean;
  /** Where one begins in a dialog. */
  begin?: boolean;
};

/** One of a few; the browser's own list, which every phone and screen reader knows. */
export function Choice<T extends string>({
  label,
  value,
  options,
  choose,
  hint,
  hideLabel,
  begin,
}: ChoiceProps<T>) {
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (begin) field.current?.focus();
  }, [begin]);
  return (
    <NativeSelect
      ref={field}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      description={hint}
      value={value}
      data-autofocus={begin || undefined}
      data={options.map((option) => ({ ...option }))}
      onChange={({ currentTarget }) => {
        const chosen = options.find((option) => option.value === currentTarget.value);
        if (chosen) choose(chosen.value);
      }}
    />
  );
}
