import { describe, expect, it } from 'vitest';
import { doorFor, safeBack } from './back.ts';

describe('where signing in leads', () => {
  it.each(['/app', '/app/o/1/cases/K7Q2M4TD', '/app/o/1/search?q=mixer', '/app?x=1'])(
    'is %s when asked',
    (back) => {
      expect(safeBack(back)).toBe(back);
    },
  );

  it.each([
    'https://elsewhere.example/app',
    '//elsewhere.example/app',
    '/\\elsewhere.example',
    '/app/../../elsewhere',
    '/apple',
    '/api/auth/sign-out',
    'javascript:alert(1)',
    undefined,
    7,
  ])('is never %s', (back) => {
    expect(safeBack(back)).toBe('/app');
  });
});

describe('the door', () => {
  it('leads back to where one was', () => {
    expect(doorFor('/app/o/1/search?q=mixer')).toEqual({ back: '/app/o/1/search?q=mixer' });
  });

  it('is told of a mail link that failed, and does not lead back to the failure', () => {
    expect(doorFor('/app?error=INVALID_TOKEN')).toEqual({ back: '/app', error: 'INVALID_TOKEN' });
    expect(doorFor('/app/o/1/search?q=mixer&error=INVALID_TOKEN')).toEqual({
      back: '/app/o/1/search?q=mixer',
      error: 'INVALID_TOKEN',
    });
  });
});
