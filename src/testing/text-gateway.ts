import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signed } from '../platform/phone/standard-webhook.ts';
import { twilioSignature } from '../platform/phone/twilio-signature.ts';

/** A text that a desk handed over, in either format. */
export type HandedOver = {
  to: string;
  from: string;
  words: string;
  headers: Record<string, unknown>;
  body: string;
};

export type TestGateway = {
  url: string;
  got: HandedOver[];
  /** What it answers to whoever hands over, when, and to how many before it is too busy; 202 at once unless it is set. */
  answer: { status: number; after?: Promise<void>; atMost?: number };
  close: () => Promise<void>;
};

/** The other side of a gateway: takes the texts of a desk as a provider would, signed webhooks and Twilio's form alike. */
export async function testGateway(): Promise<TestGateway> {
  const got: HandedOver[] = [];
  const answer: TestGateway['answer'] = { status: 202 };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method === 'GET') return stored(request, response);
    const body = Buffer.concat(parts).toString('utf8');
    const status = got.length < (answer.atMost ?? Infinity) ? answer.status : 429;
    if (status < 300) got.push({ ...textIn(body), headers: request.headers, body });
    await answer.after;
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"sid":"SM1"}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, got, answer },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** As Twilio keeps recordings: for whoever has the account it leads to where they lie, and there it wants no name. */
function stored({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  const isNamed = headers.authorization !== undefined;
  if (url.startsWith('/2010-04-01/') && isNamed)
    return void response.writeHead(302, { location: '/stored' }).end();
  if (url === '/stored' && !isNamed) return void response.writeHead(200).end(recording);
  response.writeHead(404).end();
}

function textIn(body: string): { to: string; from: string; words: string } {
  if (body.startsWith('{')) return JSON.parse(body).data;
  const form = new URLSearchParams(body);
  return { to: form.get('To') ?? '', from: form.get('From') ?? '', words: form.get('Body') ?? '' };
}

/** Tells a desk of a call or text by a signed webhook. */
export function tell(
  hook: string,
  key: Buffer,
  event: { type: string; data: object; timestamp?: string },
  { id = randomUUID(), time = new Date() }: { id?: string; time?: Date } = {},
): Promise<Response> {
  const body = JSON.stringify({ timestamp: time.toISOString(), ...event });
  return fetch(hook, { method: 'POST', headers: signed(key, { id, body, time }), body });
}

/** A recording that can be played: frames of an MP3 in which nobody says a word. */
export const recording = Buffer.concat([
  Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'),
  ...Array<Buffer>(40).fill(Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)])),
]);

/** Calls a desk as Twilio does. */
export function callAsTwilio(hook: string, token: string, fields: Record<string, string>): Promise<Response> {
  const form = new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
  return fetch(hook, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': twilioSignature(token, { url: hook, fields: form }),
    },
    body: new URLSearchParams(fields).toString(),
  });
}
