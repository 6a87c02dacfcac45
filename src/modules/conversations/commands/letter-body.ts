import type { Context, Instant } from '../../../platform/context.ts';
import { escaped } from '../../../platform/html.ts';
import { sanitiseHtml } from '../../../platform/mail/sanitise-html.ts';
import { markdownHtml } from '../../../platform/markdown.ts';
import { backAt } from '../../../platform/time/back-at.ts';
import { type MailWords, showInstant } from '../words.ts';
import type { Addressee } from './addressee.ts';
import type { Letter } from './queue-letter.ts';

type Body = { letter: Letter; words: MailWords; addressee: Addressee; filesLeft: number };

/**
 * What a mail says, ending where the link to the customer's page begins; beside it as HTML where a person wrote it, who
 * writes Markdown.
 */
export function bodyOf(
  ctx: Context,
  { letter, words, addressee, filesLeft }: Body,
): { text: string; html: string | null } {
  const said = letter.text(words, addressee);
  const rest = [
    filesLeft > 0 ? words.filesOnPage(filesLeft) : '',
    told(ctx, { letter, words, addressee }),
    signature(words, addressee),
  ].filter((paragraph) => paragraph !== '');
  const isWritten = letter.kind === 'message' && ctx.actor.kind === 'person';
  return {
    text: [said, ...rest, words.page].filter((paragraph) => paragraph !== '').join('\n\n'),
    html: isWritten ? sanitiseHtml(markdownHtml(said) + rest.map(paragraphHtml).join('')) : null,
  };
}

/** The same as a text, which has no paragraphs to spare. */
export function textOf(ctx: Context, { letter, words, addressee, filesLeft }: Body): string {
  const lines = [
    letter.text(words, addressee),
    filesLeft > 0 ? words.filesOnPage(filesLeft) : '',
    told(ctx, { letter, words, addressee }),
    signature(words, addressee),
    words.page,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function told(ctx: Context, { letter, words, addressee }: Omit<Body, 'filesLeft'>): string {
  const lines = [
    letter.stands && `${words.stands} ${letter.stands}`,
    letter.due && letter.kind === 'message' && nextWord(letter.due, { now: ctx.now, words, addressee }),
    letter.kind !== 'link' && letter.kind !== 'word' && whoAnswers(ctx, words, addressee),
  ];
  return lines.filter(Boolean).join('\n');
}

function whoAnswers(ctx: Context, words: MailWords, { owner, backAt: at, standIn, ...where }: Addressee) {
  if (!at) return null;
  const when = backAt(at, { now: ctx.now, ...where });
  return standIn ? words.standIn(owner, when, standIn) : words.away(owner, when);
}

const paragraphHtml = (text: string) => `<p dir="auto">${escaped(text).replaceAll('\n', '<br>')}</p>`;

function nextWord(
  due: Instant,
  { now, words, addressee }: { now: Instant; words: MailWords; addressee: Addressee },
): string {
  const when = showInstant(due, addressee);
  return due > now ? `${words.nextWordBy} ${when}` : words.nextWordMissed(when);
}

function signature(words: MailWords, { author, authorOrganization, client, deskName }: Addressee): string {
  return author ? words.onBehalfOf(author, authorOrganization ?? client, client) : deskName;
}
