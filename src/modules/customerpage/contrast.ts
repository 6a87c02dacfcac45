/** How well two colours can be told apart, from 1 to 21, as WCAG 2 counts it. Colours are written #rrggbb. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it can be read on all these grounds, else as little darker or lighter as is needed. */
export function legible(color: string, grounds: string[], least = 4.5): string {
  const reads = (candidate: string) => grounds.every((ground) => contrast(candidate, ground) >= least);
  const dark = grounds.every((ground) => luminance(ground) < 0.18);
  const end = dark ? '#ffffff' : '#000000';
  const steps = Array.from({ length: 26 }, (_, step) => mixed(color, end, step / 25));
  return steps.find(reads) ?? end;
}

/** White or black, whichever can be read on this colour; one of the two always reaches 4.5. */
export function inkOn(color: string): '#ffffff' | '#000000' {
  return contrast('#ffffff', color) >= 4.5 ? '#ffffff' : '#000000';
}

function mixed(color: string, towards: string, share: number): string {
  const ends = channels(towards);
  return `#${channels(color)
    .map((value, at) => Math.round(value + ((ends[at] ?? 0) - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
