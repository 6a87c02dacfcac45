type Chosen = { text: string; from: number; to: number };
type Change = Chosen & { chosen: { from: number; to: number } };

const signs: Record<string, string> = { b: '**', i: '*' };

/** What a key makes of the chosen words: bold, italic, a link, or plain again. */
export function marked(key: string, { text, from, to }: Chosen): Change | null {
  const words = text.slice(from, to);
  if (key === 'shift k') {
    const linked = `[${words}](https://)`;
    const end = from + linked.length - 1;
    return { text: linked, from, to, chosen: { from: words ? end : from + 1, to: words ? end : from + 1 } };
  }
  const sign = signs[key];
  if (!sign) return null;
  const { length } = sign;
  const isMarked = text.slice(from - length, from) === sign && text.slice(to, to + length) === sign;
  if (isMarked)
    return {
      text: words,
      from: from - length,
      to: to + length,
      chosen: { from: from - length, to: to - length },
    };
  return { text: `${sign}${words}${sign}`, from, to, chosen: { from: from + length, to: to + length } };
}
