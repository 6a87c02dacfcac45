import { describe, expect, it } from 'vitest';
import { aView, aWindow, dana } from './a-view.fixture.ts';
import type { Draft } from './change.ts';
import { renderPage } from './render.ts';
import type { PageView } from './view.ts';

const windows = [aWindow(9), aWindow(11), aWindow(9, 4)];
const numbers = [{ id: 'p1', number: '0113 496 0000' }];
const pageOf = (call: Partial<PageView['call']>, over: Partial<PageView> = {}, draft?: Draft) =>
  renderPage(aView({ call: { asked: null, windows, numbers, ...call }, ...over }), {
    proof: { token: 'TOKEN', key: 'KEY' },
    ...(draft && { draft }),
  }).html;
const titleOf = (page: string) => page.match(/<section class="tint next (?:kept|late)"><h2>([^<]*)/)?.[1];

describe('asking for a call on the page', () => {
  it('offers windows by their days, and the numbers that are known before another one', () => {
    const page = pageOf({});
    expect(page).toContain('action="/page/harmon/K7Q2M4TD/call"');
    expect([...page.matchAll(/<optgroup label="([^"]*)"/g)].map((found) => found[1])).toEqual([
      'tomorrow',
      'Monday',
    ]);
    expect(page).toContain(
      '<option value="2026-11-27T09:00:00.000Z/2026-11-27T11:00:00.000Z">tomorrow, 09:00 – 11:00</option>',
    );
    expect(page).toContain('name="point" value="p1" checked><bdi>0113 496 0000</bdi>');
    expect(page).toContain('Or at another number');
    expect(page).not.toMatch(/name="number"[^>]*required/);
    expect(pageOf({ numbers: [] })).toMatch(
      /At which number\?<span aria-hidden="true">&nbsp;\*<\/span><input[^>]*required/,
    );
  });

  it('is not there where nobody could be called, nor on what was joined', () => {
    expect(pageOf({ windows: [] })).not.toContain('Call me back');
    expect(pageOf({}, { state: 'joined' })).not.toContain('Call me back');
    expect(pageOf({}, { state: 'ended' })).toContain('Call me back');
  });

  it('stands open with what was written and not sent', () => {
    const page = pageOf({}, {}, { number: '12', about: 'It hums.' });
    expect(page).toContain('<details open><summary>Call me back');
    expect(page).toContain('value="12"');
    expect(page).toContain('\nIt hums.</textarea>');
    expect(pageOf({})).toContain('<details><summary>Call me back');
  });
});

describe('a call that is asked', () => {
  it.each([
    [
      'en',
      'Dana Okafor calls you tomorrow between 09:00 and 11:00',
      'Dana Okafor calls you on Monday between 09:00 and 11:00',
    ],
    [
      'de',
      'Dana Okafor ruft Sie morgen zwischen 09:00 und 11:00 Uhr an',
      'Dana Okafor ruft Sie am Montag zwischen 09:00 und 11:00 Uhr an',
    ],
    [
      'es',
      'Dana Okafor le llama mañana entre las 09:00 y las 11:00',
      'Dana Okafor le llama el lunes entre las 09:00 y las 11:00',
    ],
  ])('says who rings when (%s)', (language, near, far) => {
    expect(titleOf(pageOf({ asked: aWindow(9) }, { language }))).toBe(near);
    expect(titleOf(pageOf({ asked: aWindow(9, 4) }, { language }))).toBe(far);
  });

  it('is made by who stands in, where the owner is away then', () => {
    const standIn = { ...dana, name: 'Leo Brandt' };
    const away = { until: '2026-11-28T09:00:00.000Z', standIn };
    expect(titleOf(pageOf({ asked: aWindow(9) }, { away }))).toMatch(/^Leo Brandt calls you tomorrow/);
    expect(titleOf(pageOf({ asked: aWindow(9, 4) }, { away }))).toMatch(/^Dana Okafor calls you/);
    const nobody = { ...away, standIn: null };
    expect(titleOf(pageOf({ asked: aWindow(9) }, { away: nobody }))).toMatch(/^Dana Okafor calls you/);
  });

  it('can be moved or taken back', () => {
    const page = pageOf({ asked: aWindow(9) });
    expect(page).toContain('Choose another time');
    expect(page).toContain('action="/page/harmon/K7Q2M4TD/no-call"');
    expect(pageOf({ asked: aWindow(9), windows: [] })).not.toContain('Choose another time');
  });

  it('says so where it was not made', () => {
    expect(titleOf(pageOf({ asked: aWindow(7, 0) }))).toBe(
      'We should have called you: today, 07:00 to 09:00',
    );
    expect(titleOf(pageOf({ asked: aWindow(9, 0) }))).toMatch(/^Dana Okafor calls you today/);
  });
});
