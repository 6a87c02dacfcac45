import { Textarea } from '@mantine/core';
import type { FormEvent, KeyboardEvent, RefObject } from 'react';
import { keyName } from '../../../ui/key-chord.ts';
import { marked } from './marks.ts';

type WritingFieldProps = {
  label: string;
  hint: string;
  text: string;
  write: (text: string) => void;
  onBeforeInput: (event: FormEvent<HTMLTextAreaElement>) => void;
  onFocus: () => void;
  field: RefObject<HTMLTextAreaElement | null>;
  className: string | undefined;
};

/** Where words are written, as Markdown; Ctrl or Cmd with B, I or Shift+K marks what is chosen. */
export function WritingField({ label, hint, text, write, field, ...more }: WritingFieldProps) {
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const { value, selectionStart: from, selectionEnd: to } = event.currentTarget;
    const change = marked(keyName(event.key), { text: value, from, to });
    if (!change) return;
    event.preventDefault();
    // As if it were typed, so that the browser can undo it; there is no other way to do so.
    event.currentTarget.setSelectionRange(change.from, change.to);
    document.execCommand('insertText', false, change.text);
    event.currentTarget.setSelectionRange(change.chosen.from, change.chosen.to);
  };
  return (
    <Textarea
      ref={field}
      dir="auto"
      aria-label={label}
      placeholder={hint}
      value={text}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      {...more}
      onKeyDown={onKey}
      autosize
      minRows={3}
      maxRows={12}
    />
  );
}
