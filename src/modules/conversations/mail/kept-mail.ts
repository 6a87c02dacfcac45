import type { Instant, Site } from '../../../platform/context.ts';
import { escaped } from '../../../platform/html.ts';
import { customerLinkUrl } from '../../customers/index.ts';
import { proposalLinkUrl } from '../../desks/index.ts';
import { codeOf } from '../pocket-code.ts';
import { referralLinkUrl } from '../referral-link.ts';
import { taskLinkUrl } from '../task-link.ts';
import { wordsFor } from '../words.ts';

/** What is kept of a mail beside its words, as JSON. */
export type KeptHeaders = {
  from: { name: string; address: string };
  replyTo: string;
  inReplyTo: string | null;
  /** The value of Auto-Submitted for what no person sent; older rows say true of a receipt and false of all others. */
  automatic: 'auto-replied' | 'auto-generated' | boolean | null;
  /** Whose link the text ends with, once it is sent; older rows have it in their text. */
  linkId?: string;
  /** The same of whoever answers for the desk, to those who are proposed for it. */
  proposalLinkId?: string;
  /** The same of the page of a task, to whoever is asked. */
  taskLinkId?: string;
  /** The same of several questions, each at the end of its line of the text. */
  questionLinks?: { line: number; id: string }[];
  /** The same of the page on which a company passes customers on. */
  referralLinkId?: string;
  language?: string;
  fileIds?: string[];
  /** The code that is sent to a number from which somebody wants to work by text; it stands nowhere. */
  pocketCode?: { id: string; until: Instant };
};

type Kept = { text: string; headers: Partial<KeptHeaders> };

/**
 * The link opens the page of a customer or of a task to whoever holds it, and everybody on the roster reads the outbox: so
 * it is kept nowhere, and written behind the last words when the mail goes.
 */
export function textToSend(
  site: Site,
  { text, headers: { linkId, proposalLinkId, taskLinkId, questionLinks, referralLinkId, pocketCode } }: Kept,
): string {
  if (pocketCode) return codeOf(site, pocketCode);
  if (proposalLinkId) return `${text} ${proposalLinkUrl(site, proposalLinkId)}\n`;
  if (referralLinkId) return `${text} ${referralLinkUrl(site, referralLinkId)}\n`;
  if (taskLinkId) return `${text} ${taskLinkUrl(site, taskLinkId)}\n`;
  if (questionLinks) return withLinks(site, text, questionLinks);
  return linkId ? `${text} ${customerLinkUrl(site, linkId)}\n` : text;
}

function withLinks(site: Site, text: string, links: NonNullable<KeptHeaders['questionLinks']>): string {
  const idAt = new Map(links.map(({ line, id }) => [line, id]));
  const lines = text.split('\n').map((words, line) => {
    const id = idAt.get(line);
    return id ? `${words} ${taskLinkUrl(site, id)}` : words;
  });
  return lines.join('\n');
}

/** The same in the part that is HTML; null where there is none. */
export function htmlToSend(
  site: Site,
  { html, headers: { linkId, language = 'en' } }: { html: string | null; headers: Partial<KeptHeaders> },
): string | null {
  if (html === null || !linkId) return html;
  const url = escaped(customerLinkUrl(site, linkId));
  return `${html}<p>${escaped(wordsFor(language).page)} <a href="${url}">${url}</a></p>`;
}

const linkAtTheEnd = /\S+\/c\/[\w-]{43}\s*$/;

export function textToShow({ text, headers: { linkId, taskLinkId, language = 'en' } }: Kept): string {
  const { yourPage } = wordsFor(language);
  return linkId || taskLinkId ? `${text} ${yourPage}` : text.replace(linkAtTheEnd, yourPage);
}

export function automaticValue({ automatic }: KeptHeaders): 'auto-replied' | 'auto-generated' | null {
  return automatic === true ? 'auto-replied' : automatic || null;
}
