import { describe, expect, it } from 'vitest';
import { isHarmless } from './mail/harmless-html.ts';
import { sanitiseHtml } from './mail/sanitise-html.ts';
import { markdownHtml, picturesIn } from './markdown.ts';

describe('what is written as Markdown', () => {
  it.each([
    ['**bold** and *italic*', '<p dir="auto"><strong>bold</strong> and <em>italic</em></p>'],
    ['one\ntwo\n\nthree', '<p dir="auto">one<br>two</p><p dir="auto">three</p>'],
    ['- a\n- b', '<ul dir="auto"><li>a</li><li>b</li></ul>'],
    ['3. c\n4. d', '<ol dir="auto" start="3"><li>c</li><li>d</li></ol>'],
    ['> so you said', '<blockquote dir="auto"><p dir="auto">so you said</p></blockquote>'],
    ['`npm i`', '<p dir="auto"><code>npm i</code></p>'],
    ['```\na < b\n```', '<pre dir="auto">a &#60; b</pre>'],
    ['# Loud', '<p dir="auto"><strong>Loud</strong></p>'],
    [
      '[here](https://harmon.example/a?b=c)',
      '<p dir="auto"><a href="https://harmon.example/a?b=c">here</a></p>',
    ],
    [
      'see https://harmon.example/x.',
      '<p dir="auto">see <a href="https://harmon.example/x">https://harmon.example/x</a>.</p>',
    ],
    ['2 * 3 * 4 and snake_case_name', '<p dir="auto">2 * 3 * 4 and snake_case_name</p>'],
  ])('is shown as it is meant: %j', (written, shown) => {
    expect(markdownHtml(written)).toBe(shown);
  });

  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onmouseover="x()">b</b>',
    '[click](javascript:alert(1))',
    '[click](JaVa\tScript:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '[click](vbscript:x)',
    '[click](//evil.example)',
    '![beacon](https://evil.example/pixel.png)',
    '![x](javascript:alert(1))',
    '[a"onclick="x](https://evil.example/"onmouseover="x)',
    '<https://evil.example/"><script>',
    '[ref]\n\n[ref]: javascript:alert(1) "><script>"',
    '```html\n</code></pre><script>x</script>\n```',
    '| a | <script>x</script> |\n|---|---|\n| 1 | <img src=x> |',
    '&lt;script&gt;&#x3c;script&#x3e;',
    '<!-- --><iframe src=javascript:x></iframe>',
    '<a href="javascript:x">y</a>',
    `${'>'.repeat(5000)} deep`,
    `${'* '.repeat(4000)}deep`,
    '_a'.repeat(40_000),
    '[a]('.repeat(20_000),
    '<a '.repeat(30_000),
  ];
  it.each(hostile)('is never more than text, and links to web and mail: %#', (written) => {
    const shown = markdownHtml(written);
    expect(isHarmless(shown)).toBe(true);
    expect(isHarmless(sanitiseHtml(shown))).toBe(true);
    expect(shown).not.toMatch(/<img|href="(?!https?:|mailto:)/);
  });

  it('keeps what only looks like the definition of a link', () => {
    expect(markdownHtml('[Order]: 12345')).toBe('<p dir="auto">[Order]: 12345</p>');
  });

  it('loses no word of what it cannot show in a better way', () => {
    const written = '| a | b |\n|---|---|\n| one | two |\n\n<div>three</div>\n\n[four](javascript:five)';
    const shown = markdownHtml(written).replaceAll(/<[^>]+>/g, '');
    for (const word of ['one', 'two', 'three', 'four', 'five']) expect(shown).toContain(word);
  });
});

describe('a picture that is kept here', () => {
  const id = '0190aaaa-0000-7000-8000-000000000001';
  const show = (picture: { id: string; description: string }) => `<img ${JSON.stringify(picture)}>`;

  it('is shown where pictures are, and said where they are not', () => {
    const written = `Press ![ The "mono" <b>switch</b> ](picture/${id}) in.`;
    expect(markdownHtml(written, show)).toBe(
      `<p dir="auto">Press <img {"id":"${id}","description":"The \\"mono\\" <b>switch</b>"}> in.</p>`,
    );
    expect(markdownHtml(written)).toBe(
      '<p dir="auto">Press <em>The &#34;mono&#34; &#60;b&#62;switch&#60;/b&#62;</em> in.</p>',
    );
  });

  it('is told from others, however they are named', () => {
    expect(picturesIn(`![a](picture/${id})\n\n![](picture/${id})`)).toEqual({
      kept: [
        { id, description: 'a' },
        { id, description: '' },
      ],
      others: false,
    });
    for (const other of [
      '![a](https://evil.example/a.png)',
      '![a][b]\n\n[b]: //evil.example/a.png',
      `![a](picture/${id} "title")`,
      `![a](picture/../${id})`,
      '![a](data:image/png;base64,AAAA)',
    ]) {
      expect(picturesIn(other).others).toBe(true);
      expect(markdownHtml(other, show)).not.toContain('<img');
    }
    expect(picturesIn('[a](https://harmon.example) and `![a](b)`').others).toBe(false);
  });
});
