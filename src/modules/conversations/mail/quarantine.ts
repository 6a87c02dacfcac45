import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Made, Output } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { openCase } from '../../cases/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { customerAt, languageOf } from '../../customers/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import { keepFile } from '../commands/keep-file.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { headsOf, readHeldMail } from './held-mail.ts';

const limit = 50;

/** Mail that a person must look at, oldest first: whoever wrote it is waiting. */
export async function quarantine(
  ctx: Context,
  input: Input<typeof conversationsApi.quarantine>,
): Promise<Output<typeof conversationsApi.quarantine>> {
  const desk = await visibleDesk(ctx, input.desk);
  const after = readCursor(input.cursor, ById);
  let query = tables(ctx)
    .selectFrom('rawMails')
    .select(['id', 'deskId', 'envelopeFrom', 'reason', 'size', 'recordedAt as receivedAt'])
    .where('deskId', '=', desk.id)
    .where('state', '=', 'quarantined')
    .orderBy('id')
    .limit(limit + 1);
  if (after) query = query.where('id', '>', after[0]);
  const found = page(await query.execute(), limit, (row) => writeCursor(row.id));
  const heads = await headsOf(ctx, found.items);
  const items = found.items.map(({ envelopeFrom, ...row }) => {
    const head = heads.get(row.id);
    return {
      ...row,
      from: head?.from ?? envelopeFrom,
      subject: head?.subject ?? '',
      reason: row.reason ?? '',
    };
  });
  return { ...found, items };
}

/** Makes a case of a mail that could not be read by itself; what can be read of it is the customer's need. */
export async function releaseMail(
  ctx: Context,
  input: Input<typeof conversationsApi.releaseMail>,
): Promise<Made> {
  const { desk, mail } = await quarantined(ctx, input);
  const { from, subject, text, html, files, messageId, writtenAt } = await readHeldMail(ctx, mail);
  if (!from)
    throw invalid(
      'quarantine.no-sender',
      'Nobody can be answered: this mail names no sender. Leave it aside.',
    );
  const customer = await customerAt(ctx, {
    deskId: desk.id,
    name: (from.name || from.address).slice(0, 200),
    address: from.address,
    language: languageOf(text, desk.languages),
  });
  const opened = await openCase(ctx, {
    deskId: desk.id,
    customer,
    subject: (subject.trim() || from.address).slice(0, 500),
    need: text,
    ...(html && { html }),
    channel: 'mail',
    ...(writtenAt && { writtenAt: writtenAt.toISOString() }),
    data: { ...(messageId && { messageId }), contactPointId: customer.pointId },
  });
  for (const file of files) await keepFile(ctx, { deskId: desk.id, entryId: opened.contactId }, file);
  await recordCustody(ctx, {
    deskId: desk.id,
    kind: 'collected',
    caseId: opened.id,
    customerId: customer.id,
    entryId: opened.contactId,
  });
  await settle(ctx, { ...mail, state: 'released', entryId: opened.contactId });
  return { id: opened.id, caseId: opened.id, reference: opened.reference };
}

/** Leaves a mail aside; it stays kept and no longer stands in the list. */
export async function dismissMail(
  ctx: Context,
  input: Input<typeof conversationsApi.ignoreMail>,
): Promise<Made> {
  const { mail } = await quarantined(ctx, input);
  await settle(ctx, { ...mail, state: 'ignored', entryId: null });
  return { id: mail.id };
}

async function quarantined(ctx: Context, input: { desk: string; mail: string }) {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));
  const mail = await tables(ctx)
    .selectFrom('rawMails')
    .select(['deskId', 'id', 'envelopeFrom'])
    .where('deskId', '=', desk.id)
    .where('id', '=', input.mail)
    .executeTakeFirst();
  if (!mail) throw notFound('mail.not-found', 'There is no such mail here.');
  return { desk, mail };
}

async function settle(
  ctx: Context,
  mail: { deskId: string; id: string; state: 'released' | 'ignored'; entryId: string | null },
): Promise<void> {
  const settled = await tables(ctx)
    .updateTable('rawMails')
    .set({ state: mail.state, entryId: mail.entryId, settledAt: ctx.now })
    .where('deskId', '=', mail.deskId)
    .where('id', '=', mail.id)
    .where('state', '=', 'quarantined')
    .executeTakeFirst();
  if (settled.numUpdatedRows !== 1n)
    throw conflict('mail.settled', 'Somebody has dealt with this mail already.');
}
