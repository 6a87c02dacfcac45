import type { Site } from '../../platform/context.ts';

/** The token of a link to a bundle of proposals: it can be written again, and stands nowhere. */
export const proposalLinkToken = (site: Site, id: string): string =>
  site.sign('proposal-link', id).toString('base64url');

export const proposalLinkUrl = (site: Site, id: string): string =>
  `${site.url}/r/${proposalLinkToken(site, id)}`;
