import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { isLandline } from '../../../platform/phone/number.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { quietUntil } from '../../../platform/time/quiet.ts';
import { hashOfToken } from '../../customers/index.ts';
import type { KeptHeaders } from '../mail/kept-mail.ts';
import { replyAddress, replyToken } from '../reply-token.ts';
import { tables } from '../tables.ts';
import { type MailWords, wordsFor } from '../words.ts';
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
};

export type Addressee = {
  contactPointId: string;
  /** By mail, or by text at a telephone number. */
  kind: 'mail' | 'phone';
  /** What a reply from there on this case carries, where a mail went there before. */
  tokenId: string | null;
  address: string;
  language: string;
  zone: string;
  quietFrom: string | null;
  quietUntil: string | null;
  deskName: string;
  deskAddress: string;
  client: string;
  subject: string;
  /** Whether they wrote by mail on this case. */
  wrote: boolean;
  linkId: string;
  author: string | null;
  authorOrganization: string | null;
  owner: string;
  lastMessageId: string | null;
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
        ...waitFor(quietTime(ctx, addressee)),
        leasedUntil: null,
        finalReply: null,
        settledAt: null,
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

/** Nothing reaches a customer in hours in which they asked for quiet. */
function quietTime(ctx: Context, { quietFrom, quietUntil: until, zone }: Addressee): Instant | undefined {
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

export async function addresseeOf(
  ctx: Context,
  { deskId, caseId, contactPointId }: Pick<Letter, 'deskId' | 'caseId' | 'contactPointId'>,
): Promise<Addressee | undefined> {
  const author = ctx.actor.kind === 'person' ? ctx.actor.id : null;
  const { rows } = await sql<Addressee>`
    select p.id as contact_point_id, p.kind, p.address, k.language, k.quiet_from, k.quiet_until, d.zone, d.name as desk_name, d.address as desk_address,
      client.name as client, w.subject, l.id as link_id, author.name as author, company.name as author_organization,
      owner.name as owner, t.id as token_id,
      coalesce(said.wrote, false) as wrote, said.last_message_id
    from cases c
    join desks d on d.id = c.desk_id
    join organizations client on client.id = d.client_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    join persons owner on owner.id = c.owner_id
    join customer_links l on l.desk_id = k.desk_id and l.customer_id = k.id and l.revoked_at is null
    cross join lateral (select bool_or(e.channel = 'mail' and e.kind <> 'joined') as wrote,
        (array_agg(e.data ->> 'messageId' order by e.recorded_at desc)
          filter (where e.data ? 'messageId' and e.kind <> 'joined'))[1] as last_message_id,
        (array_agg(e.data ->> 'contactPointId' order by e.recorded_at desc)
          filter (where e.data ? 'contactPointId'))[1]::uuid as point_id
      from entries e where e.desk_id = c.desk_id and e.case_id = c.id and e.kind in ('contact', 'joined', 'split')) said
    join lateral (select * from contact_points p where p.desk_id = k.desk_id and p.customer_id = k.id
      and (p.kind = 'mail' or (p.texts_stopped_at is null and ${canText}))
      and ${contactPointId ? sql`p.id = ${contactPointId}` : sql`(p.admitted_by_id is null or p.id = said.point_id)`}
      order by p.kind = case k.wished_channel when 'text' then 'phone' else k.wished_channel end desc nulls last,
        p.id = said.point_id desc nulls last, p.kind, p.recorded_at limit 1) p on true
    left join reply_tokens t on t.desk_id = c.desk_id and t.case_id = c.id and t.contact_point_id = p.id
    left join persons author on author.id = ${author}::uuid
    left join organizations company on company.id = ${ctx.actor.organizationId}::uuid
    where c.desk_id = ${deskId} and c.id = ${caseId}`.execute(ctx.db);
  const [addressee] = rows;
  return addressee?.kind === 'phone' && isLandline(addressee.address) ? undefined : addressee;
}

/** Whether a gateway of the desk takes texts. */
const canText = sql`exists (select from gateways g where g.desk_id = c.desk_id and g.ended_at is null
  and (g.format = 'twilio' or g.url is not null))`;

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
