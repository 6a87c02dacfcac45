import { describe, expect, it } from 'vitest';
import { linkedText } from './linked-text.ts';

const hrefs = (text: string) =>
  [...linkedText(text).text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe('web addresses that staff typed', () => {
  it('can be followed, without telling where from', () => {
    expect(linkedText('See https://harmon.example/page-4, please.').text).toBe(
      'See <a href="https://harmon.example/page-4" rel="noreferrer">https://harmon.example/page-4</a>, please.',
    );
  });

  it.each([
    ['(https://a.example/x)', ['https://a.example/x']],
    [
      'http://a.example and HTTPS://b.example/?a=1&b=2',
      ['http://a.example/', 'https://b.example/?a=1&#38;b=2'],
    ],
    ['https://a.example/"onmouseover="x', ['https://a.example/']],
    ['javascript:alert(1) data:text/html,x ftp://a.example //a.example www.a.example', []],
    ['https://bank.example@evil.example/ https://user:pass@evil.example', []],
    ['https:// https://[ http://a b', ['http://a/']],
    ['xhttps://a.example', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
  });

  it('leave everything around them as text', () => {
    const { text } = linkedText('<img src=x onerror=alert(1)> https://a.example <b>');
    expect(text).not.toMatch(/<(img|b)/);
  });
});
