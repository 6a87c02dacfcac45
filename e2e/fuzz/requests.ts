import fc from 'fast-check';
import type { Operation, Schema } from './document.ts';
import { withFault } from './faults.ts';
import {
  keys,
  noJson,
  oddHeaders,
  oddQueries,
  oddSegments,
  otherMethods,
  otherTypes,
  strangers,
} from './oddities.ts';
import { aValueOf, canary, type Known } from './values.ts';

/** A request as it goes over the line, right or wrong. */
export type Asked = {
  kind: string;
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body?: Buffer;
};

export type World = {
  /** Of the desk that everybody but a stranger works on, and the same names of another desk. */
  own: Known;
  foreign: Known;
  /** The headers by which somebody says who they are, by their name. */
  actors: Record<string, Record<string, string>>;
};

type Draft = { path: Record<string, string>; query: Record<string, string>; body: unknown };

/** So many requests for an operation: a third of them right, the others wrong in one way each. */
export function requestsFor(
  operation: Operation,
  world: World,
  { seed, count }: { seed: number; count: number },
): Asked[] {
  const actor = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...Object.values(world.actors)) },
    { weight: 1, arbitrary: fc.constantFrom(...strangers) },
  );
  const request = fc.tuple(actor, fc.oneof(...waysFor(operation, world))).map(([who, asked]) => ({
    ...asked,
    headers: { ...who, ...asked.headers },
  }));
  return fc.sample(request, { seed, numRuns: count });
}

type Way = { weight: number; arbitrary: fc.Arbitrary<Asked> };

function waysFor(operation: Operation, world: World): Way[] {
  const right = draftOf(operation, world.own);
  const elsewhere = draftOf(operation, world.foreign);
  const asked = (kind: string, draft: Draft, more: Partial<Asked> = {}): Asked => ({
    ...requestOf(operation, draft),
    kind,
    ...more,
  });
  const wrongly = (kind: string, changes: fc.Arbitrary<Partial<Asked>>) =>
    fc.tuple(right, changes).map(([draft, more]) => {
      const whole = asked(kind, draft, more);
      return { ...whole, headers: { ...requestOf(operation, draft).headers, ...more.headers } };
    });
  const ways: Way[] = [
    { weight: 8, arbitrary: right.map((draft) => asked('right', draft)) },
    { weight: 2, arbitrary: elsewhere.map((draft) => asked('of another desk', draft)) },
    { weight: 2, arbitrary: wrongly('a path that is none', wrongPath(operation)) },
    {
      weight: 2,
      arbitrary: wrongly(
        'odd headers',
        fc.constantFrom(...oddHeaders).map((headers) => ({ headers })),
      ),
    },
    {
      weight: 1,
      arbitrary: wrongly(
        'another method',
        fc.constantFrom(...otherMethods).map((method) => ({ method })),
      ),
    },
    { weight: 2, arbitrary: right.chain((draft) => wrongQuery(operation, draft)) },
  ];
  if (bodyOf(operation)) {
    ways.push(
      {
        weight: 10,
        arbitrary: right.chain((draft) =>
          withFault(draft.body).map((json) => asked('a wrong body', draft, { body: Buffer.from(json) })),
        ),
      },
      {
        weight: 2,
        arbitrary: wrongly(
          'no JSON',
          fc.constantFrom(...noJson).map((body) => ({ body })),
        ),
      },
      {
        weight: 1,
        arbitrary: wrongly(
          'another type',
          fc.constantFrom(...otherTypes).map((type) => ({ headers: { 'content-type': type } })),
        ),
      },
      {
        weight: 1,
        arbitrary: wrongly(
          'a key',
          fc.constantFrom(...keys).map((key) => ({ headers: { 'idempotency-key': key } })),
        ),
      },
    );
  }
  return ways;
}

const bodyOf = (operation: Operation): Schema | undefined =>
  operation.requestBody?.content['application/json']?.schema;

function draftOf(operation: Operation, known: Known): fc.Arbitrary<Draft> {
  const schemaOf = (place: string): Schema => {
    const there = operation.parameters.filter((one) => one.in === place);
    return {
      type: 'object',
      properties: Object.fromEntries(there.map(({ name, schema }) => [name, schema])),
      required: there.filter(({ required }) => required).map(({ name }) => name),
    };
  };
  const body = bodyOf(operation);
  return fc.record({
    path: aValueOf(schemaOf('path'), known) as fc.Arbitrary<Record<string, string>>,
    query: aValueOf(schemaOf('query'), known) as fc.Arbitrary<Record<string, string>>,
    body: body ? aValueOf(body, known) : fc.constant(undefined),
  });
}

function requestOf(operation: Operation, { path, query, body }: Draft): Asked {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(wellFormed(path[name])),
  );
  const search = new URLSearchParams(query).toString();
  const asked = { kind: 'right', method: operation.method, path: search ? `${filled}?${search}` : filled };
  if (operation.requestBody?.content['multipart/form-data']) return { ...asked, ...aForm() };
  if (body === undefined) return { ...asked, headers: {} };
  return {
    ...asked,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

const wellFormed = (text = '') => text.toWellFormed();

function aForm(): Pick<Asked, 'headers' | 'body'> {
  const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${canary}.txt"\r\n\r\n`;
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    body: Buffer.from(`${head}${canary}\r\n--edge--\r\n`),
  };
}

function wrongPath(operation: Operation): fc.Arbitrary<Partial<Asked>> {
  return fc.constantFrom(...oddSegments).map((segment) => ({
    path: operation.path.includes('{')
      ? operation.path.replaceAll(/\{\w+\}/g, segment)
      : `${operation.path}/${segment}`,
  }));
}

function wrongQuery(operation: Operation, draft: Draft): fc.Arbitrary<Asked> {
  const { path, ...more } = requestOf(operation, draft);
  return fc.constantFrom(...oddQueries).map((query) => ({
    ...more,
    kind: 'an odd query',
    path: `${path}${path.includes('?') ? '&' : '?'}${query}`,
  }));
}
