/** What is typed comes after what stands there already; a browser would begin before it. */
export function toEnd(field: HTMLTextAreaElement): void {
  if (field.selectionEnd === 0) field.setSelectionRange(field.value.length, field.value.length);
}
