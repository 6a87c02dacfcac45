import { describe, expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

describe('the address of a web page', () => {
  it.each([
    ['https://mixers.example/mono?x=1#a', 'https://mixers.example/mono?x=1#a'],
    ['http://mixers.example', 'http://mixers.example/'],
    ['mixers.example/mono', 'https://mixers.example/mono'],
    ['mixers.example:8080/mono', 'https://mixers.example:8080/mono'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
  ])('is one: %s', (written, address) => {
    expect(webAddress(written)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://mixers.example',
    'mailto:bill@mixers.example',
    'https://bill:secret@mixers.example',
    'https://mixers.example/two words',
    'https://localhost',
    'no idea',
    'https://',
    `https://mixers.example/${'x'.repeat(2000)}`,
  ])('is none: %s', (written) => {
    expect(webAddress(written)).toBeNull();
  });
});
