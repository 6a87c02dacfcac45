import { request as askPlainly } from 'node:http';
import { request as askEncrypted } from 'node:https';
import { useAgent as agentFor } from 'request-filtering-agent';

export type Question = {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  /** Addresses inside our own network that may be asked all the same. */
  inside: string[];
  stop: AbortSignal;
};

export type Reply = { status: number; location: string | null; body: Buffer };

const patienceMs = 15_000;
const mostBytes = 16 * 1024 * 1024;

/**
 * Asks an address that somebody has set. The address that is connected to is looked at, not only its name: nobody makes
 * this server ask another one that only it can reach. A redirection is not followed.
 */
export function askOutside(url: string, { method, headers, body, inside, stop }: Question): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const ask = url.startsWith('https:') ? askEncrypted : askPlainly;
  const agent = agentFor(url, { allowIPAddressList: inside });
  const signal = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
  const asked = ask(url, { method, headers, agent, signal }, (response) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    response.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > mostBytes) return void asked.destroy(new Error('the answer is too long'));
      parts.push(part);
    });
    response.on('error', reject);
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        location: response.headers.location ?? null,
        body: Buffer.concat(parts),
      }),
    );
  });
  asked.on('error', reject);
  asked.end(body);
  return promise;
}
