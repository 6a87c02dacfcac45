import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credential } from '../../platform/actor.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { isLinkToken, noLink } from '../../platform/http/link-pages.ts';
import { noSuchMatter } from './page-case.ts';

export type Visitor = { slug: string; token: string; credential: Credential };

const Params = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  reference: z.string().min(8).max(9).optional(),
  file: z.uuid().optional(),
  entry: z.uuid().optional(),
});
const Query = z.object({
  before: z.uuid().optional(),
  said: z.string().max(40).optional(),
  word: z.literal('').optional().catch(undefined),
  ask: z.literal('').optional().catch(undefined),
  found: z.literal('').optional().catch(undefined),
});

/** The cookie in which a browser keeps a customer's link to one desk. */
export const cookieOf = (slug: string): string => `page-${slug}`;

/** What the path and query ask for; a path that cannot be right leads nowhere. */
export function askedOf(request: FastifyRequest): z.infer<typeof Params> & z.infer<typeof Query> {
  const params = Params.safeParse(request.params);
  const query = Query.safeParse(request.query);
  if (!params.success || !query.success) throw noSuchMatter();
  return { ...params.data, ...query.data };
}

/** The desk that a page's address names; the address of a link names none. */
export const slugOf = ({ params }: FastifyRequest): string | undefined =>
  Params.shape.slug.safeParse((params as { slug?: string }).slug).data;

export function visitorOf(request: FastifyRequest): Visitor {
  const { slug } = askedOf(request);
  const token = request.cookies[cookieOf(slug)];
  if (!isLinkToken(token)) throw noLink('Open the link in your newest mail from this desk.');
  return { slug, token, credential: { kind: 'customer-link', hash: hashOf(token) } };
}

/** Whether a page of another site made the browser send this. Under no-referrer, our own forms say "null" of their origin. */
export function isForeign({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined || origin === 'null') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
