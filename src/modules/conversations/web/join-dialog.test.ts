import { expect, it } from 'vitest';
import { joinable } from './join-dialog.tsx';

it('offers only cases that go on themselves', () => {
  const states = ['open', 'done', 'ended', 'joined'] as const;
  const otherCases = states.map((state) => ({ id: state, reference: 'K7Q2M4TD', subject: state, state }));
  expect(joinable({ otherCases }).map(({ state }) => state)).toEqual(['open', 'done']);
});
