import { describe, expect, it } from 'vitest';
import { failureSentence } from './failure.ts';
import { i18n } from './i18n/i18n.ts';
import { type FailureKind, RequestFailed } from './request.ts';

const failure = (kind: FailureKind, status: number, detail: string, tried?: 'sent') =>
  failureSentence(new RequestFailed(kind, { status, code: 'x', detail }), i18n.t, tried);

describe('a failure on screen', () => {
  it('is the sentence of who refused', () => {
    expect(failure('refused', 409, 'This offer was answered already.')).toBe(
      'This offer was answered already.',
    );
  });

  it('says that trying again is safe where nobody knows what happened', () => {
    expect(failure('unreachable', 0, '', 'sent')).toContain('nothing is done twice');
    expect(failure('broken', 500, 'Something')).toContain('nothing is done twice');
  });

  it('says of a question that it is asked again by itself', () => {
    expect(failure('unreachable', 0, '')).toContain('goes on by itself');
  });

  it('has a sentence for a refusal without one, and for too much at once', () => {
    expect(failure('refused', 403, '')).toBe('This is not possible here.');
    expect(failure('refused', 429, 'Too many requests')).toContain('Wait a moment');
  });

  it('says that the desk was set up for another address', () => {
    const error = new RequestFailed('refused', {
      status: 403,
      code: 'INVALID_ORIGIN',
      detail: 'Invalid origin',
    });
    expect(failureSentence(error, i18n.t)).toContain('another address');
  });

  it('shows nothing of an error that was not meant to be read', () => {
    expect(failureSentence(new Error('undefined is not a function'), i18n.t)).not.toContain('undefined');
  });
});
