import type { Placed } from '../../../../ui/line/tracks.ts';

type Step = Pick<Placed, 'id' | 'x' | 'lane'>;

/** Where a key leads from a station: along time, to the ends, or to the nearest on the lane above or below. */
export function stepFrom(stops: readonly Step[], id: string, key: string): string | null {
  const at = stops.findIndex((stop) => stop.id === id);
  const here = stops[at];
  if (!here) return null;
  if (key === 'ArrowRight') return stops[at + 1]?.id ?? null;
  if (key === 'ArrowLeft') return stops[at - 1]?.id ?? null;
  if (key === 'Home') return stops[0]?.id ?? null;
  if (key === 'End') return stops.at(-1)?.id ?? null;
  if (key === 'ArrowUp') return nearest(stops, here, (lane) => here.lane - lane);
  if (key === 'ArrowDown') return nearest(stops, here, (lane) => lane - here.lane);
  return null;
}

function nearest(stops: readonly Step[], here: Step, stepsTo: (lane: number) => number): string | null {
  const beyond = stops.filter(({ lane }) => stepsTo(lane) > 0);
  const next = Math.min(...beyond.map(({ lane }) => stepsTo(lane)));
  const near = beyond
    .filter(({ lane }) => stepsTo(lane) === next)
    .toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x));
  return near[0]?.id ?? null;
}
