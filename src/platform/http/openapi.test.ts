import { beforeAll, describe, expect, it } from 'vitest';
import { runningThroughline } from '../../testing/running.ts';
import { pathNames } from './endpoint.ts';

type Parameter = { name: string; in: string; required: boolean; description?: string };
type Media = Record<string, { schema: { $ref?: string; properties?: Record<string, unknown> } }>;
type Operation = {
  summary: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { content: Media };
  responses: Record<string, { content: Media }>;
};

const running = runningThroughline();
let document: {
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
  paths: Record<string, Record<string, Operation>>;
};
let operations: (Operation & { method: string; path: string })[];
beforeAll(async () => {
  document = (await running.api('GET', '/api/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ ...operation, method, path })),
  );
});

const named = (operation: Operation & { method: string; path: string }) =>
  `${operation.method} ${operation.path}`;
const headersOf = (operation: Operation) =>
  operation.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);

describe('the document of the API', () => {
  it('names for every path the parameters in it, each once, and nothing that it does not hold', () => {
    const problems = operations.filter(({ path, parameters }) => {
      const inPath = parameters.filter((parameter) => parameter.in === 'path' && parameter.required);
      const expected = pathNames(path.replaceAll(/\{(\w+)\}/g, ':$1'));
      return `${inPath.map(({ name }) => name).sort()}` !== `${expected.sort()}`;
    });
    expect(problems.map(named)).toEqual([]);
    const all = operations.flatMap((operation) =>
      operation.parameters.map((one) => `${named(operation)} ${one.in} ${one.name}`),
    );
    expect(new Set(all).size).toBe(all.length);
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name);
    }
  });

  it('says of every operation that it answers an error as a problem', () => {
    for (const { responses } of operations) {
      expect(responses.default?.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
    expect(document.components.schemas.Problem).toMatchObject({
      required: ['type', 'title', 'status', 'code', 'detail'],
    });
  });

  it('says of every operation how to show who asks, and what a token must be allowed', () => {
    expect(document.components.securitySchemes).toMatchObject({
      token: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'throughline.session_token' },
    });
    for (const { security } of operations) {
      const [scope] = security[0]?.token ?? [];
      expect(scope).toMatch(/^(read|write|people|desks)$/);
      expect(security).toEqual([{ token: [scope] }, { session: [] }]);
    }
    expect(document.paths['/api/desks/{desk}/files']?.post?.security[0]).toEqual({ token: ['write'] });
    expect(document.paths['/api/desks/{desk}/files/{file}']?.get?.security[0]).toEqual({ token: ['read'] });
    expect(document.paths['/api/me']?.patch?.security[0]).toEqual({ token: ['people'] });
  });

  it('names the organization acted for everywhere, and a key wherever a repeated request is answered again', () => {
    for (const operation of operations) expect(headersOf(operation)).toContain('Throughline-Organization');
    const posts = operations.filter(({ method }) => method === 'post');
    const keyed = operations.filter((operation) => headersOf(operation).includes('Idempotency-Key'));
    const without = posts.filter((post) => !keyed.includes(post));
    // They show what is kept nowhere, change nothing, count each try, or are there once by the name that was given.
    expect(without.map(named).sort()).toEqual([
      'post /api/cases/{case}/task-previews',
      'post /api/cases/{case}/texts',
      'post /api/desks/{desk}/act-kinds',
      'post /api/desks/{desk}/pockets/{pocket}/confirmation',
      'post /api/me/tokens',
      'post /api/tasks/{task}/word-previews',
    ]);
    expect(keyed.map(({ method }) => method)).not.toContain('get');
    expect(keyed.every(({ method }) => method === 'post')).toBe(true);
  });

  it('describes the form in which a file comes, and the bytes as which it leaves', () => {
    const { post } = document.paths['/api/desks/{desk}/files'] ?? {};
    expect(post?.requestBody).toMatchObject({
      required: true,
      content: {
        'multipart/form-data': {
          schema: { required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        },
      },
    });
    const { get } = document.paths['/api/desks/{desk}/files/{file}'] ?? {};
    expect(Object.keys(get?.responses['200']?.content ?? {})).toEqual(['application/octet-stream']);
  });

  it('holds: every operation refuses a stranger as it says', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    for (const { method, path, responses } of operations) {
      const url = path.replaceAll(/\{\w+\}/g, id);
      const answer = await running.api(method.toUpperCase(), url);
      const [type = ''] = Object.keys(responses.default?.content ?? {});
      expect(`${method} ${path} ${answer.headers.get('content-type')}`).toContain(
        `${method} ${path} ${type}`,
      );
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.stringMatching(/^[a-z.-]+$/) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});
