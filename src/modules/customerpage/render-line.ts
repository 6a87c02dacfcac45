import { type Html, html } from '../../platform/html.ts';
import type { Drawing as Geometry } from '../../ui/line/layout.ts';
import { round } from '../../ui/line/pieces.ts';
import type { Shape } from '../../ui/line/story.ts';
import type { Drawing } from './drawing.ts';
import { lineOf } from './line.ts';

/** The case as a small picture; the words below say all of it, so who hears the page is told only that it is there. */
export function renderLine(drawing: Drawing): Html | null {
  const line = lineOf(drawing);
  if (!line) return null;
  const { width, height, tracks, stops, next, goesBack } = line;
  const { view, voice } = drawing;
  const isRtl = voice.direction === 'rtl';
  const xOf = (x: number) => round(isRtl ? width - x : x);
  const isLate = view.due !== null && view.due < view.now;
  const [first] = stops;
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${voice.say('line')}">
<g${isRtl && html` transform="matrix(-1 0 0 1 ${width} 0)"`}>${line.now !== null && html`<path class="now" d="M${round(line.now)} 22V${line.daysY - 14}"/>`}${
    goesBack && first && html`<path class="quiet" stroke-dasharray="0 6" d="M2 ${first.y}H${first.x}"/>`
  }${tracks.map(({ d, dots }) =>
    dots
      ? html`<path class="${dots.tone}" stroke-dasharray="${dots.dash}" d="${d}"/>`
      : html`<path d="${d}"/>`,
  )}${stops.map(({ x, y, shape }) => stations[shape](round(x), y))}${
    next && html`<circle class="next${isLate && ' broken'}" cx="${round(next.x)}" cy="${next.y}" r="6"/>`
  }</g>${words(line, xOf, voice.say('line.now'))}</svg>`;
}

function words({ labels, days, daysY, now }: Geometry, xOf: (x: number) => number, nowWord: string): Html[] {
  const word = (x: number, y: number, text: string, kind?: 'day') =>
    html`<text${kind && html` class="${kind}"`} x="${xOf(x)}" y="${y}">${text}</text>`;
  return [
    ...labels.map(({ x, y, text }) => word(x, y, text)),
    ...days.marks.flatMap(({ x, label }, at) =>
      label ? [word(at > 0 ? x + 4 : x - 6, daysY, label, 'day')] : [],
    ),
    ...(now === null ? [] : [word(now + 6, 16, nowWord, 'day')]),
  ];
}

type Drawn = (x: number, y: number) => Html;

const ring: Drawn = (x, y) => html`<circle class="ring" cx="${x}" cy="${y}" r="5.5"/>`;
const full: Drawn = (x, y) => html`<circle class="full" cx="${x}" cy="${y}" r="7"/>`;
const small: Drawn = (x, y) => html`<circle class="full" cx="${x}" cy="${y}" r="4"/>`;

/** An open ring asks, a full one was heard. */
const stations: Record<Shape, Drawn> = {
  ask: ring,
  word: full,
  inside: small,
  missed: small,
  'hand-off': (x, y) => html`<path class="full" d="M${x - 8} ${y}l8 -8 8 8 -8 8z"/>`,
  end: (x, y) => html`<rect class="full" x="${x - 3}" y="${y - 9}" width="6" height="18" rx="2"/>`,
};
