import fc from 'fast-check';
import type { Schema } from './document.ts';

/** Ids and other words that mean something here, by the name under which they are asked for. */
export type Known = Record<string, readonly string[]>;

/** Begins every word that is made up, so that it can be told where none of them may stand. */
export const canary = 'kanarie';

const soon = [
  '2026-12-01T10:00:00.000Z',
  '2030-01-01T00:00:00+14:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
];

const meant: Record<string, readonly string[]> = {
  zone: ['Europe/London', 'Asia/Kathmandu', 'Nowhere/Land'],
  language: ['en', 'de-AT', 'xx'],
  languages: ['en', 'pt-BR', 'zh-Hant'],
};

/** A value of which the schema would say that it is right, more often than not at the edge of what it allows. */
export function aValueOf(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => aValueOf(one, known, name)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known);
    case 'array':
      return arrayOf(schema, known, name);
    case 'string':
      return stringOf(schema, known, name);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function objectOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const named = fc.record(
    Object.fromEntries(properties.map(([name, one]) => [name, aValueOf(one, known, name)])),
    { requiredKeys: schema.required ?? [] },
  );
  const { additionalProperties: others } = schema;
  if (typeof others !== 'object') return named;
  const key = fc.constantFrom('Name', 'Serial', '0', 'constructor');
  return fc.dictionary(key, aValueOf(others, known), { minKeys: 1, maxKeys: 3 });
}

function arrayOf(schema: Schema, known: Known, name: string): fc.Arbitrary<unknown> {
  const { prefixItems, items, minItems = 0, maxItems = 3 } = schema;
  if (prefixItems) return fc.tuple(...prefixItems.map((one) => aValueOf(one, known, name)));
  const item = typeof items === 'object' ? aValueOf(items, known, name) : fc.constant(null);
  return fc.array(item, { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) });
}

function numberOf({ minimum = -1_000_000, maximum = 1_000_000 }: Schema): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
}

function stringOf(schema: Schema, known: Known, name: string): fc.Arbitrary<string> {
  if (schema.format === 'email' || name === 'address') return anAddress;
  const words = known[name] ?? meant[name];
  if (words && words.length > 0) return fc.constantFrom(...words);
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date-time') return fc.constantFrom(...soon);
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  return freeText(schema);
}

const anAddress = fc.nat(1e6).map((place) => `${canary}.${place}@customers.example`);

/** Words of every script, and now and then exactly as few or as many as there may be. */
function freeText({ minLength = 0, maxLength = 2000 }: Schema): fc.Arbitrary<string> {
  const shortest = Math.max(minLength, Math.min(1, maxLength));
  const some = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => `${canary} ${text}`.replaceAll('\0', '').slice(0, maxLength));
  const edges = fc.constantFrom(
    canary[0]?.repeat(shortest) ?? '',
    canary.repeat(maxLength).slice(0, maxLength),
  );
  return fc.oneof({ weight: 6, arbitrary: some }, { weight: 1, arbitrary: edges });
}
