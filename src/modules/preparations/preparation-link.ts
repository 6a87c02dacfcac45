import type { Site } from '../../platform/context.ts';

/** The token of the link by which a client confirms what was prepared: it can be written again, and stands nowhere. */
export const preparationToken = (site: Pick<Site, 'sign'>, linkId: string): string =>
  site.sign('preparation-link', linkId).toString('base64url');

export const preparationUrl = (site: Pick<Site, 'sign' | 'url'>, linkId: string): string =>
  `${site.url}/b/${preparationToken(site, linkId)}`;
