import { CURVE, isStraight, lengthOf, outside, type Piece, pathOf, ride, within } from './pieces.ts';
import type { Branch, Stop, Story } from './story.ts';

export type Tone = 'quiet' | 'soon' | 'broken' | 'ahead';

/** One stretch to be drawn: in the colour of a lane, perhaps turning into another's; or as dots, where nobody heard. */
export type Track = {
  d: string;
  pieces: Piece[];
  lane: number;
  into: { lane: number; x0: number; x1: number } | null;
  dots: { tone: Tone; dash: string } | null;
};

export type Placed = Stop & { x: number; y: number };
export type Ground = {
  story: Story;
  stops: readonly Placed[];
  yOf: (lane: number) => number;
  xOf: (at: number) => number;
  /** Now, or where an ended case ends. */
  end: number;
  /** Where the next word is due, if that is still to come. */
  due: number | null;
};

/** The shortest curve back that is still seen as one. */
const SHORTEST = 14;

export function tracksOf(ground: Ground): Track[] {
  return [...branchTracks(ground), ...askTracks(ground), ...carriedTracks(ground), ...silenceTracks(ground)];
}

/** Who has the work, from the first stop of theirs until the customer heard last; dotted red where a word was late. */
function carriedTracks(ground: Ground): Track[] {
  const { story, stops, xOf } = ground;
  const first = knots(ground)[0];
  if (!first) return [];
  const heard = story.silence === null ? ground.end : (stops[story.silence.since]?.x ?? first.x);
  const last = story.silence === null ? (knots(ground).at(-1)?.x ?? first.x) : heard;
  const pieces = within(carried(ground, { ...first, end: last }), first.x, last);
  const late = story.late.map(({ from, until }) => ({ from: xOf(from), to: stops[until]?.x ?? 0 }));
  const solid = outside(pieces, late).map((piece) => solidTrack(ground, piece));
  return [
    ...solid,
    ...late.map(({ from, to }) => dotted(within(pieces, from, to), { tone: 'broken', from })),
  ];
}

/** From the last word to the customer until now, and on to when the next one is due. */
function silenceTracks(ground: Ground): Track[] {
  const { story, stops, yOf, xOf, end, due } = ground;
  const { silence } = story;
  const since = silence && stops[silence.since];
  if (!since) return [];
  const carrier = yOf(story.carriers[silence.since] ?? 0);
  const start = { x: since.x, y: since.lane === 0 ? since.y : carrier };
  const pieces = carried(ground, { ...start, end });
  const [soon, broken] = [xOf(silence.soonAt), xOf(silence.due)].map((x) => Math.max(x, since.x));
  const stretches = [
    { tone: 'quiet', from: since.x, to: Math.min(soon ?? end, end) },
    { tone: 'soon', from: soon ?? end, to: Math.min(broken ?? end, end) },
    { tone: 'broken', from: broken ?? end, to: end },
  ] as const;
  const y = yOf(story.carriers.at(-1) ?? 0);
  const ahead = due === null ? [] : [{ x0: end, y0: y, x1: due, y1: y }];
  return [
    ...stretches.map(({ tone, from, to }) => dotted(within(pieces, from, to), { tone, from: since.x })),
    dotted(ahead, { tone: 'ahead', from: end }),
  ].filter(({ pieces: drawn }) => drawn.length > 0);
}

/** The stops at which the work itself moved on: those of whoever has it. */
function knots({ story, stops }: Ground): Placed[] {
  return stops.filter((stop, index) => stop.lane === story.carriers[index]);
}

/** The way of the work from somewhere on, over the lanes of those who have it. */
function carried(ground: Ground, from: { x: number; y: number; end: number }): Piece[] {
  const on = knots(ground).filter(({ x }) => x > from.x && x <= from.end);
  const lastLane = ground.story.carriers.at(-1) ?? 0;
  const goal = { x: from.end, y: on.at(-1)?.y ?? ground.yOf(lastLane) };
  const pieces: Piece[] = [];
  let at: { x: number; y: number } = from;
  for (const knot of [...on, goal]) {
    // An ask that nobody has answered leaves the customer's lane at once: it is with somebody.
    if (at === from && knot.y !== at.y) {
      const turn = { x: Math.min(at.x + CURVE, knot.x), y: knot.y };
      pieces.push(...ride(at, turn));
      at = turn;
    }
    pieces.push(...ride(at, knot));
    at = knot;
  }
  return pieces;
}

