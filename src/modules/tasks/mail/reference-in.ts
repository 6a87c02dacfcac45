/** A company's own reference as a reply says it, and the words beside that. */
export type Referred = { reference: string | null; words: string };

const said = /^[\s"'*]*(?:reference|referenz|zeichen|referencia)[\s:]+(?<reference>.+?)[\s"'*.!,;]*$/iu;
const longest = 100;
const mostParts = 4;

/**
 * A line of its own says it: "REFERENCE PO 5512". It has a number and few parts, as a sentence that merely begins with the
 * word has not; where two lines say two of them, none is meant.
 */
export function referenceIn(text: string): Referred {
  const lines = text.split('\n').map((line) => ({ line, reference: inLine(line) }));
  const found = new Set(lines.flatMap(({ reference }) => reference ?? []));
  const [reference] = found;
  if (reference === undefined || found.size > 1) return { reference: null, words: text };
  const others = lines.filter((one) => one.reference === null).map(({ line }) => line);
  return { reference, words: others.join('\n').trim() };
}

function inLine(line: string): string | null {
  const reference = said.exec(line)?.groups?.reference ?? '';
  const isOne = /\p{N}/u.test(reference) && reference.split(/\s+/).length <= mostParts;
  return isOne && reference.length <= longest ? reference : null;
}
