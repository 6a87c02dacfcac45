import type { Site } from '../../platform/context.ts';

/** The token of the page of a task: written again from the link's id whenever a mail needs it, never stored. */
export const taskLinkToken = (site: Site, linkId: string): string =>
  site.sign('task-link', linkId).toString('base64url');

export const taskLinkUrl = (site: Site, linkId: string): string =>
  `${site.url}/t/${taskLinkToken(site, linkId)}`;
