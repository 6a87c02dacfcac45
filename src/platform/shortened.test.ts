import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it.each([
  ['what fits stays', 'It hums.', 8, 'It hums.'],
  ['what stands on several lines stands on one', ' It\nhums.\t ', 20, 'It hums.'],
  ['what is left out is seen to be', 'It hums.', 4, 'It h…'],
  ['no space stands before that', 'It hums.', 3, 'It…'],
  ['no sign is cut in two', 'Hum 🔊', 5, 'Hum \ufffd…'],
])('%s', (_, text, most, short) => {
  expect(shortened(text, most)).toBe(short);
});
