/** A stretch of a track: straight on its lane, or an easy curve from one to another. */
export type Piece = { x0: number; y0: number; x1: number; y1: number };
export type Box = { x0: number; y0: number; x1: number; y1: number };

/** How long a curve between two lanes takes where there is room. */
export const CURVE = 44;
const HALF_STROKE = 2;
const SAMPLES = 10;

export const isStraight = ({ y0, y1 }: Piece): boolean => y0 === y1;

/** From one place to another: along the first lane, then over to the second just before the end. */
export function ride(from: { x: number; y: number }, to: { x: number; y: number }): Piece[] {
  const turn = Math.max(from.x, to.x - CURVE);
  const straight = { x0: from.x, y0: from.y, x1: from.y === to.y ? to.x : turn, y1: from.y };
  const curve = { x0: turn, y0: from.y, x1: to.x, y1: to.y };
  return [straight, curve].filter((piece) => piece.x1 > piece.x0 && (piece !== curve || from.y !== to.y));
}

/** What of these lies between two places; a curve is not cut, it belongs where its middle is. */
export function within(pieces: readonly Piece[], from: number, to: number): Piece[] {
  return pieces.flatMap((piece) => {
    if (!isStraight(piece)) {
      const middle = (piece.x0 + piece.x1) / 2;
      return middle >= from && middle < to ? [piece] : [];
    }
    const cut = { ...piece, x0: Math.max(piece.x0, from), x1: Math.min(piece.x1, to) };
    return cut.x1 > cut.x0 ? [cut] : [];
  });
}

/** What of these lies outside of all the stretches. */
export function outside(
  pieces: readonly Piece[],
  stretches: readonly { from: number; to: number }[],
): Piece[] {
  let left = [...pieces];
  for (const { from, to } of stretches) {
    left = [...within(left, Number.NEGATIVE_INFINITY, from), ...within(left, to, Number.POSITIVE_INFINITY)];
  }
  return left;
}

export function pathOf(pieces: readonly Piece[]): string {
  let at = '';
  return pieces
    .map(({ x0, y0, x1, y1 }) => {
      const start = at === place(x0, y0) ? '' : `M${place(x0, y0)}`;
      at = place(x1, y1);
      if (y0 === y1) return `${start}H${round(x1)}`;
      const middle = (x0 + x1) / 2;
      return `${start}C${place(middle, y0)} ${place(middle, y1)} ${at}`;
    })
    .join('');
}

export const round = (value: number): number => Math.round(value * 10) / 10;
const place = (x: number, y: number) => `${round(x)} ${round(y)}`;

export const lengthOf = ({ x0, y0, x1, y1 }: Piece): number => Math.hypot(x1 - x0, y1 - y0);

/** The room that a stretch takes, for what must not lie over it. */
export function boxesOf(piece: Piece): Box[] {
  const steps = isStraight(piece) ? 1 : SAMPLES;
  return Array.from({ length: steps }, (_, step) => {
    const [a, b] = [pointAt(piece, step / steps), pointAt(piece, (step + 1) / steps)];
    return {
      x0: Math.min(a.x, b.x) - HALF_STROKE,
      x1: Math.max(a.x, b.x) + HALF_STROKE,
      y0: Math.min(a.y, b.y) - HALF_STROKE,
      y1: Math.max(a.y, b.y) + HALF_STROKE,
    };
  });
}

function pointAt({ x0, y0, x1, y1 }: Piece, part: number) {
  const middle = (x0 + x1) / 2;
  const [a, b, c, d] = [(1 - part) ** 3, 3 * (1 - part) ** 2 * part, 3 * (1 - part) * part ** 2, part ** 3];
  return { x: a * x0 + (b + c) * middle + d * x1, y: (a + b) * y0 + (c + d) * y1 };
}

export const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
