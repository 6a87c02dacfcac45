/** A reference as people read it out: K7Q2-M4TD. */
export function sayReference(reference: string): string {
  return reference.length === 8 ? `${reference.slice(0, 4)}-${reference.slice(4)}` : reference;
}
