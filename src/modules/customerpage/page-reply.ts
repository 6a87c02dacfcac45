import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from './render.ts';

const compressed = promisify(gzip);

/** Sends a page that nobody keeps, that loads nothing, that no other page frames, and in which no script can run. */
export async function sendPage(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  page: Page,
  status = 200,
): Promise<FastifyReply> {
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${page.styleHash}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      vary: 'accept-encoding',
    });
  const isWelcome = /(^|[\s,])gzip($|[\s,;](?!\s*q=0($|[\s,])))/.test(
    request.headers['accept-encoding'] ?? '',
  );
  return isWelcome
    ? reply.header('content-encoding', 'gzip').send(await compressed(page.html))
    : reply.send(page.html);
}

/** Sends bytes that are only ever saved, or shown as plain text: nothing in them runs here. */
export function sendBytes(
  reply: FastifyReply,
  file: { type: string; name?: string; bytes: Buffer },
): FastifyReply {
  return reply
    .type(file.type)
    .headers({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      ...(file.name !== undefined && { 'content-disposition': attachment(file.name) }),
    })
    .send(file.bytes);
}

/** RFC 6266: the name in ASCII for old programs, and whole for all others. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
