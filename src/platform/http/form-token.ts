import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Bound to the cookie that the page was shown for: who does not hold the link cannot make one. Salted anew for each page,
 * so that the size of a compressed page tells nothing about it.
 */
export function newFormToken(linkToken: string, slug: string): string {
  const salt = randomBytes(16).toString('base64url');
  return `${salt}.${signature(linkToken, slug, salt)}`;
}

export function isFormToken(token: string | undefined, linkToken: string, slug: string): boolean {
  const [salt, given, more] = token?.split('.') ?? [];
  if (!salt || !given || more !== undefined) return false;
  const right = Buffer.from(signature(linkToken, slug, salt));
  const said = Buffer.from(given);
  return said.length === right.length && timingSafeEqual(said, right);
}

function signature(linkToken: string, slug: string, salt: string): string {
  return createHmac('sha256', linkToken).update(`form of ${slug} ${salt}`).digest('base64url');
}
