import { describe, expect, it } from 'vitest';
import { safeBack } from './back.ts';

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
