import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Html, html } from '../html.ts';

/** What a page is sent with: its bytes, and the digest by which its one style sheet is let through. */
export type Page = { html: string; styleHash: string };

type Whole = { title: string; language: string; direction?: 'ltr' | 'rtl'; css: string; content: Html };

/** A page for people without an account: whole by itself, without script. */
export function pageOf({ title, language, direction = 'ltr', css, content }: Whole): Page {
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="data:,">
<style>${new Html(css)}</style></head>
<body>${content}</body></html>
`;
  return { html: page.text, styleHash: createHash('sha256').update(css).digest('base64') };
}

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
