import type { FastifyReply } from 'fastify';

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
