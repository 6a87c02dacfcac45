import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { quietUntil } from '../../../platform/time/quiet.ts';
import { hashOfToken } from '../../customers/index.ts';
import type { KeptHeaders } from '../mail/kept-mail.ts';
import { replyAddress, replyToken } from '../reply-token.ts';
import { tables } from '../tables.ts';
import { type MailWords, wordsFor } from '../words.ts';
import { type Addressee, addresseeOf, addresseesOf } from './addressee.ts';
import { bodyOf, textOf } from './letter-body.ts';

export type Letter = {
  deskId: string;
  caseId: string;
  /** What it tells; a link that is sent again tells nothing, nor does that somebody answered a word for them. */
  entryId: string | null;
  kind: 'message' | 'receipt' | 'link' | 'word';
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

/** Puts letters of one desk into the outbox, each to whoever its case is about; who cannot be reached gets none. */
export async function queueLetters(ctx: Context, deskId: string, letters: readonly Letter[]): Promise<void> {
  const addressees = await addresseesOf(ctx, { deskId, caseIds: letters.map(({ caseId }) => caseId) });
  await lettersTo(
    ctx,
    letters.flatMap((letter) => {
      const addressee = addressees.get(letter.caseId);
      return addressee ? [{ addressee, letter }] : [];
    }),
  );
}

type Addressed = { addressee: Addressee; letter: Letter };

/** The same to somebody who was looked up before. */
export const letterTo = (ctx: Context, addressee: Addressee, letter: Letter): Promise<void> =>
  lettersTo(ctx, [{ addressee, letter }]);

async function lettersTo(ctx: Context, letters: readonly Addressed[]): Promise<void> {
  if (letters.length === 0) return;
  const tokens = await newReplyTokens(ctx, letters);
  const rows = await Promise.all(
    letters.map(async ({ addressee, letter }) => {
      const token = addressee.tokenId ?? tokens.get(tokenKey({ addressee, letter })) ?? '';
      const written =
        addressee.kind === 'mail'
          ? await asMail(ctx, addressee, { letter, tokenId: token })
          : asText(ctx, addressee, { letter, files: await countFiles(ctx, letter) });
      return rowsOf(ctx, { addressee, letter }, written);
    }),
  );
  const db = tables(ctx);
  await Promise.all([
    db
      .insertInto('outbox')
      .values(rows.map(({ row }) => row))
      .execute(),
    db
      .insertInto('outboxWords')
      .values(rows.map(({ words }) => words))
      .execute(),
  ]);
}

function rowsOf(ctx: Context, { addressee, letter }: Addressed, { headers, ...words }: Written) {
  const { deskId, caseId, entryId, kind } = letter;
  const id = uuid();
  return {
    row: {
      ...{ deskId, id, caseId, entryId, kind },
      channel: addressee.kind === 'mail' ? ('mail' as const) : ('text' as const),
      messageId: `<${id}@${addressee.deskAddress.split('@')[1]}>`,
      leasedUntil: null,
      finalReply: null,
      ...(letter.saidToBeSent
        ? { state: 'said to be sent' as const, settledAt: ctx.now }
        : { settledAt: null, ...waitFor(quietTime(ctx, addressee, letter)) }),
    },
    words: {
      ...{ deskId, outboxId: id, recipient: addressee.address, ...words },
      headers: JSON.stringify(headers),
    },
  };
}

/** Nothing reaches a customer in hours in which they asked for quiet, but what answers them at once. */
function quietTime(
  ctx: Context,
  { quietFrom, quietUntil: until, zone }: Addressee,
  { kind }: Letter,
): Instant | undefined {
  if (kind !== 'message' && kind !== 'word') return undefined;
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

async function asMail(
  ctx: Context,
  addressee: Addressee,
  { letter, tokenId }: { letter: Letter; tokenId: string },
): Promise<Written> {
  const words = wordsFor(addressee.language);
  const files = letter.hasFiles ? await filesOf(ctx, letter) : { fileIds: [], left: 0 };
  const headers: KeptHeaders = {
    from: { name: fromName(addressee, letter), address: addressee.deskAddress },
    replyTo: replyAddress(addressee.deskAddress, replyToken(ctx.site, tokenId)),
    inReplyTo: letter.kind === 'link' || letter.kind === 'word' ? null : addressee.lastMessageId,
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
  author && (kind === 'message' || kind === 'word') ? `${author} (${deskName})` : deskName;

const tokenKey = ({ addressee, letter }: Addressed) => `${letter.caseId} ${addressee.contactPointId}`;

/** One token for each case and address, so that every reply of one thread carries the same one. */
async function newReplyTokens(ctx: Context, letters: readonly Addressed[]): Promise<Map<string, string>> {
  const asked = letters.filter(({ addressee }) => addressee.kind === 'mail' && addressee.tokenId === null);
  const [first] = asked;
  if (!first) return new Map();
  const { deskId } = first.letter;
  const rows = [...new Map(asked.map((one) => [tokenKey(one), one])).values()].map(
    ({ addressee: { contactPointId }, letter: { caseId } }) => {
      const id = uuid();
      return { deskId, id, caseId, contactPointId, tokenHash: hashOfToken(replyToken(ctx.site, id)) };
    },
  );
  const db = tables(ctx);
  const made = await db
    .insertInto('replyTokens')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['deskId', 'caseId', 'contactPointId']).doNothing())
    .returning(['id', 'caseId', 'contactPointId'])
    .execute();
  const before =
    made.length === rows.length
      ? []
      : await db
          .selectFrom('replyTokens')
          .select(['id', 'caseId', 'contactPointId'])
          .where('deskId', '=', deskId)
          .where(
            'caseId',
            'in',
            rows.map(({ caseId }) => caseId),
          )
          .execute();
  return new Map(
    [...before, ...made].map(({ id, caseId, contactPointId }) => [`${caseId} ${contactPointId}`, id]),
  );
}
