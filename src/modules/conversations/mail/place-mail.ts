import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { append, openCase } from '../../cases/index.ts';

import { recordCustody } from '../../custody/index.ts';
import { customerAt, customerOf, hashOfToken } from '../../customers/index.ts';

import { keepFile } from '../commands/keep-file.ts';
import { receiveContact } from '../commands/receive-contact.ts';
import { sendReceipt } from '../commands/send-receipt.ts';
import { readReplyAddress } from '../reply-token.ts';
import { tables } from '../tables.ts';
import { hashOf, type RawMail } from './read-mail.ts';

export type Placed = { outcome: 'created' | 'appended'; caseId: string; entryId: string };

type Sender = { name: string; address: string };
type Known = { caseId: string; customerId: string };

/**
 * Where a mail belongs. Our reply token says which case; who may speak there as the customer is decided by their
 * address. References are only a hint: they count for a contact point of that case's customer and for nobody else.
 */
export async function contactByMail(ctx: Context, raw: RawMail, mail: ParsedMail): Promise<Placed> {
  const sender = mail.from;
  if (!sender) throw new Error('mail without a sender is quarantined before');
  const customer = await customerOf(ctx, raw.deskId, { kind: 'mail', address: sender.address.toLowerCase() });

  const byToken = await caseOfToken(ctx, raw);
  if (byToken && byToken.customerId === customer?.id)
    return appendContact(ctx, { ...byToken, pointId: customer.pointId }, mail);
  if (byToken) return appendStranger(ctx, { raw, mail, sender }, byToken);

  const byReference = await caseOfReferences(ctx, raw, mail);
  if (byReference && byReference.customerId === customer?.id)
    return appendContact(ctx, { ...byReference, pointId: customer.pointId }, mail);
  return openByMail(ctx, { raw, mail, sender }, byReference);
}

async function appendContact(
  ctx: Context,
  { pointId, ...known }: Known & { pointId: string },
  mail: ParsedMail,
): Promise<Placed> {
  const { entryId, caseId } = await receiveContact(ctx, {
    ...known,
    channel: 'mail',
    text: mail.replyText || mail.text,
    ...(mail.html && { html: mail.html }),
    files: mail.attachments,
    ...(mail.writtenAt && { writtenAt: mail.writtenAt.toISOString() }),
    data: { ...headersOf(mail), contactPointId: pointId },
  });
  return { outcome: 'appended', caseId, entryId };
}

type Arrived = { raw: RawMail; mail: ParsedMail; sender: Sender };

/** Somebody else holds the token: their words wait, seen by staff only, until one of them admits the sender. */
async function appendStranger(ctx: Context, { raw, mail, sender }: Arrived, known: Known): Promise<Placed> {
  const { deskId } = raw;
  const entryId = await append(
    ctx,
    { deskId, caseId: known.caseId },
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
  await recordCustody(ctx, { deskId, kind: 'collected', caseId: known.caseId, entryId });
  return { outcome: 'appended', caseId: known.caseId, entryId };
}

async function openByMail(
  ctx: Context,
  { raw, mail, sender }: Arrived,
  hinted: Known | undefined,
): Promise<Placed> {
  const { deskId } = raw;
  const language = await deskLanguage(ctx, deskId);
  const customer = await customerAt(ctx, {
    deskId,
    name: (sender.name || sender.address).slice(0, 200),
    address: sender.address,
    language,
  });
  const opened = await openCase(ctx, {
    deskId,
    customer,
    subject: subjectOf(mail),
    need: mail.text,
    ...(mail.html && { html: mail.html }),
    channel: 'mail',
    ...(mail.writtenAt && { writtenAt: mail.writtenAt.toISOString() }),
    data: { ...headersOf(mail), contactPointId: customer.pointId },
  });
  for (const file of mail.attachments) await keepFile(ctx, { deskId, entryId: opened.contactId }, file);
  await recordCustody(ctx, {
    deskId,
    kind: 'collected',
    caseId: opened.id,
    customerId: customer.id,
    entryId: opened.contactId,
  });
  if (hinted) {
    await tables(ctx)
      .insertInto('joinOffers')
      .values({ deskId, caseId: opened.id, toCaseId: hinted.caseId })
      .execute();
  }
  if (raw.source === 'smtp')
    await sendReceipt(ctx, { deskId, caseId: opened.id, due: opened.due, address: sender.address });
  return { outcome: 'created', caseId: opened.id, entryId: opened.contactId };
}

function subjectOf(mail: ParsedMail): string {
  const firstLine = mail.text.trim().split('\n', 1)[0] ?? '';
  return (mail.subject.trim() || firstLine || '—').slice(0, 500);
}

/** Structure only: what threads a mail, none of its words. */
function headersOf(mail: ParsedMail): Record<string, unknown> {
  return mail.messageId ? { messageId: mail.messageId } : {};
}

async function deskLanguage(ctx: Context, deskId: string): Promise<string> {
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select('languages')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  return desk.languages[0] ?? 'en';
}

async function caseOfToken(ctx: Context, raw: RawMail): Promise<Known | undefined> {
  const { token } = readReplyAddress(raw.envelopeTo);
  if (!token) return undefined;
  return tables(ctx)
    .selectFrom('replyTokens as t')
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 't.deskId').onRef('c.id', '=', 't.caseId'))
    .select(['c.id as caseId', 'c.customerId'])
    .where('t.deskId', '=', raw.deskId)
    .where('t.tokenHash', '=', hashOfToken(token))
    .executeTakeFirst();
}

/** The case of an earlier mail, ours or theirs, that this one says it answers. */
async function caseOfReferences(ctx: Context, raw: RawMail, mail: ParsedMail): Promise<Known | undefined> {
  const ids = [...new Set([...mail.inReplyTo, ...mail.references])].slice(-50);
  if (ids.length === 0) return undefined;
  const { rows } = await sql<Known>`
    select c.id as case_id, c.customer_id from cases c
    where c.desk_id = ${raw.deskId} and c.id in (
      select o.case_id from outbox o where o.desk_id = ${raw.deskId} and o.message_id = any (${ids})
      union
      select e.case_id from raw_mails m
      join entries e on e.desk_id = m.desk_id and e.id = m.entry_id
      where m.desk_id = ${raw.deskId} and m.message_id_hash = any (${ids.map(hashOf)}) and m.entry_id is not null)
    order by c.opened_at desc limit 1`.execute(ctx.db);
  return rows[0];
}
