import { Agent, request } from 'node:http';
import type { Asked } from './requests.ts';

export type Answer = { status: number; type: string; text: string };

export const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** Sends the bytes as they are; what a server cuts off has the status 0. */
export function ask(url: string, { method, path, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const sent = request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
    });
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: 0, type: '', text: error.code ?? '' }),
    );
    sent.end(body);
  });
}
