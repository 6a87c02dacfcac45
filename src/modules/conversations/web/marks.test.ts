import { expect, it } from 'vitest';
import { marked } from './marks.ts';

/** `|` stands at both ends of what is chosen. */
function press(key: string, shown: string): string | null {
  const from = shown.indexOf('|');
  const to = shown.lastIndexOf('|') - 1;
  const text = shown.replaceAll('|', '');
  const change = marked(key, { text, from, to: Math.max(from, to) });
  if (!change) return null;
  const after = text.slice(0, change.from) + change.text + text.slice(change.to);
  const { chosen } = change;
  return `${after.slice(0, chosen.from)}|${after.slice(chosen.from, chosen.to)}|${after.slice(chosen.to)}`;
}

it.each([
  ['b', 'press |the switch| in', 'press **|the switch|** in'],
  ['b', 'press **|the switch|** in', 'press |the switch| in'],
  ['i', 'a ||', 'a *||*'],
  ['shift k', 'see |page 4|.', 'see [page 4](https://||).'],
  ['shift k', '||', '[||](https://)'],
  ['j', '|a|', null],
])('Ctrl and %s makes of %j %j', (key, before, after) => {
  expect(press(key, before)).toBe(after);
});
