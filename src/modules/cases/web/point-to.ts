/** The name under which an entry stands in the conversation. */
export const placeOfEntry = (id: string): string => `entry-${id}`;

/** Leads to an entry where it stands in the conversation, and lets it stand out there; Escape leads back to where on the screen that was asked. Says whether it stands there. */
export function pointTo(id: string): boolean {
  const place = document.getElementById(placeOfEntry(id));
  if (!place) return false;
  const from = document.activeElement;
  const back = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.target !== place) return;
    if (!(from instanceof HTMLElement || from instanceof SVGElement) || !from.matches('main *')) return;
    event.preventDefault();
    from.focus();
  };
  place.scrollIntoView({ block: 'center' });
  place.focus({ preventScroll: true });
  place.addEventListener('keydown', back);
  place.addEventListener('blur', () => place.removeEventListener('keydown', back), { once: true });
  return true;
}
