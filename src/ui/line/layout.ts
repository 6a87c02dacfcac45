import { axisOf } from './axis.ts';
import { type Days, daysOf } from './days.ts';
import { type Label, labelsOf } from './labels.ts';
import type { Box } from './pieces.ts';
import type { Lane, Story } from './story.ts';
import { widthOf } from './text-width.ts';
import { type Placed, type Track, tracksOf } from './tracks.ts';

/**
 * A flat picture has its lanes close together and says nothing beside its stations. A small one is only looked at: its
 * stations stand closer, and its next word is one of them, still open.
 */
export type Size = 'full' | 'flat' | 'small';

export type Canvas = {
  /** What is there to draw on; what needs more gets it, and is scrolled. */
  width: number;
  now: number;
  zone: string;
  language: string;
  size: Size;
  words: { now: string; next: string };
};

export type Flag = { x: number; y: number; width: number; height: number; text: string };
export type Drawing = {
  size: Size;
  width: number;
  height: number;
  lanes: (Lane & { y: number })[];
  /** What the names of the lanes need, up to where they are cut. */
  namesWidth: number;
  stops: Placed[];
  tracks: Track[];
  labels: Label[];
  days: Days;
  daysY: number;
  now: number | null;
  flag: Flag | null;
  /** The next word as a station. */
  next: { x: number; y: number } | null;
};

const NAMES = { size: 13, longest: 160, around: 28 };
const LEFT = 16;
const RIGHT = 16;
const FULL = { top: 44, pitch: 40, below: 34 };
const rooms: Record<Size, typeof FULL> = { full: FULL, small: FULL, flat: { top: 18, pitch: 16, below: 6 } };
/** What a sum of many gaps may be off by: it asks for no further pixel, which would be scrolled to. */
const INEXACT = 0.001;
/** What a small picture keeps free at its end. */
const AFTER_STATION = 20;
/** How much closer stations of a small picture may stand, still apart from each other. */
const TIGHTEST = 0.7;
const FLAG = { height: 26, padding: 12, apart: 22, size: 12 };

/** A case as geometry: time runs to the right, a lane for each company, nothing over anything else. */
export function layOut(story: Story, canvas: Canvas): Drawing {
  const { silence } = story;
  const flagWidth = widthOf(canvas.words.next, FLAG.size) + 2 * FLAG.padding;
  const after = roomAfter(story, canvas, flagWidth);
  const moments = momentsOf(story, canvas.now);
  const axis = axisOf(moments, {
    left: LEFT,
    room: canvas.width - LEFT - after,
    tightest: canvas.size === 'small' ? TIGHTEST : 1,
  });
  const { top, pitch, below } = rooms[canvas.size];
  const yOf = (lane: number) => top + lane * pitch;
  const stops = story.stops.map((stop, index) => ({ ...stop, x: axis.xs[index] ?? 0, y: yOf(stop.lane) }));
  const nowX = silence === null ? null : (axis.xs[stops.length] ?? axis.end);
  const isAhead = moments.length > stops.length + 1;
  const due = isAhead ? axis.end : null;
  const tracks = tracksOf({ story, stops, yOf, xOf: axis.xOf, end: nowX ?? axis.end, due });
  const width = Math.max(canvas.width, Math.ceil(axis.end + after - INEXACT));
  const names = story.lanes.map(({ name }) => name);
  const bottom = yOf(story.lanes.length - 1);
  const next = silence && { x: due ?? axis.end + FLAG.apart, y: yOf(story.carriers.at(-1) ?? 0) };
  const flag = next && canvas.size !== 'small' ? flagAt(next, flagWidth, canvas) : null;
  const open = next && canvas.size === 'small' ? [{ ...ahead(canvas.words.next), ...next }] : [];
  const taken: Box[] = [flag ? boxOf(flag) : [], nowX === null ? [] : nowBoxes(nowX, bottom, canvas)].flat();
  const bounds = { x0: 4, x1: width - 4, y0: 18, y1: bottom + 24 };
  const isFlat = canvas.size === 'flat';
  return {
    size: canvas.size,
    width,
    height: heightOf(story, canvas.size),
    lanes: story.lanes.map((lane, index) => ({ ...lane, y: yOf(index) })),
    namesWidth:
      Math.min(NAMES.longest, Math.max(...names.map((name) => widthOf(name, NAMES.size)))) + NAMES.around,
    stops,
    tracks,
    labels: isFlat ? [] : labelsOf([...stops, ...open], tracks, { bounds, taken }),
    days: isFlat
      ? { marks: [], breaks: [] }
      : daysOf(moments.slice(0, nowX === null ? stops.length : stops.length + 1), axis, canvas),
    daysY: bottom + below + 4,
    now: nowX,
    flag,
    next: open[0] ?? null,
  };
}

function roomAfter({ silence }: Story, { size }: Canvas, flagWidth: number): number {
  if (size === 'small') return AFTER_STATION + (silence === null ? 0 : FLAG.apart);
  return silence === null ? RIGHT + 60 : flagWidth + FLAG.apart + RIGHT;
}

const ahead = (label: string) => ({ id: 'next', at: 0, lane: 0, shape: 'ask' as const, label, rank: -1 });

const flagAt = ({ x, y }: { x: number; y: number }, width: number, { words }: Canvas): Flag => ({
  ...{ x, y: y - FLAG.height / 2, width, height: FLAG.height },
  text: words.next,
});

export function heightOf({ lanes }: Story, size: Size): number {
  const { top, pitch, below } = rooms[size];
  return top + (lanes.length - 1) * pitch + below + 14;
}

/** All stops; while the case is open also now and, if that is to come, when the next word is due. */
function momentsOf({ stops, silence }: Story, now: number): number[] {
  const happened = stops.map(({ at }) => at);
  if (silence === null) return happened;
  // The clock of a browser may be behind the server's.
  const here = Math.max(now, happened.at(-1) ?? now);
  return silence.due > here ? [...happened, here, silence.due] : [...happened, here];
}

const boxOf = ({ x, y, width, height }: Flag): Box => ({
  x0: x - 4,
  x1: x + width + 4,
  y0: y,
  y1: y + height,
});

function nowBoxes(x: number, bottom: number, { words }: Canvas): Box[] {
  return [
    { x0: x - 3, x1: x + 3, y0: 4, y1: bottom + FULL.below },
    { x0: x, x1: x + 8 + widthOf(words.now, 12), y0: 4, y1: 20 },
  ];
}
