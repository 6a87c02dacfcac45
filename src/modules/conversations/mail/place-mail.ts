import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { append, openCase, type VisibleCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';

import { recordCustody } from '../../custody/index.ts';
import {
  customerOf,
  hashOfToken,
  type KnownCustomer,
  languageOf,
  newCustomerAt,
} from '../../customers/index.ts';

import { keepFile } from '../commands/keep-file.ts';
import { receiveContact } from '../commands/receive-contact.ts';
import { sendReceipt } from '../commands/send-receipt.ts';
import { readReplyAddress } from '../reply-token.ts';
import { tables } from '../tables.ts';
import { hashOf, type RawMail } from './read-mail.ts';

export type Placed = { outcome: 'created' | 'appended'; caseId: string; entryId: string };

type Sender = { name: string; address: string };

/** What is taken over of a mail. */
export type MailToPlace = Pick<
  ParsedMail,
  | 'subject'
  | 'text'
  | 'replyText'
  | 'html'
  | 'attachments'
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'writtenAt'
  | 'automatic'
> & { from: Sender | null };

/**
 * Where a mail belongs. Our reply token says which case; who may speak there as the customer is decided by their
 * address. References are only a hint: they count for a contact point of that case's customer and for nobody else.
 */
export async function contactByMail(ctx: Context, raw: RawMail, mail: MailToPlace): Promise<Placed> {
  const sender = mail.from;
  if (!sender) throw new Error('mail without a sender is quarantined before');
  const customer = await customerOf(ctx, raw.deskId, sender.address.toLowerCase());

  const byToken = await caseOfToken(ctx, raw);
  if (byToken && byToken.customerId === customer?.id)
    return appendContact(ctx, { raw, theCase: byToken, pointId: customer.pointId }, mail);
  if (byToken && (await wasAdmitted(ctx, byToken, sender)))
    return appendContact(ctx, { raw, theCase: byToken }, mail);
  if (byToken) return appendStranger(ctx, { raw, mail, sender }, byToken);

  const byReference = await caseOfReferences(ctx, raw, mail);
  if (byReference && byReference.customerId === customer?.id)
    return appendContact(ctx, { raw, theCase: byReference, pointId: customer.pointId }, mail);
  return openByMail(ctx, { raw, mail, sender, customer }, byReference);
}

async function appendContact(
  ctx: Context,
  { raw, theCase, pointId }: { raw: RawMail; theCase: VisibleCase; pointId?: string },
  mail: MailToPlace,
): Promise<Placed> {
  const { entryId, caseId } = await receiveContact(ctx, {
    caseId: theCase.id,
    customerId: theCase.customerId,
    channel: 'mail',
    text: mail.replyText || mail.text,
    ...(mail.html && { html: mail.html }),
    files: mail.attachments,
    ...(mail.writtenAt && { writtenAt: mail.writtenAt.toISOString() }),
    received: raw.recordedAt,
    data: { ...headersOf(mail), ...(pointId && { contactPointId: pointId }) },
  });
  return { outcome: 'appended', caseId, entryId };
}

type Arrived = { raw: RawMail; mail: MailToPlace; sender: Sender };

/** Somebody else holds the token: their words wait, seen by staff only, until one of them admits the sender. */
async function appendStranger(
  ctx: Context,
  { mail, sender }: Arrived,
  { deskId, id: caseId }: VisibleCase,
): Promise<Placed> {
  const entryId = await append(
    ctx,
    { deskId, caseId },
    {
      kind: 'contact',
      audience: 'customer',
      channel: 'mail',
      fromStranger: true,
      ...(mail.writtenAt && { writtenAt: mail.writtenAt.toISOString() }),
      data: headersOf(mail),
      words: { text: mail.replyText || mail.text, ...(mail.html && { html: mail.html }) },
    },
  );
  await tables(ctx)
    .insertInto('strangers')
    .values({ deskId, entryId, address: sender.address.toLowerCase(), decidedById: null, decidedAt: null })
    .execute();
  for (const file of mail.attachments) await keepFile(ctx, { deskId, entryId }, file);
  await recordCustody(ctx, { deskId, kind: 'collected', caseId, entryId });
  return { outcome: 'appended', caseId, entryId };
}

async function openByMail(
  ctx: Context,
  { raw, mail, sender, customer: known }: Arrived & { customer: KnownCustomer | undefined },
  hinted: VisibleCase | undefined,
): Promise<Placed> {
  const { deskId } = raw;
  const customer = known ?? (await newCustomer(ctx, { raw, mail, sender }));
  const opened = await openCase(ctx, {
    deskId,
    customer,
    subject: subjectOf(mail),
    need: mail.text,
    ...(mail.html && { html: mail.html }),
    channel: 'mail',
    ...(mail.writtenAt && { writtenAt: mail.writtenAt.toISOString() }),
    received: raw.recordedAt,
    data: { ...headersOf(mail), contactPointId: customer.pointId },
  });
  for (const file of mail.attachments) await keepFile(ctx, { deskId, entryId: opened.contactId }, file);
  if (hinted) {
    await tables(ctx)
      .insertInto('joinOffers')
      .values({ deskId, caseId: opened.id, toCaseId: hinted.id })
      .execute();
  }
  if (raw.source === 'smtp' && mayBeAPerson(mail.automatic))
    await sendReceipt(ctx, {
      deskId,
      caseId: opened.id,
      due: opened.due,
      address: sender.address,
      channel: 'mail',
    });
  return { outcome: 'created', caseId: opened.id, entryId: opened.contactId };
}

/** What a machine wrote, or sent on to many, is never answered by another; a subject alone proves no machine. */
const mayBeAPerson = ({ kind, reason }: MailToPlace['automatic']) => kind === 'no' || reason === 'subject';

function subjectOf(mail: MailToPlace): string {
  const firstLine = mail.text.trim().split('\n', 1)[0] ?? '';
  return (mail.subject.trim() || firstLine || '—').slice(0, 500);
}

/** Structure only: what threads a mail, none of its words. */
function headersOf(mail: MailToPlace): Record<string, unknown> {
  return mail.messageId ? { messageId: mail.messageId } : {};
}

async function newCustomer(ctx: Context, { raw, mail, sender }: Arrived): Promise<KnownCustomer> {
  const { deskId } = raw;
  return newCustomerAt(ctx, {
    deskId,
    name: (sender.name || sender.address).slice(0, 200),
    address: sender.address,
    language: languageOf(mail.text, await deskLanguages(ctx, deskId)),
  });
}

async function deskLanguages(ctx: Context, deskId: string): Promise<string[]> {
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select('languages')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  return desk.languages;
}

async function caseOfToken(ctx: Context, raw: RawMail): Promise<VisibleCase | undefined> {
  const { token } = readReplyAddress(raw.envelopeTo);
  if (!token) return undefined;
  const known = await tables(ctx)
    .selectFrom('replyTokens')
    .select('caseId')
    .where('deskId', '=', raw.deskId)
    .where('tokenHash', '=', hashOfToken(token))
    .executeTakeFirst();
  return known && whereItGoesOn(ctx, await visibleCase(ctx, known.caseId));
}

/** An address that is another customer's already becomes no contact point of this one, and is admitted all the same. */
async function wasAdmitted(ctx: Context, theCase: VisibleCase, { address }: Sender): Promise<boolean> {
  const admitted = await tables(ctx)
    .selectFrom('strangers as s')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 's.deskId').onRef('e.id', '=', 's.entryId'),
    )
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 'e.deskId').onRef('c.id', '=', 'e.caseId'))
    .select('s.entryId')
    .where('c.deskId', '=', theCase.deskId)
    .where('c.customerId', '=', theCase.customerId)
    .where('s.address', '=', address.toLowerCase())
    .where('s.state', '=', 'admitted')
    .limit(1)
    .executeTakeFirst();
  return admitted !== undefined;
}

/** The case of an earlier mail, ours or theirs, that this one says it answers. */
async function caseOfReferences(
  ctx: Context,
  raw: RawMail,
  mail: MailToPlace,
): Promise<VisibleCase | undefined> {
  const ids = [...new Set([...mail.inReplyTo, ...mail.references])].slice(-50);
  if (ids.length === 0) return undefined;
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c
    where c.desk_id = ${raw.deskId} and c.id in (
      select o.case_id from outbox o where o.desk_id = ${raw.deskId} and o.message_id = any (${ids})
      union
      select e.case_id from raw_mails m
      join entries e on e.desk_id = m.desk_id and e.id = m.entry_id
      where m.desk_id = ${raw.deskId} and m.message_id_hash = any (${ids.map(hashOf)}) and m.entry_id is not null)
    order by c.opened_at desc limit 1`.execute(ctx.db);
  const [known] = rows;
  return known && whereItGoesOn(ctx, await visibleCase(ctx, known.id));
}
