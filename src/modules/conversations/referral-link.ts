import type { Site } from '../../platform/context.ts';

/** The token of the page on which a company passes customers on: written again from the link's id, never stored. */
export const referralLinkToken = (site: Site, linkId: string): string =>
  site.sign('referral-link', linkId).toString('base64url');

export const referralLinkUrl = (site: Site, linkId: string): string =>
  `${site.url}/p/${referralLinkToken(site, linkId)}`;
