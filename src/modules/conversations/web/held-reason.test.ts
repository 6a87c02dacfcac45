import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { sayHeldReason } from './held-reason.ts';

describe('why a mail is held back', () => {
  it('is a sentence', () => {
    expect(sayHeldReason('sender several-headers', i18n.t)).toBe('It names several senders.');
    expect(sayHeldReason('sender unreachable', i18n.t)).toBe('Its sender cannot be answered by mail.');
    expect(sayHeldReason('automatic subject', i18n.t)).toBe('Its subject looks like an automatic answer.');
    expect(sayHeldReason('', i18n.t)).toBe('It could not be read.');
  });

  it('is shown as it is where no sentence is known, even when it has an unlucky name', () => {
    expect(sayHeldReason('bad-charset', i18n.t)).toBe('bad-charset');
    expect(sayHeldReason('toString', i18n.t)).toBe('toString');
  });
});
