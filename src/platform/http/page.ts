import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Html, html } from '../html.ts';

/**
 * What a page is sent with: its bytes, by what its one style sheet and its script, if it has one, are let through, and for
 * how many seconds anybody may keep it.
 */
export type Page = {
  html: string;
  styleHash: string;
  nonce: string | null;
  isFound: boolean;
  /** Whether it shows pictures and videos of this server. */
  shows: boolean;
  seconds?: number;
};

type Whole = {
  title: string;
  language: string;
  direction?: 'ltr' | 'rtl';
  css: string;
  content: Html;
  /** The path of a file that makes it quicker, and that it does without. */
  script?: string;
  /** Whether whoever searches the web may find it. */
  isFound?: boolean;
  shows?: boolean;
  /** Where all pages are named for them. */
  siteMap?: string;
  /** The same in other languages, for them as well. */
  alternates?: readonly { language: string; url: string }[];
};

/** A page for people without an account: whole by itself, also where no script runs. */
export function pageOf({
  title,
  language,
  direction = 'ltr',
  css,
  content,
  script,
  isFound = false,
  shows = false,
  siteMap,
  alternates = [],
}: Whole): Page {
  const nonce = script === undefined ? null : randomBytes(16).toString('base64url');
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">${!isFound && html`<meta name="robots" content="noindex">`}
<title>${title}</title><link rel="icon" href="data:,">${siteMap !== undefined && html`<link rel="sitemap" type="application/xml" href="${siteMap}">`}${alternates.map(({ language, url }) => html`<link rel="alternate" hreflang="${language}" href="${url}">`)}
<style>${new Html(css)}</style>${script !== undefined && html`<script nonce="${nonce}" src="${script}" defer></script>`}</head>
<body>${content}</body></html>
`;
  const styleHash = createHash('sha256').update(css).digest('base64');
  return { html: page.text, styleHash, nonce, isFound, shows };
}

const compressed = promisify(gzip);

/** Sends a page that nobody keeps unless it says so, that loads nothing but its own script and pictures, that no other page frames, and in which no other script can run. */
export async function sendPage(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  page: Page,
  status = 200,
): Promise<FastifyReply> {
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': page.seconds === undefined ? 'no-store' : `public, max-age=${page.seconds}`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...(!page.isFound && { 'x-robots-tag': 'noindex' }),
      'content-security-policy': `default-src 'none'; style-src 'sha256-${page.styleHash}'; img-src data:${page.shows ? " 'self'; media-src 'self'" : ''}; ${scriptPolicy(page)}form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      vary: page.seconds === undefined ? 'accept-encoding' : 'accept-encoding, accept-language, cookie',
    });
  const isWelcome = /(^|[\s,])gzip($|[\s,;](?!\s*q=0($|[\s,])))/.test(
    request.headers['accept-encoding'] ?? '',
  );
  return isWelcome
    ? reply.header('content-encoding', 'gzip').send(await compressed(page.html))
    : reply.send(page.html);
}

const scriptPolicy = ({ nonce }: Page): string =>
  nonce === null ? '' : `script-src 'nonce-${nonce}'; connect-src 'self'; worker-src 'self'; `;
