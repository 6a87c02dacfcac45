import { expect, it } from 'vitest';
import { aMessage, aView } from './a-view.fixture.ts';
import { renderPage } from './render.ts';

/** What is read, without the markup. */
const read = (setback: boolean) => {
  const asked = aMessage({ id: 'a', kind: 'contact', from: { kind: 'you' }, at: '2026-11-23T09:00:00.000Z' });
  const view = aView({ messages: [aMessage({ setback }), asked] });
  return renderPage(view, { proof: { token: 'TOKEN', key: 'KEY' } })
    .html.replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
};

it('is said in plain words beside the message that tells of it, and on the line', () => {
  expect(read(true)).toContain('about something that went wrong Please press the red switch.');
  expect(read(true)).toContain('what went wrong');
  expect(read(false)).not.toContain('went wrong');
});
