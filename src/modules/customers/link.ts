import { createHash } from 'node:crypto';
import type { Site } from '../../platform/context.ts';

/** The token of a customer's page: written again from the link's id whenever a mail needs it, never stored. */
export function customerLinkToken(site: Site, linkId: string): string {
  return site.sign('customer-link', linkId).toString('base64url');
}

export function customerLinkUrl(site: Site, linkId: string): string {
  return `${site.url}/c/${customerLinkToken(site, linkId)}`;
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
