/** Somebody the customer meets: who they are, for whom they work and where. */
export type Someone = { id: string; name: string; place: string | null; organization: string | null };

/** Whoever looks after the case now; the picture is a data URL. */
export type Pictured = Someone & { picture: string | null };

/** What initials stand on where there is no picture; white reads on each of them. */
export const personColors = ['#7b5ea7', '#2f6f8f', '#2b7550', '#94571a', '#a23b52', '#4a5fa5'] as const;

/** The same colour for a person on every page. */
export function colorPlace(person: Someone): number {
  return Number.parseInt(person.id.slice(-4), 16) % personColors.length;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letters of the first and the last of somebody's names. */
export function initialsOf(name: string): string {
  const names = name.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const ends = names.length > 1 ? [names[0], names.at(-1)] : names;
  return ends.map((part) => firstOf(part?.replace(/^[^\p{L}\p{N}]+/u, '') ?? '')).join('');
}

function firstOf(text: string): string {
  const [first] = graphemes.segment(text);
  return first?.segment.toLocaleUpperCase() ?? '';
}
