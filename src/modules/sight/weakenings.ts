export type Weakening = { what: string; text: string };

/**
 * Every way to weaken a condition by one part: each conjunct to true, which shows more, and each branch of an OR to
 * false, which hides something, because a branch that nobody misses is as redundant as a conjunct. It reads the text
 * that PostgreSQL prints for a policy, where every operand stands in parentheses.
 */
export function weakenings(condition: string): Weakening[] {
  const whole = { start: 0, end: condition.length };
  return partsOf(condition, whole).map(({ span, becomes }) => ({
    what: `${becomes}: ${oneLine(condition.slice(span.start, span.end))}`,
    text: condition.slice(0, span.start) + becomes + condition.slice(span.end),
  }));
}

type Span = { start: number; end: number };
type Part = { span: Span; becomes: 'true' | 'false' };

function partsOf(text: string, outer: Span): Part[] {
  const span = withoutParentheses(text, outer);
  for (const [word, becomes] of [
    ['AND', 'true'],
    ['OR', 'false'],
  ] as const) {
    const operands = splitAt(text, span, word);
    if (operands.length > 1)
      return operands.flatMap((operand) => [{ span: operand, becomes }, ...partsOf(text, operand)]);
  }
  const inner = conditionOfExists(text, span);
  return inner ? partsOf(text, inner) : [];
}

function withoutParentheses(text: string, outer: Span): Span {
  const span = trimmed(text, outer);
  if (text[span.start] !== '(' || closing(text, span.start) !== span.end - 1) return span;
  return withoutParentheses(text, { start: span.start + 1, end: span.end - 1 });
}

function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  return { start: start + inside.length - inside.trimStart().length, end: start + inside.trimEnd().length };
}

/** The place of the parenthesis that closes the one at `open`; quoted text has none that count. */
function closing(text: string, open: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let place = open; place < text.length; place++) {
    if (text[place] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (text[place] === '(') depth++;
    if (text[place] === ')' && --depth === 0) return place;
  }
  throw new Error('a parenthesis is never closed');
}

function splitAt(text: string, span: Span, word: 'AND' | 'OR'): Span[] {
  const operands: Span[] = [];
  let start = span.start;
  for (let place = span.start; place < span.end; place++) {
    if (text[place] === "'") place = text.indexOf("'", place + 1);
    else if (text[place] === '(') place = closing(text, place);
    else if (text.startsWith(` ${word} `, place)) {
      operands.push({ start, end: place });
      start = place + word.length + 2;
    }
  }
  return [...operands, { start, end: span.end }].map((operand) => trimmed(text, operand));
}

function conditionOfExists(text: string, span: Span): Span | undefined {
  const found = /^EXISTS \(/.exec(text.slice(span.start, span.end));
  if (!found) return undefined;
  const where = text.indexOf('WHERE ', span.start);
  return { start: where + 'WHERE '.length, end: span.end - 1 };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');
