import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { quietUntil } from '../../../platform/time/quiet.ts';
import { hashOfToken } from '../../customers/index.ts';
import type { KeptHeaders } from '../mail/kept-mail.ts';
import { replyAddress, replyToken } from '../reply-token.ts';
import { tables } from '../tables.ts';
import { type MailWords, wordsFor } from '../words.ts';
import { type Addressee, addresseeOf } from './addressee.ts';
import { bodyOf, textOf } from './letter-body.ts';

export type Letter = {
  deskId: string;
  caseId: string;
  /** What it tells; a link that is sent again tells nothing. */
  entryId: string | null;
  kind: 'message' | 'receipt' | 'link';
  /** Where it goes and nowhere else. */
  contactPointId?: string;
  /** What it says beside what every letter of a desk says. */
  text: (words: MailWords, addressee: Addressee) => string;
  stands?: string;
  due?: Instant;
  subject?: (words: MailWords, addressee: Addressee) => string;
  /** Whether files hang on the entry. */
  hasFiles?: boolean;
  /** Whoever wrote it says that they have sent it from their own telephone. */
  saidToBeSent?: boolean;
};

/**
 * Puts words to the customer into the outbox, in the transaction of what they tell: a mail or a text. Its Message-ID is
 * fixed here, so a second sending after a crash is the same one. It goes where the customer last wrote from unless the
 * letter says where; answers whether there is such a place, for somebody known by a landline alone has none. An address
 * that was admitted, by itself or by joining two cases, gets nothing before somebody wrote from there as the customer.
 */
export async function queueLetter(ctx: Context, letter: Letter): Promise<boolean> {
  const addressee = await addresseeOf(ctx, letter);
  if (addressee) await letterTo(ctx, addressee, letter);
  return addressee !== undefined;
}

/** The same to somebody who was looked up before. */
export async function letterTo(ctx: Context, addressee: Addressee, letter: Letter): Promise<void> {
  const { deskId } = letter;
  const id = uuid();
  const { headers, ...words } =
    addressee.kind === 'mail'
      ? await asMail(ctx, addressee, letter)
      : asText(ctx, addressee, { letter, files: await countFiles(ctx, letter) });
  const db = tables(ctx);
  await Promise.all([
    db
      .insertInto('outbox')
      .values({
        ...{ deskId, id, caseId: letter.caseId, entryId: letter.entryId, kind: letter.kind },
        channel: addressee.kind === 'mail' ? 'mail' : 'text',
        messageId: `<${id}@${addressee.deskAddress.split('@')[1]}>`,
        leasedUntil: null,
        finalReply: null,
        ...(letter.saidToBeSent
          ? { state: 'said to be sent', settledAt: ctx.now }
          : { settledAt: null, ...waitFor(quietTime(ctx, addressee, letter)) }),
      })
      .execute(),
    db
      .insertInto('outboxWords')
      .values({
        ...{ deskId, outboxId: id, recipient: addressee.address, ...words },
        headers: JSON.stringify(headers),
      })
      .execute(),
  ]);
}

/** Nothing reaches a customer in hours in which they asked for quiet, but what answers them at once. */
function quietTime(
  ctx: Context,
  { quietFrom, quietUntil: until, zone }: Addressee,
  { kind }: Letter,
): Instant | undefined {
  if (kind !== 'message') return undefined;
  if (!quietFrom || !until) return undefined;
  const over = quietUntil(Temporal.Instant.from(ctx.now), { from: quietFrom, until }, zone);
  return over && asInstant(over);
}

const waitFor = (over: Instant | undefined) =>
  over ? { nextAttemptAt: over, waitsFor: 'quiet hours' as const } : {};

type Written = {
  headers: Partial<KeptHeaders>;
  subject: string;
  text: string;
  html: string | null;
};

async function asMail(ctx: Context, addressee: Addressee, letter: Letter): Promise<Written> {
  const words = wordsFor(addressee.language);
  const tokenId = addressee.tokenId ?? (await newReplyToken(ctx, letter, addressee.contactPointId));
  const files = letter.hasFiles ? await filesOf(ctx, letter) : { fileIds: [], left: 0 };
  const headers: KeptHeaders = {
    from: { name: fromName(addressee, letter), address: addressee.deskAddress },
    replyTo: replyAddress(addressee.deskAddress, replyToken(ctx.site, tokenId)),
    inReplyTo: letter.kind === 'link' ? null : addressee.lastMessageId,
    automatic: automatic(ctx, letter),
    linkId: addressee.linkId,
    language: addressee.language,
    fileIds: files.fileIds,
  };
  return {
    headers,
    subject: letter.subject?.(words, addressee) ?? subjectOf(addressee),
    ...bodyOf(ctx, { letter, words, addressee, filesLeft: files.left }),
  };
}

/** Whatever hangs on it lies on the customer's page, to which a text leads. */
function asText(
  ctx: Context,
  addressee: Addressee,
  { letter, files }: { letter: Letter; files: number },
): Written {
  const { linkId, language } = addressee;
  const words = wordsFor(language);
  const text = textOf(ctx, { letter, words, addressee, filesLeft: files });
  return { headers: { linkId, language }, subject: '', text, html: null };
}

async function countFiles(ctx: Context, { hasFiles, deskId, entryId }: Letter): Promise<number> {
  if (!hasFiles) return 0;
  const { count } = await tables(ctx)
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('deskId', '=', deskId)
    .where('entryId', '=', entryId)
    .executeTakeFirstOrThrow();
  return count;
}

/** "Re:" to a mail of theirs; whoever rang has written nothing that this could answer. */
const subjectOf = ({ subject, wrote }: Addressee) =>
  wrote ? `Re: ${subject.replace(/^\s*re:\s*/i, '')}` : subject;

// Programs that answer by themselves leave alone what says that no person sent it.
function automatic(ctx: Context, { kind }: Letter): KeptHeaders['automatic'] {
  if (kind === 'receipt') return 'auto-replied';
  return ctx.actor.kind === 'desk-system' ? 'auto-generated' : null;
}

const mostMailBytes = 10 * 1024 * 1024;

/** The files that go with the mail; what more servers would refuse than take stays on the customer's page. */
async function filesOf(
  ctx: Context,
  { deskId, entryId }: Letter,
): Promise<{ fileIds: string[]; left: number }> {
  const files = await tables(ctx)
    .selectFrom('files')
    .select(['id', 'size'])
    .where('deskId', '=', deskId)
    .where('entryId', '=', entryId)
    .orderBy('id')
    .execute();
  const fileIds: string[] = [];
  let bytes = 0;
  for (const { id, size } of files) {
    if (bytes + size > mostMailBytes) continue;
    bytes += size;
    fileIds.push(id);
  }
  return { fileIds, left: files.length - fileIds.length };
}

const fromName = ({ author, deskName }: Addressee, { kind }: Letter) =>
  author && kind === 'message' ? `${author} (${deskName})` : deskName;

/** One token for each case and address, so that every reply of one thread carries the same one. */
async function newReplyToken(
  ctx: Context,
  { deskId, caseId }: Letter,
  contactPointId: string,
): Promise<string> {
  const id = uuid();
  const db = tables(ctx);
  const made = await db
    .insertInto('replyTokens')
    .values({ deskId, id, caseId, contactPointId, tokenHash: hashOfToken(replyToken(ctx.site, id)) })
    .onConflict((conflict) => conflict.columns(['deskId', 'caseId', 'contactPointId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return made.id;
  const before = await db
    .selectFrom('replyTokens')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', caseId)
    .where('contactPointId', '=', contactPointId)
    .executeTakeFirstOrThrow();
  return before.id;
}
