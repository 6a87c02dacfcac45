import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { sayLags } from './say-lags.ts';

describe('how long bad news takes', () => {
  it('is said with what is counted', () => {
    const lags = { customer: { minutes: 200, waiting: 1 }, client: { minutes: 30, waiting: 0 } };
    expect(sayLags(lags, 6, i18n.t)).toBe(
      'Half of the customers were told within 3 hours 20 minutes of when a company first knew. The client was told of half of it within 30 minutes of when a company first knew. Last 90 days, 6 setbacks. Waiting still, and counted: 1 for the customer, 0 for the client.',
    );
  });

  it('never reads as if it were at once where half of them wait still', () => {
    const waits = { minutes: null, waiting: 4 };
    expect(sayLags({ customer: waits, client: waits }, 6, i18n.t)).toBe(
      'Fewer than half of the customers have been told. The client has been told of less than half of it. Last 90 days, 6 setbacks. Waiting still, and counted: 4 for the customer, 4 for the client.',
    );
  });
});
