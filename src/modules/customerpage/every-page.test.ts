import { describe, expect, it } from 'vitest';
import { aView } from './a-view.fixture.ts';
import { linkAskedPage, problemPage, renderPage } from './render.ts';
import { renderUnreached } from './render-unreached.ts';
import type { PageView } from './view.ts';

const pageOf = (over: Partial<PageView> = {}) =>
  renderPage(aView(over), { proof: { token: 'TOKEN', key: 'KEY' } }).html;

/** The words that are read, without their markup. */
const read = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('every page', () => {
  const pages = {
    open: pageOf(),
    done: pageOf({ state: 'done', language: 'de' }),
    ended: pageOf({
      state: 'ended',
      outcome: 'met by us',
      endedAt: '2026-11-25T12:00:00.000Z',
      due: null,
      language: 'es',
    }),
    problem: problemPage('link', 'de', 'harmon').html,
    'link asked for': linkAskedPage('es').html,
    unreached: renderUnreached({
      ...aView().desk,
      language: 'de',
      phone: { dialled: '+441134960000', said: '0113 496 0000' },
    }).html,
  };

  it.each(Object.entries(pages))('has no script but its own and asks for nothing else: %s', (_, page) => {
    const own = /<script nonce="[\w-]{22}" src="\/page\/(on-page|come-back)\.js" defer><\/script>/;
    expect(page.replace(own, '')).not.toMatch(
      /<script|javascript:|\son\w+=|style="|<link(?! rel="icon" href="data:,")|<img|@import|url\(|src=/i,
    );
    // Without an icon of its own a page makes the browser ask for /favicon.ico.
    expect(page).toContain('<link rel="icon" href="data:,">');
  });

  it.each(Object.entries(pages))('leaves no placeholder or missing word behind: %s', (_, page) => {
    expect(read(page)).not.toMatch(
      /\{\{|\}\}|undefined|\[object|null|(?:happened|rhythm|ended|answer|choose|said|who)\.[a-z]/,
    );
  });

  it.each([
    ['en', 'ltr', 'Next word by tomorrow, 12:00'],
    ['de', 'ltr', 'Sie hören von uns bis morgen, 12:00'],
    ['es', 'ltr', 'Próxima noticia, a más tardar: mañana, 12:00'],
  ])('is spoken in the language of the customer: %s', (language, direction, words) => {
    const page = pageOf({ language });
    expect(page).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(read(page)).toContain(words);
  });

  it('runs from right to left for who writes so, and says which language its own words are in', () => {
    expect(pageOf({ language: 'ar' })).toContain('<html lang="en" dir="rtl">');
    // Its English sentences, too, stand where those of the customer stand.
    expect(pageOf({ language: 'ar' })).toMatch(/\[dir=rtl\] :is\(h1,[^)]*\)\{[^}]*text-align:match-parent\}/);
    expect(pageOf()).not.toMatch(/(margin|padding|border|inset)-(left|right)|text-align:(left|right)|float:/);
  });

  it('carries the proof first in each form', () => {
    const forms = pages.done.match(/<form[^>]*>\s*<input[^>]*><input[^>]*>/g);
    expect(forms).toHaveLength(3);
    for (const form of forms ?? [])
      expect(form).toMatch(/name="token" value="TOKEN".*name="key" value="KEY"/);
  });
});
