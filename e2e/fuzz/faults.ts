import fc from 'fast-check';
import { canary } from './values.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Place = (string | number)[];

/** A value that is wrong in one place, as the JSON that is sent. */
export function withFault(value: unknown): fc.Arbitrary<string> {
  const places = placesIn(value as Json);
  const objects = places.filter((place) => isObject(at(value as Json, place)));
  const atPlace = fc.constantFrom(...places);
  const put = (what: fc.Arbitrary<string>) =>
    fc.tuple(atPlace, what).map(([place, raw]) => written(value as Json, place, raw));
  const added = fc
    .tuple(
      fc.constantFrom(...(objects.length > 0 ? objects : [[]])),
      fc.constantFrom(...unknownKeys),
      fc.constantFrom(...wrong),
    )
    .map(([place, key, raw]) => writtenWith(value as Json, place, `${JSON.stringify(key)}:${raw}`));
  return fc.oneof(
    { weight: 6, arbitrary: put(fc.constantFrom(...wrong)) },
    { weight: 4, arbitrary: put(fc.constantFrom(...hostile)) },
    { weight: 4, arbitrary: added },
    { weight: 3, arbitrary: atPlace.map((place) => JSON.stringify(without(value as Json, place)) ?? '') },
    { weight: 1, arbitrary: put(fc.constantFrom(...deep, ...huge)) },
  );
}

const unknownKeys = [
  `${canary}Key`,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'desk_id',
  'organizationId',
  '$ref',
  '',
];

/** Of every type but, most often, the right one. */
const wrong = [
  'null',
  'true',
  '0',
  '-1',
  '1e400',
  '9007199254740993',
  '1.5',
  '""',
  '[]',
  '{}',
  `"${canary}"`,
  `["${canary}"]`,
  '[[null]]',
  `{"${canary}":1}`,
  '{"$gt":""}',
  '{"toString":null,"valueOf":null}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
];

/** Strings that have broken programs: no end of text, half a character, marks that turn the line around, SQL, paths. */
const hostile = [
  `"${canary}\\u0000"`,
  `"\\u0000"`,
  `"${canary}\\ud800"`,
  `"\\udc00${canary}"`,
  `"${canary}\\u202e\\u2066\\ufeff\\u200b"`,
  `"${canary}\\r\\nBcc: all@${canary}.example"`,
  `"${canary}' or 1=1; drop table cases; --"`,
  `"${canary}{{constructor.constructor('return process')()}}\${7*7}<%= 7*7 %>"`,
  `"<script>${canary}</script>"`,
  `"../../../../etc/${canary}"`,
  `"${canary}\\\\\\"%s%n%d"`,
  '" "',
  '"00000000-0000-0000-0000-000000000000"',
  '"infinity"',
  '"2026-02-30T00:00:00Z"',
  '"2026-11-24T10:00:00+99:99"',
  '"-infinity"',
  '"+275760-09-13T00:00:00.000Z"',
];

const deep = [
  '['.repeat(1000) + ']'.repeat(1000),
  `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`,
  '['.repeat(100_000) + ']'.repeat(100_000),
];
const huge = [
  JSON.stringify(canary.repeat(30_000)),
  JSON.stringify(`${canary} `.repeat(180_000)),
  `[${Array(5000).fill(`"${canary}"`)}]`,
  '9'.repeat(2000),
];

const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function placesIn(value: Json, place: Place = []): Place[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    place,
    ...below.flatMap(([key, one]) => placesIn(one, [...place, Array.isArray(value) ? Number(key) : key])),
  ];
}

function at(value: Json, place: Place): Json {
  return place.reduce<Json>((found, key) => (found as Record<string | number, Json>)[key] ?? null, value);
}

function without(value: Json, place: Place): Json | undefined {
  const last = place.at(-1);
  if (last === undefined) return undefined;
  const copy = structuredClone(value);
  const parent = at(copy, place.slice(0, -1)) as Record<string | number, Json>;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

const mark = '"\u{e000}the place\u{e000}"';

/** JSON as it is written by hand: what an object of ours could not hold, such as `__proto__`, stands in it all the same. */
function written(value: Json, place: Place, raw: string): string {
  const last = place.at(-1);
  if (last === undefined) return raw;
  const copy = structuredClone(value);
  (at(copy, place.slice(0, -1)) as Record<string | number, Json>)[last] = JSON.parse(mark);
  return JSON.stringify(copy).replace(mark, () => raw);
}

function writtenWith(value: Json, place: Place, member: string): string {
  const object = JSON.stringify(at(value, place));
  const begun = object === '{}' || !object.startsWith('{') ? `{${member}}` : `{${member},${object.slice(1)}`;
  return written(value, place, begun);
}
