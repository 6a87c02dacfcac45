import { type Box, boxesOf, overlap } from './pieces.ts';
import { widthOf } from './text-width.ts';
import type { Placed, Track } from './tracks.ts';

export type Label = { id: string; text: string; x: number; y: number; box: Box };

export const LABEL_SIZE = 12;
/** The room a station takes, with what makes it stand out. */
const STATION = 9;
const ASIDE = 6;
const AIR = 3;

/** Words for stations where there is room: the more telling first, above or below, never over anything. */
export function labelsOf(
  stops: readonly Placed[],
  tracks: readonly Track[],
  { bounds, taken }: { bounds: Box; taken: readonly Box[] },
): Label[] {
  const stations = stops.map(({ x, y }) => around(x, y, STATION));
  const standing = [...stations, ...tracks.flatMap(({ pieces }) => pieces.flatMap(boxesOf)), ...taken];
  const labels: Label[] = [];
  for (const stop of [...stops].sort((a, b) => a.rank - b.rank || a.at - b.at)) {
    const { label } = stop;
    if (label === null) continue;
    const free = placesFor(stop, widthOf(label, LABEL_SIZE)).find(
      ({ box }) => isInside(box, bounds) && !standing.some((one) => overlap(one, box)),
    );
    if (!free) continue;
    labels.push({ id: stop.id, text: label, ...free });
    standing.push({ ...free.box, x0: free.box.x0 - AIR, x1: free.box.x1 + AIR });
  }
  return labels;
}

type Place = { x: number; y: number; box: Box };

function placesFor({ x, y }: Placed, width: number): Place[] {
  const lefts = [x - ASIDE, x - width + ASIDE, x - width / 2];
  const baselines = [y - 12, y + 20];
  return lefts.flatMap((left) =>
    baselines.map((baseline) => ({
      x: left,
      y: baseline,
      box: { x0: left, x1: left + width, y0: baseline - 10, y1: baseline + 3 },
    })),
  );
}

const around = (x: number, y: number, by: number): Box => ({
  x0: x - by,
  x1: x + by,
  y0: y - by,
  y1: y + by,
});
const isInside = (box: Box, bounds: Box) =>
  box.x0 >= bounds.x0 && box.x1 <= bounds.x1 && box.y0 >= bounds.y0 && box.y1 <= bounds.y1;