function askTracks({ story, stops, yOf, end }: Ground): Track[] {
  return story.asks.flatMap(({ from, until }) => {
    const ask = stops[from];
    if (!ask || (until === null && story.silence?.since === from)) return [];
    const answer = until === null ? null : stops[until];
    const pieces = ride(ask, answer ?? { x: end, y: yOf(0) });
    const last = pieces.at(-1);
    const into = answer && answer.lane !== 0 && last ? { lane: answer.lane, x0: last.x0, x1: last.x1 } : null;
    return [track(pieces, { lane: 0, into })];
  });
}

function branchTracks(ground: Ground): Track[] {
  return ground.story.branches.map((branch) => {
    const pieces = [...leaving(ground, branch), ...staying(ground, branch), ...returning(ground, branch)];
    return track(pieces, { lane: branch.lane });
  });
}

function leaving(ground: Ground, branch: Branch): Piece[] {
  const { stops, story, yOf, end } = ground;
  const first = stops[branch.stops[0] ?? -1];
  if (branch.from === null) {
    const start = Math.max((first?.x ?? 0) - CURVE, knots(ground)[0]?.x ?? end);
    const y = yOf(story.carriers[branch.stops[0] ?? 0] ?? 0);
    return first && first.x - start >= SHORTEST ? ride({ x: start, y }, first) : [];
  }
  const origin = stops[branch.from];
  if (!origin) return [];
  return ride(origin, { x: Math.min(origin.x + CURVE, first?.x ?? end), y: yOf(branch.lane) });
}

function staying({ stops, yOf, end }: Ground, branch: Branch): Piece[] {
  const own = branch.stops.map((index) => stops[index]?.x ?? 0);
  const origin = branch.from === null ? null : stops[branch.from];
  const y = yOf(branch.lane);
  const x0 = origin ? Math.min(origin.x + CURVE, own[0] ?? end) : (own[0] ?? end);
  const x1 = branch.returns ? (own.at(-1) ?? x0) : end;
  return x1 > x0 ? [{ x0, y0: y, x1, y1: y }] : [];
}

function returning(ground: Ground, branch: Branch): Piece[] {
  const index = branch.stops.at(-1) ?? -1;
  const last = ground.stops[index];
  if (!branch.returns || !last) return [];
  const next = knots(ground).find(({ x }) => x > last.x);
  const x = Math.min(last.x + CURVE, next?.x ?? ground.end);
  const carrier = ground.yOf(ground.story.carriers[index] ?? 0);
  return x - last.x < SHORTEST ? [] : ride(last, { x, y: next?.y ?? carrier });
}

function solidTrack({ story, stops }: Ground, piece: Piece): Track {
  const lane = (y: number) => stops.find((stop) => stop.y === y)?.lane ?? story.carriers[0] ?? 0;
  const into = isStraight(piece) ? null : { lane: lane(piece.y1), x0: piece.x0, x1: piece.x1 };
  return track([piece], { lane: lane(piece.y0), into });
}

function track(pieces: Piece[], { lane, into = null }: { lane: number; into?: Track['into'] }): Track {
  return { d: pathOf(pieces), pieces, lane, into, dots: null };
}

function dotted(pieces: Piece[], { tone, from }: { tone: Tone; from: number }): Track {
  const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const start = (pieces[0]?.x0 ?? from) - from;
  return { d: pathOf(pieces), pieces, lane: 0, into: null, dots: { tone, dash: thinning(start, length) } };
}

/** Dots that stand further apart the longer nothing was heard. */
function thinning(start: number, length: number): string {
  const dashes: string[] = [];
  for (let at = 0; at <= length; ) {
    const gap = 7 + Math.min(9, (start + at) / 60);
    dashes.push(`0 ${gap.toFixed(1)}`);
    at += gap;
  }
  return dashes.join(' ');
}
