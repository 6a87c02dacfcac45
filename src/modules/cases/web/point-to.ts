/** The name under which an entry stands in the conversation. */
export const placeOfEntry = (id: string): string => `entry-${id}`;

/** Leads to an entry where it stands in the conversation, and lets it stand out there. */
export function pointTo(id: string): void {
  const place = document.getElementById(placeOfEntry(id));
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}
