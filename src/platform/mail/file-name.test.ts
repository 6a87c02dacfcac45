import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from './file-name.ts';

// Half surrogate pairs and all.
const anything = fc.nat(0xffff).map((code) => String.fromCharCode(code));

describe('cleaning a file name', () => {
  it.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\bill\\photo.jpg', 'photo.jpg'],
    ['/', 'attachment'],
    ['', 'attachment'],
    ['...', 'attachment'],
    ['\u200b.htaccess', 'htaccess'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['report.txt. . ', 'report.txt'],
    ['con.txt', '_con.txt'],
    ['LPT1', '_LPT1'],
    ['what?<is>*this|".txt', 'what__is__this__.txt'],
    ['Rechnung für Müller.pdf', 'Rechnung für Müller.pdf'],
    ['写真.png', '写真.png'],
    ['folder/ \u200b/', 'folder'],
    ['\u2de0\0\u0abc', '\u0abc\u2de0'],
  ])('makes %j into %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it('keeps the extension of a long name', () => {
    const clean = cleanFileName(`${'x'.repeat(400)}.jpeg`);
    expect(clean).toHaveLength(119);
    expect(clean.endsWith('x.jpeg')).toBe(true);
  });

  it('leaves nothing dangerous of any name, and nothing more to do', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('.', '/', '\\', ' ', 'a', ':', '*', '\u200b', '\u202e', '\0', '\r', '\n', '😀'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anything, maxLength: 300 }), hostile), (name) => {
        const clean = cleanFileName(name);
        expect(clean).toMatch(/^[^./\\\p{Cc}\p{Cf}\p{Cs}<>:"|?*\s][^/\\\p{Cc}\p{Cf}\p{Cs}<>:"|?*]*$/u);
        expect(clean).not.toMatch(/[.\s]$/);
        expect(clean.length).toBeLessThanOrEqual(120);
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });
});
