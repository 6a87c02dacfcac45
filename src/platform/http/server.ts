import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { isKeepable, unkeepable } from '../keepable.ts';
import { largestFile } from '../largest.ts';
import { invalid, Refusal } from '../refusal.ts';
import { reveal } from '../reveal.ts';
import { credentialOf } from './credential.ts';
import { apiDocument, shownBy } from './document.ts';
import { answersIdsOnly, type Endpoint, pathNames } from './endpoint.ts';
import { oncePerKey } from './idempotency.ts';
import { answerProblem, answerUnreadable, handleError, nothingHere, problem } from './problem.ts';
import type { Route } from './route.ts';

export type HttpServer = FastifyInstance;

const maxBody = 1024 * 1024;

/** The bare server: parsing, headers, errors and the API document. Routes and pages are added by who knows them. */
export async function httpServer(log: Logger, { proxies = [] as string[] } = {}): Promise<HttpServer> {
  const server = Fastify({
    trustProxy: proxies.length > 0 && proxies,
    loggerInstance: discreet(log) as FastifyBaseLogger,
    bodyLimit: maxBody,
    logController: new LogController({ disableRequestLogging: true }) as never,
    routerOptions: { ignoreTrailingSlash: true },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    frameworkErrors: handleError,
    clientErrorHandler: answerUnreadable,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(handleError);
  server.setNotFoundHandler((_request, reply) => answerProblem(reply, nothingHere()));
  await server.register(cookie);
  await server.register(formbody);
  await server.register(multipart, {
    limits: { fileSize: largestFile, files: 20, fields: 50, fieldSize: maxBody },
  });
  await server.register(helmet, helmetOptions);
  server.addHook('onRequest', keepNoAnswer);
  await server.register(swagger, apiDocument);
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  return server;
}

/** The reader of forms would write headers, and with them cookies, into a more talkative log than this. */
const discreet = (log: Logger) => (log.isLevelEnabled('debug') ? log.child({}, { level: 'info' }) : log);

const helmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  // Browsers heed it over TLS only.
  hsts: { maxAge: 31_536_000, includeSubDomains: false },
};

/** The API answers with customers' words, which no browser may keep on its disk by itself. */
async function keepNoAnswer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const path = request.routeOptions.url ?? request.url;
  if (path.startsWith('/api/')) reply.header('cache-control', 'no-store');
}

/** Adds the routes of the modules, each in a transaction of whoever asks. */
export function addRoutes(server: HttpServer, database: Database, routes: Route[]): void {
  for (const { endpoint, handle } of routes) {
    const schema = schemaOf(endpoint);
    server.withTypeProvider<ZodTypeProvider>().route({
      method: endpoint.method,
      url: endpoint.path,
      schema,
      preValidation: [refuseForeignOrigin, requireJson, refuseBodyOfNoUse],
      preHandler: refuseUnkeepable,
      handler: async (request, reply) => {
        const input = {
          ...object(request.params),
          ...object(takesBody(endpoint) ? request.body : request.query),
        };
        const output = await database.as(credentialOf(request), async (ctx) => {
          checkRequest(ctx, request, endpoint);
          const result = await runOnce(ctx, { request, endpoint }, () => handle(ctx, input as never));
          await reveal(ctx, endpoint.reveals(result as never));
          return result;
        });
        return reply.code(endpoint.method === 'POST' ? 201 : 200).send(output);
      },
    });
  }
}

/** A window in which somebody was signed in asks in their name: whoever has signed in since in another is not they. */
function refuseOther({ actor }: Context, { headers }: FastifyRequest): void {
  const named = headers['throughline-person'];
  if (named !== undefined && named !== actor.id)
    throw new Refusal(
      'unauthenticated',
      'session.other',
      'Somebody else is signed in here by now. Reload this page.',
    );
}

type Asked = { request: FastifyRequest; endpoint: Endpoint };

function runOnce(ctx: Context, { request, endpoint }: Asked, run: () => Promise<unknown>): Promise<unknown> {
  if (request.method !== 'POST') return run();
  if (request.headers['idempotency-key'] !== undefined && !answersIdsOnly(endpoint.output))
    throw invalid('idempotency.not-here', 'This request takes no Idempotency-Key: its answer is shown once.');
  return oncePerKey(ctx, { request, content: () => JSON.stringify(request.body) }, run);
}

/**
 * Refuses whoever is somebody else by now, and a token that is not for this. Endpoints are asked it for; a route that is
 * no endpoint asks it itself, before it does anything else.
 */
export function checkRequest(ctx: Context, request: FastifyRequest, { scope }: { scope: string }): void {
  refuseOther(ctx, request);
  if (ctx.actor.scopes === null || ctx.actor.scopes.includes(scope)) return;
  throw new Refusal('forbidden', 'token.scope', `This token may not be used for ${scope}.`);
}

/** The API takes JSON and nothing that a form on another site could send. */
async function requireJson(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const type = request.headers['content-type'];
  if (request.method === 'GET' || type === undefined || /^application\/json\b/i.test(type)) return;
  await answerProblem(reply, problem(415, 'body.not-json', 'Send the request as application/json.'));
}

/** What nobody reads is not what somebody meant. */
async function refuseBodyOfNoUse({ method, body }: FastifyRequest): Promise<void> {
  if (method !== 'DELETE' || body === undefined || body === null) return;
  throw invalid('body.not-here', 'This request takes no body.');
}

/** Of a body that has passed its schema, and so is only as deep as that. */
async function refuseUnkeepable({ body }: FastifyRequest): Promise<void> {
  if (!isKeepable(body)) throw unkeepable();
}

/** A signed-in browser changes things only from our own pages: cookies travel with forged requests, this header does not lie. */
export async function refuseForeignOrigin(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  if (request.method === 'GET' || request.headers.authorization) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = site
    ? site !== 'same-origin' && site !== 'none'
    : origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === request.host);
  if (foreign)
    throw new Refusal('forbidden', 'foreign-origin', 'This was asked from another site, so it was not done.');
}

function schemaOf(endpoint: Endpoint) {
  const names = new Set(pathNames(endpoint.path));
  const shape = Object.entries(endpoint.input.shape);
  const params = Object.fromEntries(shape.filter(([name]) => names.has(name)));
  const rest = z.strictObject(Object.fromEntries(shape.filter(([name]) => !names.has(name))));
  return {
    summary: endpoint.summary,
    security: shownBy(endpoint.scope),
    params: z.strictObject(params),
    ...(takesBody(endpoint) ? { body: rest, querystring: z.strictObject({}) } : { querystring: rest }),
    response: { [endpoint.method === 'POST' ? 201 : 200]: endpoint.output },
  };
}

const takesBody = ({ method }: Endpoint): boolean => method === 'POST' || method === 'PATCH';

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
