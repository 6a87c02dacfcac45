import { describe, expect, it } from 'vitest';
import { noFaultShare } from './no-fault.ts';

describe('the share without a fault', () => {
  it.each([[{ noFault: 0, faulty: 0, sentBack: 0 }], [{ noFault: 4, faulty: 0, sentBack: 90 }]])(
    'is not said of fewer than five of which it is known: %j',
    (of) => {
      expect(noFaultShare(of)).toBeNull();
    },
  );

  it('is said within what, by Wilson, and within which bounds with those of which it is not known', () => {
    const found = noFaultShare({ noFault: 6, faulty: 2, sentBack: 12 });
    expect(found?.share).toBe(0.75);
    expect(found?.interval.low).toBeCloseTo(0.409, 3);
    expect(found?.interval.high).toBeCloseTo(0.929, 3);
    expect(found?.bounds).toEqual({ low: 0.5, high: 10 / 12 });
  });

  it('lies at its bounds where all is known', () => {
    expect(noFaultShare({ noFault: 5, faulty: 5, sentBack: 10 })).toMatchObject({
      share: 0.5,
      bounds: { low: 0.5, high: 0.5 },
    });
  });
});
