import { describe, expect, it } from 'vitest';
import { aView } from './a-view.fixture.ts';
import type { Draft } from './change.ts';
import { renderPage } from './render.ts';
import type { PageView } from './view.ts';

const pageOf = (wishes: Partial<PageView['wishes']>, over: Partial<PageView> = {}, draft?: Draft) => {
  const ways: PageView['wishes']['ways'] = ['mail', 'text', 'phone'];
  const view = aView({ wishes: { channel: null, quiet: null, ways, ...wishes }, ...over });
  return renderPage(view, { proof: { token: 'TOKEN', key: 'KEY' }, ...(draft && { draft }) }).html;
};
const offered = (page: string) => [...page.matchAll(/name="way" value="(\w+)"/g)].map(([, way]) => way);
const chosen = (page: string) => page.match(/name="way" value="(\w+)" checked/)?.[1];
const hours = (page: string) =>
  ['from', 'until'].map((end) => page.match(`type="time" name="${end}" value="([^"]*)"`)?.[1]);
const night = { from: '22:00', until: '07:30' };

describe('how and when a customer wants to hear', () => {
  it('is asked in a form that stands closed, with what holds now', () => {
    const page = pageOf({});
    expect(page).toContain('<details><summary>How and when shall we reach you?</summary>');
    expect(page).toContain('action="/page/harmon/K7Q2M4TD/wishes"');
    expect([chosen(page), ...hours(page)]).toEqual(['none', '', '']);
    expect(page).toContain('All times are our local time: ');
    const wished = pageOf({ channel: 'text', quiet: night });
    expect([chosen(wished), ...hours(wished)]).toEqual(['text', '22:00', '07:30']);
  });

  it('offers the ways there are and no others', () => {
    expect(offered(pageOf({}))).toEqual(['none', 'mail', 'text', 'phone']);
    expect(offered(pageOf({ ways: ['mail'] }))).toEqual(['none', 'mail']);
    const stopped = pageOf({ channel: 'text', ways: ['mail', 'phone'] });
    expect(chosen(stopped)).toBe('none');
    expect(stopped).not.toContain('You asked to hear from us by text message.');
  });

  it.each([
    [
      'en',
      'You asked to hear from us by text message. You asked for quiet from 22:00 to 07:30, United Kingdom Time.',
    ],
    [
      'de',
      'Sie möchten per Textnachricht von uns hören. Sie möchten Ruhe von 22:00 bis 07:30 Uhr, Vereinigtes Königreich (Ortszeit).',
    ],
    [
      'es',
      'Pidió saber de nosotros por mensaje de texto. Pidió silencio de 22:00 a 07:30, hora de Reino Unido.',
    ],
  ])('is read without opening the form (%s)', (language, words) => {
    expect(pageOf({ channel: 'text', quiet: night }, { language })).toContain(`<p>${words}</p>`);
    expect(pageOf({}, { language })).toContain('<section class="card next"><details><summary>');
  });

  it('stands open with what was chosen and not kept', () => {
    const page = pageOf({}, {}, { way: 'phone', from: '22:00', until: '' });
    expect(page).toContain('<details open><summary>How and when shall we reach you?');
    expect([chosen(page), ...hours(page)]).toEqual(['phone', '22:00', '']);
  });

  it('is asked when the case is over, but not on what was joined', () => {
    expect(pageOf({}, { state: 'ended' })).toContain('How and when shall we reach you?');
    expect(pageOf({}, { state: 'joined' })).not.toContain('How and when shall we reach you?');
  });
});
