import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { sayOffer } from './say-offer.ts';

const now = Date.parse('2026-03-09T12:00:00Z');
const changesAt = '2026-03-12T16:00:00Z';

it.each([
  ['leo', false, null, 'Offered to Tom Hughes'],
  ['tom', false, null, null],
  ['leo', true, changesAt, 'Goes to Tom Hughes Thu 16:00'],
  ['tom', true, changesAt, 'Yours from Thu 16:00 on'],
  ['leo', true, null, 'Goes to Tom Hughes once the customer has an answer'],
  ['tom', true, null, 'Yours once the customer has an answer'],
])('%s reads of an offer to Tom, accepted: %s, changes: %s', (me, isAccepted, at, says) => {
  const offeredTo = { id: 'tom', name: 'Tom Hughes', isAccepted, changesAt: at };
  expect(sayOffer(offeredTo, { me, now, zone: 'Europe/London', t: i18n.t })).toBe(says);
});
