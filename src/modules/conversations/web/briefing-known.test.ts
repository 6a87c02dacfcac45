import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { CaseView } from '../../cases/contract.ts';
import { briefingKnown } from './briefing-known.ts';

const now = Date.parse('2026-11-26T10:00:00Z');
const fact = (text: string | null, more: object = {}) => ({
  text,
  doNotAskAgain: false,
  ended: null,
  ...more,
});
const asked = (taskId: string, beginsAt: string) => ({ kind: 'contact', taskId, data: { beginsAt } });
const known = (over: object = {}) =>
  briefingKnown(
    {
      ...{
        stands: 'We look for the switch.',
        need: 'No sound at all.',
        entries: [],
        customer: { facts: [] },
      },
      ...over,
    } as unknown as CaseView,
    { now, zone: 'Europe/London', t: i18n.t },
  );

it('is what was last said of it, what the customer wrote and what is known of them', () => {
  const facts = [
    fact('Plays on Sundays.'),
    fact('Serial 4711.', { doNotAskAgain: true }),
    fact('Was true once.', { ended: {} }),
    fact(null, { sensitive: true }),
  ];
  expect(known({ customer: { facts } })).toEqual({
    situation: 'We look for the switch.',
    background: 'They wrote: “No sound at all.”\nPlays on Sundays.',
    promised: '',
    doNotAskAgain: 'Serial 4711.',
  });
});

it('is what was promised, until it is done or another time was chosen', () => {
  const tomorrow = '2026-11-27T09:00:00Z';
  const open = [asked('a', tomorrow)];
  expect(known({ entries: open }).promised).toBe('To be called tomorrow 09:00');
  expect(known({ entries: [...open, { kind: 'task done', taskId: 'a', data: {} }] }).promised).toBe('');
  expect(known({ entries: [asked('a', '2026-11-26T15:00:00Z'), ...open] }).promised).toBe(
    'To be called tomorrow 09:00',
  );
  expect(known({ entries: [asked('a', '2026-11-25T09:00:00Z')] }).promised).toBe('');
});
