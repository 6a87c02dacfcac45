/** As if it had been typed at the cursor. */
export function insertAt(
  field: HTMLTextAreaElement,
  { text, focus }: { text: string; focus: boolean },
): void {
  if (focus) field.focus();
  if (text === '') return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
