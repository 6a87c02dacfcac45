import { TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, Ref } from 'react';

export type TextFieldProps = {
  label: string;
  value: string;
  choose: (value: string) => void;
  hint?: string;
  /** May be left empty. */
  optional?: boolean;
  type?: 'text' | 'email' | 'number' | 'time';
  min?: number;
  max?: number;
  maxLength?: number;
  /** The id of a datalist to choose from. */
  list?: string;
  /** Where one begins in a dialog. */
  begin?: boolean;
  ref?: Ref<HTMLInputElement>;
  autoComplete?: HTMLInputAutoCompleteAttribute;
};

/** A line of text; what may not be left empty is marked, as in every form. */
export function TextField({ choose, hint, optional, begin, ...field }: TextFieldProps) {
  return (
    <TextInput
      {...field}
      description={hint}
      data-autofocus={begin || undefined}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      required={!optional}
      withAsterisk={false}
    />
  );
}
