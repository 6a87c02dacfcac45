import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STEP } from '../../../../ui/line/axis.ts';
import { type Drawing, layOut, type Size } from '../../../../ui/line/layout.ts';
import { boxesOf, overlap } from '../../../../ui/line/pieces.ts';
import { i18n } from '../../../../web/i18n/i18n.ts';
import type { EntryKind } from '../../contract.ts';
import { aCase, type CastName, DAY, instantAt, minute, type Told } from './a-line.fixture.ts';
import { storyOf } from './story.ts';

const ROUNDING = 0.001;

type Shown = { told: Told[]; width: number; since: number; ahead: number };

const happening = fc.oneof(
  ...(
    [
      ['bill', ['contact']],
      ['dana', ['message', 'call', 'note', 'task asked', 'done', 'hand-off accepted']],
      ['leo', ['note', 'task done', 'message']],
      ['marek', ['task accepted', 'task done', 'task declined']],
      ['desk', ['receipt', 'next word missed']],
      ['nora', ['hand-off accepted', 'note', 'call']],
    ] satisfies [CastName, EntryKind[]][]
  ).map(([by, kinds]) =>
    fc.record({ by: fc.constant<CastName>(by), kind: fc.constantFrom<EntryKind>(...kinds) }),
  ),
);

/** Bursts and silences alike, over three weeks at most for 200 of them. */
const aLine = (least: number, most: number): fc.Arbitrary<Shown> =>
  fc.record({
    told: fc
      .array(fc.tuple(happening, fc.oneof(fc.nat(3), fc.nat(600)), fc.nat(2), fc.nat(2 * DAY)), {
        minLength: least,
        maxLength: most,
        size: 'max',
      })
      .map((steps) => {
        let at = 0;
        return steps.map(([what, pause, task, promise]): Told => {
          at += pause;
          const onTask = what.kind.startsWith('task');
          const asked =
            what.kind === 'task asked' ? ['Soundhouse', 'Harmon Audio', 'Clearline'][task] : undefined;
          return {
            ...what,
            at,
            taskId: onTask ? `t${task}` : null,
            askedOf: asked ?? null,
            due: at + promise - DAY / 2,
            data: { toId: what.by, outcome: pause % 2 === 0 ? 'reached' : 'voicemail left' },
          };
        });
      }),
    width: fc.integer({ min: 360, max: 2560 }),
    since: fc.nat(3 * DAY),
    ahead: fc.integer({ min: -2 * DAY, max: 3 * DAY }),
  });

function draw({ told, width, since, ahead }: Shown, size: Size = 'full'): Drawing {
  const last = told.at(-1)?.at ?? 0;
  const due = { due: instantAt(last + since + ahead), dueSetAt: instantAt(last) };
  const canvas = { width, now: minute(last + since), zone: 'Europe/London', language: 'en-GB' };
  return layOut(storyOf(aCase(told, due), i18n.t), {
    ...canvas,
    size,
    words: { now: 'now', next: 'tomorrow 12:00' },
  });
}

const pairs = <T>(all: readonly T[]) => all.slice(1).map((one, index) => [all[index] as T, one] as const);

function expectLaws(shown: Shown): void {
  const drawing = draw(shown);
  const { stops, labels, tracks, flag } = drawing;
  expect(stops.map(({ id }) => id)).toEqual(shown.told.map((_, index) => `e${index}`));
  for (const [a, b] of pairs(stops)) expect(b.x - a.x).toBeGreaterThan(STEP - ROUNDING);
  const gaps = pairs(stops)
    .map(([a, b]) => ({ silence: b.at - a.at, width: b.x - a.x }))
    .toSorted((a, b) => a.silence - b.silence || a.width - b.width);
  for (const [a, b] of pairs(gaps)) {
    expect(b.width).toBeGreaterThan(b.silence > a.silence ? a.width : a.width - ROUNDING);
  }
  const stations = stops.map(({ x, y }) => ({ x0: x - 8, x1: x + 8, y0: y - 8, y1: y + 8 }));
  const standing = [...stations, ...tracks.flatMap(({ pieces }) => pieces.flatMap(boxesOf))];
  for (const [index, { box }] of labels.entries()) {
    const over = [...standing, ...labels.slice(index + 1).map((other) => other.box)];
    expect(over.filter((one) => overlap(one, box))).toEqual([]);
    expect(box.x0).toBeGreaterThanOrEqual(0);
    expect(box.x1).toBeLessThanOrEqual(drawing.width);
  }
  expect(drawing.width).toBeGreaterThanOrEqual(shown.width);
  expect((flag?.x ?? 0) + (flag?.width ?? 0)).toBeLessThanOrEqual(drawing.width);
}

describe('the line', () => {
  it('has a station for everything, lets nothing overlap and widens with silence, whatever happened', () => {
    fc.assert(fc.property(aLine(1, 40), expectLaws), { numRuns: 100, endOnFailure: true });
  });

  it('holds all of this for 200 things of 4 companies in 3 weeks at 360 px', () => {
    const full = aLine(200, 200);
    fc.assert(
      fc.property(full, (shown) => expectLaws({ ...shown, width: 360 })),
      { numRuns: 5, endOnFailure: true },
    );
    const [busy] = fc.sample(fc.array(happening, { minLength: 200, maxLength: 200 }), {
      numRuns: 1,
      seed: 7,
    });
    const every = (21 * DAY) / 200;
    const told = (busy ?? []).map((what, index): Told => ({ ...what, at: Math.round(every * index) }));
    expectLaws({ told, width: 360, since: 60, ahead: 60 });
  });

  it('is low and says nothing beside its stations where it is flat', () => {
    const told: Told[] = [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 60, kind: 'message', by: 'dana' },
    ];
    const of = (size: Size) => draw({ told, width: 360, since: 60, ahead: DAY }, size);
    expect(of('flat').height).toBeLessThan(60);
    expect(of('flat').labels).toEqual([]);
    expect(of('flat').stops.map(({ x }) => x)).toEqual(of('full').stops.map(({ x }) => x));
    expect(of('full').height).toBeGreaterThan(100);
  });

  it('is no wider than its room wherever it fits there, whatever happened', () => {
    const fitting = fc.tuple(aLine(1, 40), fc.nat(1200)).map(([shown, more]) => {
      const needed = draw({ ...shown, width: 0 }).width;
      return { ...shown, width: needed + more };
    });
    fc.assert(
      fc.property(fitting, (shown) => {
        expect(draw(shown).width).toBe(shown.width);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  it('fits a width that has room for it, and takes what it needs where there is none', () => {
    const told: Told[] = [
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 60, kind: 'message', by: 'dana' },
      { at: 3 * DAY, kind: 'contact', by: 'bill' },
      { at: 4 * DAY, kind: 'message', by: 'dana' },
    ];
    const of = (width: number) => draw({ told, width, since: 60, ahead: DAY });
    expect(of(1200).width).toBe(1200);
    expect(of(2560).width).toBe(2560);
    expect(of(360).width).toBeGreaterThan(360);
  });
});
