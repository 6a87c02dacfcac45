import { expect, it } from 'vitest';
import { firstLine, shortened } from './shortened.ts';

it.each([
  ['what fits stays', 'It hums.', 8, 'It hums.'],
  ['what stands on several lines stands on one', ' It\nhums.\t ', 20, 'It hums.'],
  ['what is left out is seen to be', 'It hums.', 4, 'It h…'],
  ['no space stands before that', 'It hums.', 3, 'It…'],
  ['no sign is cut in two', 'Hum 🔊', 5, 'Hum \ufffd…'],
])('%s', (_, text, most, short) => {
  expect(shortened(text, most)).toBe(short);
});

it.each([
  ['what comes after it is left out', '\n It hums.\nAll day.', 20, 'It hums.'],
  ['what is long of it is shortened', 'It hums.\nAll day.', 4, 'It h…'],
  ['nothing has an empty one', ' \n', 4, ''],
])('of the first line, %s', (_, text, most, short) => {
  expect(firstLine(text, most)).toBe(short);
});
