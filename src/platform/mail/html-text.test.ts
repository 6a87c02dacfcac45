import { describe, expect, it } from 'vitest';
import { textOfHtml } from './html-text.ts';
import { sanitiseHtml } from './sanitise-html.ts';

const textOf = (html: string) => textOfHtml(sanitiseHtml(html));

describe('the words of an HTML mail', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['<div>one<br>two</div><div>three</div>', 'one\ntwo\nthree'],
    ['one<br><br>two', 'one\n\ntwo'],
    ['a  <b>b</b>\n <i>c</i>&nbsp;d', 'a b c d'],
    ['<ul><li>one<li>two</ul>', '- one\n- two'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['a<hr>b', 'a\n---\nb'],
    ['1 &lt; 2 &amp;amp; &quot;3&quot; &uuml;', '1 < 2 &amp; "3" ü'],
    ['<img src="cid:a" alt="a photo">', 'a photo'],
    ['', ''],
  ])('are, of %s, %j', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('say where a link leads unless they say it already', () => {
    expect(textOf('<a href="https://example.com/x">here</a>')).toBe('here <https://example.com/x>');
    expect(textOf('<a href="https://example.com/">example.com</a>')).toBe('example.com');
    expect(textOf('<a href="mailto:a@example.com">write</a>')).toBe('write');
  });

  it('mark what is quoted', () => {
    expect(textOf('yes<blockquote>on time?<blockquote>when?</blockquote></blockquote>')).toBe(
      'yes\n\n> on time?\n>\n> > when?\n> >\n>',
    );
  });

  it('are found in time that grows with the mail and no faster', () => {
    const html = '<b>x</b>'.repeat(300_000);
    expect(textOfHtml(html)).toHaveLength(300_000);
  });
});
