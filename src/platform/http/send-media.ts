import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type Media = {
  type: string;
  size: number;
  /** What it is called as long as its bytes are the same. */
  tag: string;
  /** For how long whom may keep it. */
  kept: string;
  /** The bytes from one place up to before another. */
  bytes: (from: number, to: number) => AsyncIterable<Uint8Array>;
};

/**
 * Sends a picture or video to be shown in place, or the part of it that is asked for: nothing in it runs. Styles are those
 * by which a browser shows it alone.
 */
export function sendMedia(request: FastifyRequest, reply: FastifyReply, media: Media): FastifyReply {
  const { type, size, kept, bytes } = media;
  const tag = `"${media.tag}"`;
  reply.headers({
    'cache-control': kept,
    etag: tag,
    'accept-ranges': 'bytes',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const asked = request.headers['if-range'] === undefined || request.headers['if-range'] === tag;
  const range = asked ? rangeOf(request.headers.range, size) : 'all';
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send();
  reply.type(type);
  if (range === 'all')
    return reply.header('content-length', size).send(Readable.from(bytes(0, size), { objectMode: false }));
  const { from, to } = range;
  return reply
    .code(206)
    .headers({ 'content-length': to - from, 'content-range': `bytes ${from}-${to - 1}/${size}` })
    .send(Readable.from(bytes(from, to), { objectMode: false }));
}

/** One part; several at once nobody needs, and they are answered with all of it. */
function rangeOf(asked: string | undefined, size: number): { from: number; to: number } | 'all' | 'none' {
  const [, first, last] = asked?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'all';
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to ? { from, to } : 'none';
}
