import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sessionCookie } from './credential.ts';
import { answersIdsOnly } from './endpoint.ts';
import { IdempotencyKey } from './idempotency.ts';
import { Problem, titles } from './problem.ts';

/** A token that is allowed as much, or the session of who is signed in. */
export const shownBy = (...scopes: string[]): Record<string, string[]>[] => [
  { token: scopes },
  { session: [] },
];

/** The API's document: printed from what validates, and completed here with what holds for every route. */
export const apiDocument: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Throughline', version: '1', description: 'One case across companies.' },
    components: {
      schemas: { Problem: z.toJSONSchema(Problem) as object },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A personal API token. It acts for one organization, and does only what it is allowed: each operation names that.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie,
          description: 'Who is signed in in a browser. Over https the name begins with __Secure-.',
        },
      },
    },
  },
  transform: (described) => {
    const { schema, url } = jsonSchemaTransform({ ...described, schema: completed(described.schema) });
    const response = {
      ...responsesOf(schema),
      ...refusalsOf(described),
      default: failure('What went wrong'),
    };
    return { schema: { ...schema, response }, url };
  },
};

const failure = (description = '') => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

type Described = Parameters<NonNullable<FastifyDynamicSwaggerOptions['transform']>>[0];

const always = [400, 401, 403, 404, 431, 503];

/** Which refusals an operation has; all of them come in one shape. */
function refusalsOf({ schema, route }: Described): Record<number, unknown> {
  const changes = route.method !== 'GET';
  const takesBody = route.method === 'POST' || route.method === 'PATCH';
  const statuses = [
    ...always,
    ...(changes ? [409, 413, 415] : []),
    ...(takesBody && answersIdsOnly(responsesOf(schema ?? {})[201]) ? [422] : []),
    // Where something is done once at a time.
    ...(429 in responsesOf(schema ?? {}) ? [429] : []),
  ];
  return Object.fromEntries(statuses.map((status) => [status, failure(titles[status])]));
}

const organization = {
  'Throughline-Organization': z
    .uuid()
    .optional()
    .describe(
      'The organization acted for. Needed by who is signed in and belongs to several; a token has its own.',
    ),
};

const key = {
  'Idempotency-Key': IdempotencyKey.optional().describe(
    'The same request with the same key is done once and answered each time with what it made.',
  ),
};

const form = 'multipart/form-data';

/** The route reads a form by itself, so it has no definition of its body that could be printed. */
const Form = z.strictObject({ file: z.file() });

function completed(schema: FastifySchema = {}): FastifySchema {
  if (schema.hide) return schema;
  return {
    security: shownBy(),
    ...schema,
    headers: z.object({ ...organization, ...(answersIdsOnly(responsesOf(schema)[201]) && key) }),
    ...(schema.consumes?.includes(form) && { body: Form }),
  };
}

const responsesOf = ({ response }: FastifySchema) => (response ?? {}) as Record<string, unknown>;
