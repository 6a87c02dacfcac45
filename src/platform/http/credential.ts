import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Credential } from '../actor.ts';
import { Refusal } from '../refusal.ts';

export const sessionCookie = 'throughline.session_token';

/** Who the request says it is: a token in the header, else the session in the cookie. */
export function credentialOf(request: FastifyRequest): Credential {
  const bearer = request.headers.authorization?.match(/^Bearer ([\x21-\x7e]{20,200})$/)?.[1];
  if (bearer) return { kind: 'token', hash: hashOf(bearer) };
  const cookie = request.cookies[sessionCookie] ?? request.cookies[`__Secure-${sessionCookie}`];
  if (!cookie) {
    throw new Refusal('unauthenticated', 'sign-in.required', 'Please sign in.');
  }
  const [token = ''] = cookie.split('.');
  return { kind: 'session', token, organizationId: organizationOf(request) };
}

/** The same of what a browser asks for by an address alone, which says for which organization. */
export function credentialInAddress(request: FastifyRequest): Credential {
  const { organization } = request.query as { organization?: unknown };
  const shown = credentialOf(request);
  if (shown.kind !== 'session' || organization === undefined) return shown;
  return { ...shown, organizationId: readOrganization(organization, 'organization') };
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function organizationOf(request: FastifyRequest): string | null {
  return readOrganization(request.headers['throughline-organization'], 'Throughline-Organization');
}

function readOrganization(named: unknown, where: string): string | null {
  if (named === undefined || named === '') return null;
  if (typeof named !== 'string' || !uuid.test(named)) {
    throw new Refusal('invalid', 'organization.invalid', `${where} must be the id of an organization.`);
  }
  return named;
}
