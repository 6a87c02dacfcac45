import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal, type RefusalKind } from '../refusal.ts';

/** RFC 9457: every error of the API has this form. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  /** What of the words that were sent it is about. */
  marks: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof Problem>;

const statuses: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'used-before': 422,
  'too-many': 429,
};
export const titles: Record<number, string> = {
  400: 'Not understood',
  401: 'Please sign in',
  403: 'Not permitted',
  404: 'Not found',
  408: 'Too slow',
  409: 'Not as things stand',
  413: 'Too large',
  415: 'Not this kind',
  422: 'Used before',
  429: 'Too many requests',
  431: 'Too large',
  500: 'Our mistake',
  503: 'Not ready',
};

export function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: titles[status] ?? 'Not possible', status, code, detail };
}

/** After how many seconds it is worth asking again where the server cannot serve just now. */
const retryAfter = 5;

export function answerProblem(reply: FastifyReply, body: Problem): FastifyReply {
  if (body.status === 503) reply.header('retry-after', retryAfter);
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
}

export const nothingHere = (): Problem => problem(404, 'not-found', 'There is nothing here.');

const unreadable: Record<string, Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: problem(408, 'request.too-slow', 'The request took too long to arrive.'),
  HPE_HEADER_OVERFLOW: problem(431, 'request.too-large', 'The head of the request is too large.'),
};

/** What is no HTTP: there is no request to speak of yet, so the answer is written by hand and nothing more is read. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body =
    unreadable[error.code ?? ''] ?? problem(400, 'request.invalid', 'The request could not be read.');
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

/** What went wrong, for the person; where, for the log, without a word of what was sent. */
export function handleError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return answerProblem(reply, problemOf(error, request));
}

export function problemOf(error: FastifyError | Error, request: FastifyRequest): Problem {
  if (error instanceof Refusal) {
    const said = problem(statuses[error.kind], error.code, error.message);
    return error.marks.length > 0 ? { ...said, marks: [...error.marks] } : said;
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const where = first?.instancePath.replaceAll('/', '.').replace(/^\./, '') || 'the request';
    return problem(400, 'input.invalid', `${where}: ${first?.message ?? 'not understood'}`);
  }
  if (isConnectionFailure(error)) {
    request.log.warn({ code: (error as { code?: string }).code }, 'database away');
    return problem(
      503,
      'database.away',
      'The database does not answer. Nothing was saved; please try again in a moment.',
    );
  }
  if (isOutOfRoom(error)) {
    request.log.error({ failure: failureOf(error) }, 'database out of room');
    return problem(
      503,
      'database.full',
      'The disk of the database is full, so nothing was saved. Whoever runs this server has to make room.',
    );
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 413)
    return problem(413, 'request.too-large', 'A file may have at most 25 MB, and any other request 1 MB.');
  // No address of ours has so long a part in it.
  if (status === 414) return nothingHere();
  if (status < 500) return problem(status, 'request.invalid', 'The request could not be read.');
  request.log.error({ failure: failureOf(error) }, 'unexpected error');
  return problem(500, 'unexpected', 'Something went wrong on our side. Nothing was saved; please try again.');
}

/** Where it happened; a database error's message may quote a value, so its code and constraint stand instead. */
export function failureOf(error: Error): Record<string, unknown> {
  const { code, constraint, table, routine } = error as Error & Record<string, unknown>;
  // Of a message with line breaks the stack repeats every line, and with them what somebody wrote.
  const stack = error.stack
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 5);
  return { name: error.name, code, constraint, table, routine, stack };
}

const isOutOfRoom = (error: Error & { code?: string }): boolean => error.code === '53100';

const awayCodes = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
]);

/** What pg says of a connection that broke, was closed or never came about, for which it has no codes. */
const away =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when trying to connect)/;

export function isConnectionFailure(error: Error & { code?: string }): boolean {
  return (error.code !== undefined && awayCodes.has(error.code)) || away.test(error.message);
}
