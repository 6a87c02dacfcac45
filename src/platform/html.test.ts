import { describe, expect, it } from 'vitest';
import { Html, html } from './html.ts';

describe('html', () => {
  it('escapes every value, in text and in attributes', () => {
    const evil = `<img src=x onerror="a('b')">&\``;
    const safe = '&#60;img src=x onerror=&#34;a(&#39;b&#39;)&#34;&#62;&#38;&#96;';
    expect(html`<p title="${evil}">${evil}</p>`.text).toBe(`<p title="${safe}">${safe}</p>`);
  });

  it('escapes a value once, however deep templates are nested', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(html`<i>${inner}${[inner, 'c < d']}</i>`.text).toBe(
      '<i><b>a &#38; b</b><b>a &#38; b</b>c &#60; d</i>',
    );
  });

  it('leaves nothing for what is not there, and writes numbers as they are', () => {
    expect(html`${null}${undefined}${false}${0}${12}`.text).toBe('012');
  });

  it('leaves text of our own as it is', () => {
    expect(html`<style>${new Html('a > b { content: "x" }')}</style>`.text).toBe(
      '<style>a > b { content: "x" }</style>',
    );
  });

  it('takes nothing for HTML that came out of JSON', () => {
    const forged = JSON.parse('{ "text": "<script>" }') as Html;
    expect(html`${forged}`.text).not.toContain('<script>');
    expect(html`${JSON.parse('["<script>"]') as string[]}`.text).toBe('&#60;script&#62;');
  });
});
