/** Wheeler's factors for a chart of individual values and of the ranges between them, from the mean range. */
const limitFactor = 2.66;
const rangeFactor = 3.268;

/** Fewer values give no limits. */
const fewest = 6;
/** Of fewer the limits are provisional; of the first so many they are frozen, whatever comes later. */
export const enough = 15;

/** Where values lie and within which limits they vary by themselves. */
export type Limits = {
  mean: number;
  meanRange: number;
  upper: number;
  /** As computed; below zero there is none to show of what is counted. */
  lower: number;
  /** Of the range between a value and the one before it. */
  rangeUpper: number;
};

/** Null of fewer than six values. In the unit of the values. */
export function limitsOf(values: readonly number[]): Limits | null {
  if (values.length < fewest) return null;
  const mean = meanOf(values);
  const meanRange = meanOf(rangesOf(values));
  return {
    ...{ mean, meanRange, upper: mean + limitFactor * meanRange, lower: mean - limitFactor * meanRange },
    rangeUpper: rangeFactor * meanRange,
  };
}

/** Of each value but the first, how far it lies from the one before it. */
export const rangesOf = (values: readonly number[]): number[] =>
  values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));

/** Places of values, counted from 0, that Wheeler's rules mark; `range` names the later of the two values. */
export type Signals = {
  /** R1: outside the limits. A value on a limit is none. */
  outside: number[];
  /** R1 of the ranges. */
  range: number[];
  /** R2: one of eight or more in a row on the same side of the mean. A value on the mean ends the row. */
  run: number[];
  /** R3: one of three out of four in a row that lie nearer to the same limit than to the mean. */
  near: number[];
};

export function signalsOf(values: readonly number[], limits: Limits): Signals {
  const { mean, upper, lower, rangeUpper } = limits;
  const places = values.map((_, at) => at);
  return {
    outside: places.filter((at) => isOutside(values[at] ?? mean)),
    range: rangesOf(values).flatMap((range, at) => (range > rangeUpper ? [at + 1] : [])),
    run: [...runs(values.map((value) => Math.sign(value - mean)))].sort(byPlace),
    near: [
      ...new Set([
        ...threeOfFour(values.map((value) => value > (mean + upper) / 2)),
        ...threeOfFour(values.map((value) => value < (mean + lower) / 2)),
      ]),
    ].sort(byPlace),
  };

  function isOutside(value: number): boolean {
    return value > upper || value < lower;
  }
}

const longRun = 8;

function* runs(sides: readonly number[]): Generator<number> {
  let start = 0;
  for (let at = 1; at <= sides.length; at++) {
    if (at < sides.length && sides[at] === sides[start]) continue;
    if (sides[start] !== 0 && at - start >= longRun) for (let place = start; place < at; place++) yield place;
    start = at;
  }
}

function threeOfFour(isNear: readonly boolean[]): number[] {
  return isNear.flatMap((_, start) => {
    const found = [0, 1, 2, 3].map((step) => start + step).filter((at) => isNear[at]);
    return found.length >= 3 ? found : [];
  });
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const byPlace = (one: number, other: number) => one - other;
