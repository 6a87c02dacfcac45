import { describe, expect, it } from 'vitest';
import { aMessage, aView, aWindow } from './a-view.fixture.ts';
import { lineOf } from './line.ts';
import type { Message } from './messages.ts';
import { renderPage } from './render.ts';
import { renderLine } from './render-line.ts';
import type { PageView } from './view.ts';
import { clockOf } from './when.ts';
import { voiceFor } from './words/speak.ts';

const NOW = Date.parse('2026-11-26T10:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (span: number) => new Date(NOW - span).toISOString();

const yours = (span: number, over: Partial<Message> = {}) =>
  aMessage({ id: `you ${span}`, kind: 'contact', from: { kind: 'you' }, at: ago(span), ...over });
const ours = (span: number, over: Partial<Message> = {}) =>
  aMessage({ id: `us ${span}`, at: ago(span), due: ago(span - DAY), ...over });
const receipt = (span: number) =>
  aMessage({ kind: 'receipt', from: { kind: 'desk' }, at: ago(span), text: null });

function drawingOf(over: Partial<PageView>) {
  const view = aView(over);
  const voice = voiceFor(view.language);
  const clock = clockOf({ now: view.now, zone: view.desk.zone, locale: voice.locale });
  return { view, voice, clock, base: '', here: '', proof: { token: '', key: '' } };
}

/** Four cases as they are drawn; messages come newest first. */
const pictures: Record<string, Partial<PageView>> = {
  'just-asked': {
    messages: [receipt(2 * HOUR), yours(2 * HOUR)],
    due: ago(-4 * HOUR),
    dueSetAt: ago(2 * HOUR),
  },
  'under-way': {
    messages: [
      ours(3 * HOUR, { kind: 'hand-off accepted', due: null }),
      ours(DAY, { kind: 'call', call: { direction: 'out', outcome: 'reached' } }),
      ours(6 * DAY),
      yours(6.5 * DAY),
    ],
    due: ago(-2 * DAY),
    dueSetAt: ago(3 * HOUR),
  },
  'late-now': {
    messages: [ours(3 * DAY), yours(4 * DAY)],
    due: ago(2 * DAY),
    dueSetAt: ago(3 * DAY),
  },
  ended: {
    messages: [
      ours(HOUR, { kind: 'ended', from: { kind: 'you' }, outcome: 'met by us', due: null }),
      ours(2 * HOUR, { kind: 'done' }),
      ours(3 * DAY),
      yours(20 * DAY),
    ],
    ...{ state: 'ended', due: null, dueSetAt: null },
  },
};

const pictureOf = (name: string, language: string) =>
  renderLine(drawingOf({ ...pictures[name], language }))?.text ?? '';

describe("the customer's line", () => {
  it.each(Object.keys(pictures))('of %s is as it was', async (name) => {
    const picture = pictureOf(name, 'en').replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
    await expect(`${picture.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`pictures/${name}.svg`);
  });

  it('says of a contact that it asked for a call', () => {
    const asking = drawingOf({ messages: [yours(DAY, { window: aWindow(9) }), ours(6 * DAY)] });
    expect(lineOf(asking)?.labels.map(({ text }) => text)).toContain('you asked for a call');
  });

  it('names people and no company', () => {
    for (const name of Object.keys(pictures)) expect(pictureOf(name, 'en')).not.toMatch(/Clearline|Harmon/);
    expect(pictureOf('under-way', 'en')).toContain('Dana');
  });

  it('runs the way the language of the customer does', () => {
    const xs = (language: string) =>
      [...pictureOf('under-way', language).matchAll(/<text[^>]* x="([\d.]+)"[^>]*>(you wrote|now)</g)].map(
        ([, x, word]) => ({ x: Number(x), word }),
      );
    const rightwards = xs('en').toSorted((a, b) => a.x - b.x);
    expect(rightwards.map(({ word }) => word)).toEqual(['you wrote', 'now']);
    expect(
      xs('ar')
        .toSorted((a, b) => a.x - b.x)
        .map(({ word }) => word),
    ).toEqual(['now', 'you wrote']);
  });

  it.each(['en', 'de', 'es'])('is told of once to who hears the page, in %s', (language) => {
    const name = voiceFor(language).say('line');
    expect(pictureOf('under-way', language)).toContain(`role="img" aria-label="${name}"`);
  });

  it('widens with silence', () => {
    const stops = lineOf(drawingOf(pictures.ended ?? {}))?.stops.map(({ x }) => x) ?? [];
    const gaps = stops.slice(1).map((x, index) => x - (stops[index] ?? 0));
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
    expect(new Set(gaps).size).toBe(3);
  });

  it('has an open station where the next word is due, and none once the case has ended', () => {
    expect(pictureOf('under-way', 'en')).toContain('<circle class="next"');
    expect(pictureOf('under-way', 'en')).toContain('>Sat 10:00<');
    expect(pictureOf('late-now', 'en')).toContain('<circle class="next broken"');
    expect(pictureOf('ended', 'en')).not.toContain('class="next');
  });

  it('shows the newest of a long case as far as a phone has room, and that there was more', () => {
    const many = Array.from({ length: 20 }, (_, index) => ours(index * DAY + HOUR));
    const line = lineOf(drawingOf({ messages: many }));
    expect(line?.width).toBe(316);
    expect(line?.goesBack).toBe(true);
    expect(line?.stops.at(-1)?.id).toBe(many[0]?.id);
    const silentLong = lineOf(drawingOf({ messages: [ours(60 * DAY), yours(120 * DAY)] }));
    expect(silentLong?.stops).toHaveLength(1);
  });

  it('is not drawn on older messages, nor where the case goes on elsewhere', () => {
    const page = (over: Partial<PageView>) => renderPage(aView(over), { proof: { token: '', key: '' } }).html;
    expect(page({})).toContain('<svg class="map"');
    expect(page({ earlier: true })).not.toContain('<svg');
    expect(page({ state: 'joined', due: null })).not.toContain('<svg');
  });
});
