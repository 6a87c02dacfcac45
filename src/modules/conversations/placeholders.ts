/** What may stand between {{ and }} in the words of a macro. They are looked up by name; nothing is ever evaluated. */
export const placeholders = [
  'customer name',
  'my name',
  'my company',
  'desk name',
  'owner name',
  'reference',
  'subject',
  'next word by',
] as const;
export type Placeholder = (typeof placeholders)[number];

const braced = /\{\{([^{}]*)\}\}/g;

/** Whether every pair of braces holds a placeholder that is known, and none is left open. */
export function isFillable(text: string): boolean {
  const rest = text.replace(braced, (whole, inner: string) => (named(inner) ? ' ' : whole));
  return !rest.includes('{{') && !rest.includes('}}');
}

/** Puts the values in, once: what looks like a placeholder in a value stays the text that it is. */
export function fillIn(text: string, values: Record<Placeholder, string>): string {
  return text.replace(braced, (whole, inner: string) => {
    const placeholder = named(inner);
    return placeholder ? values[placeholder] : whole;
  });
}

const named = (inner: string): Placeholder | undefined =>
  placeholders.find((known) => known === inner.trim());
