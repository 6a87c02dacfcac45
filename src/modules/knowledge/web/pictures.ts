import { keptPictures, namePicture } from '../../../platform/markdown.ts';

/** What they show, without the words. */
export const picturesAlone = (text: string): string =>
  [...text.matchAll(keptPictures())].map(([picture]) => picture).join('\n\n');

/**
 * On a line of its own behind what stood before the cursor, or last of all where that is said otherwise by now; never
 * within another picture's name.
 */
export function withPicture(text: string, { id, behind }: { id: string; behind: string }): string {
  const at = text.startsWith(behind) ? behind.length : text.length;
  const around = [...text.matchAll(keptPictures())].find(
    (found) => found.index < at && at < found.index + found[0].length,
  );
  const place = around ? around.index + around[0].length : at;
  const [before, after] = [text.slice(0, place).trimEnd(), text.slice(place).trimStart()];
  const named = namePicture({ id, description: '' });
  return [before, named, after].filter((part) => part !== '').join('\n\n');
}

/** What stands in square brackets ends with the first that closes. */
export const describedIn = (text: string, id: string, description: string): string => {
  const said = description.replace(/\[/g, '(').replace(/\]/g, ')').replace(/\s+/g, ' ');
  return text.replace(keptPictures(), (whole, _before, named) =>
    named === id ? namePicture({ id, description: said }) : whole,
  );
};

export const describedAs = (text: string, id: string): string =>
  [...text.matchAll(keptPictures())].find((found) => found[2] === id)?.[1]?.trim() ?? '';

export const takenOut = (text: string, id: string): string =>
  text
    .replace(keptPictures(), (whole, _before, named) => (named === id ? '' : whole))
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Words and pictures of a text, in their order. */
export type Part = string | { id: string; description: string };
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const found of text.matchAll(keptPictures())) {
    parts.push(text.slice(at, found.index), { id: found[2] ?? '', description: found[1] ?? '' });
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== '');
}
