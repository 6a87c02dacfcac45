import { type Agent, request } from 'node:http';
import type { Asked } from './requests.ts';

/** The status of the answer after its last byte, or what kept it from coming. */
export function answerTo(
  agent: Agent,
  url: string,
  { asked, token }: { asked: Asked; token: string },
): Promise<number | string> {
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
  return new Promise((resolve) => {
    const sent = request(`${url}${asked.path}`, {
      agent,
      method: asked.method,
      timeout: 30_000,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    });
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'broken'));
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error(), { code: 'timeout' })));
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    sent.end(body);
  });
}
