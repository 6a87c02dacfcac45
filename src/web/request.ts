import type { z } from 'zod';
import { type Endpoint, Made, pathNames } from '../platform/http/endpoint.ts';

export type Sent = {
  organization?: string;
  key?: string;
  signal?: AbortSignal;
  /** Goes out even though the window is being left. */
  leaving?: boolean;
};

// More than this a browser does not send for a window that is gone.
const MOST_WHEN_LEAVING = 60_000;

/** Refused: the server said no, in a sentence. Unreachable: nobody answered, so nobody knows. Broken: our mistake. */
export type FailureKind = 'refused' | 'unreachable' | 'broken';

export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly kind: FailureKind;
  readonly status: number;
  readonly code: string;
  /** What of the words that were sent it is about. */
  readonly marks: readonly string[];

  constructor(
    kind: FailureKind,
    said: { status: number; code: string; detail: string; marks?: readonly string[] },
  ) {
    super(said.detail);
    this.kind = kind;
    this.status = said.status;
    this.code = said.code;
    this.marks = said.marks ?? [];
  }
}

/** Who this window shows things to. */
let actsAs: string | undefined;

/** From now on the server refuses what this window asks if somebody else has signed in meanwhile. */
export function actAs(personId: string): void {
  actsAs = personId;
}

/** Somebody else has signed in, in this window or another: nothing here is theirs. */
export const isOfAnother = (error: unknown): boolean =>
  error instanceof RequestFailed && error.code === 'session.other';

/** Nobody answered. */
export const isAway = (error: unknown): boolean =>
  error instanceof RequestFailed && error.kind === 'unreachable';

/** Asks the server what a contract describes and answers with what it said; throws RequestFailed otherwise. */
export async function request<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  sent: Sent,
): Promise<z.output<O>> {
  const key = isRepeatable(endpoint) ? sent.key : undefined;
  return send(partsOf(endpoint, input), { ...sent, method: endpoint.method, key });
}

/** Asks the server for what has been put into words already. */
export function send<T>(
  { url, body }: Parts,
  { method, organization, key, signal, leaving }: Posted,
): Promise<T> {
  const headers = inNameOf(organization);
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const keepalive = leaving && (body?.length ?? 0) < MOST_WHEN_LEAVING;
  return answerOf(() => fetch(url, { method, headers, body, signal, keepalive }));
}

function inNameOf(organization: string | undefined): Record<string, string> {
  return {
    ...(organization && { 'Throughline-Organization': organization }),
    ...(actsAs && { 'Throughline-Person': actsAs }),
  };
}

/** Gives the server a file, as the one of a multipart form. */
export function sendFile(path: string, file: File, organization: string): Promise<{ id: string }> {
  const body = new FormData();
  body.append('file', file);
  return answerOf(() => fetch(path, { method: 'POST', headers: inNameOf(organization), body }));
}

type Posted = Sent & Pick<Endpoint, 'method'>;
type Parts = { url: string; body?: string };

/** Where a request goes: names of the path stand in it, the rest in the query or in the body. */
export function partsOf(endpoint: Pick<Endpoint, 'method' | 'path'>, input: object): Parts {
  const names = new Set(pathNames(endpoint.path));
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const inPath = new Map(given.filter(([name]) => names.has(name)));
  const rest = given.filter(([name]) => !names.has(name));
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(inPath.get(name))),
  );
  if (endpoint.method === 'POST' || endpoint.method === 'PATCH') {
    return { url: path, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString();
  return { url: query ? `${path}?${query}` : path };
}

/** Only what answers with ids alone can be answered a second time without being done again. */
export function isRepeatable(endpoint: Endpoint): boolean {
  return endpoint.method === 'POST' && endpoint.output === Made;
}

let answeredAt = 0;
const watchers = new Set<() => void>();

function noteAnswer(): void {
  answeredAt = Date.now();
  for (const tell of watchers) tell();
}

/** Whether the server has answered anything since then. */
export const hasAnsweredSince = (moment: number): boolean => answeredAt > moment;

export function watchAnswers(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** The answer to any request of ours, be it described by a contract or not. */
export async function answerOf<T>(ask: () => Promise<Response>): Promise<T> {
  const { ok, status, body } = await reached(ask, (response) => response.text());
  const answer = parsed(body);
  if (ok && answer !== undefined) {
    noteAnswer();
    return answer as T;
  }
  throw failureOf(status, answer);
}

/** Gets a file from the server. A plain link could not say for which organization it is asked. */
export async function blobOf(path: string, organization: string): Promise<Blob> {
  const ask = () => fetch(path, { headers: inNameOf(organization) });
  const { ok, status, body } = await reached(ask, (response) => response.blob());
  if (ok) return body;
  throw failureOf(status, parsed(await body.text()));
}

/** All of an answer; one that stalls halfway is none. */
async function reached<B>(ask: () => Promise<Response>, bodyOf: (response: Response) => Promise<B>) {
  try {
    const response = await ask();
    return { ok: response.ok, status: response.status, body: await bodyOf(response) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestFailed('unreachable', { status: 0, code: 'unreachable', detail: '' });
  }
}

function failureOf(status: number, answer: unknown): RequestFailed {
  const { code, detail, message, marks } = objectOf(answer);
  const said = {
    status,
    code: typeof code === 'string' ? code : 'unexpected',
    detail: sentence(detail) ?? sentence(message) ?? '',
    marks: Array.isArray(marks) ? marks.filter((mark) => typeof mark === 'string') : [],
  };
  // A gateway that answers for a server that is away speaks no problem+json.
  if (status === 502 || status === 503 || status === 504) return new RequestFailed('unreachable', said);
  return new RequestFailed(status >= 400 && status < 500 ? 'refused' : 'broken', said);
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const sentence = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
