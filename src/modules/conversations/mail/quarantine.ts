import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Made, Output } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { conversationsApi, HeldMail } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { headsOf, readHeldMail, textGoesOn } from './held-mail.ts';
import { contactByMail } from './place-mail.ts';
import { bytesOf, ofNoTask, type RawMail } from './read-mail.ts';

const limit = 50;

/** Mail that a person must look at, oldest first: whoever wrote it is waiting. What was left aside, newest first. */
export async function quarantine(
  ctx: Context,
  input: Input<typeof conversationsApi.quarantine>,
): Promise<Output<typeof conversationsApi.quarantine>> {
  const desk = await visibleDesk(ctx, input.desk);
  const after = readCursor(input.cursor, ById);
  const { state = 'quarantined' } = input;
  const order = state === 'quarantined' ? 'asc' : 'desc';
  let query = tables(ctx)
    .selectFrom('rawMails')
    .select(['id', 'deskId', 'envelopeFrom', 'reason', 'size', 'recordedAt as receivedAt'])
    .where('deskId', '=', desk.id)
    .where('state', '=', sql.lit(state))
    .orderBy('id', order)
    .limit(limit + 1);
  if (after) query = query.where('id', order === 'asc' ? '>' : '<', after[0]);
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

/** One mail to be looked at before anything is decided. One that went into a case is read there. */
export async function heldMail(
  ctx: Context,
  input: Input<typeof conversationsApi.heldMail>,
): Promise<HeldMail> {
  const desk = await visibleDesk(ctx, input.desk);
  const raw = await rawMail(ctx, desk.id, input.mail);
  if (raw.state !== 'quarantined' && raw.state !== 'ignored') throw noSuchMail();
  const { mail, named, leftOut } = await readHeldMail(ctx, raw);
  const goesOn = mail.text.length > mostShown && !leftOut.includes(textGoesOn);
  return {
    id: raw.id,
    deskId: raw.deskId,
    state: raw.state,
    from: named ?? raw.envelopeFrom,
    deliveredBy: raw.envelopeFrom,
    subject: mail.subject,
    reason: raw.reason ?? '',
    size: raw.size,
    receivedAt: raw.recordedAt,
    text: mail.text.slice(0, mostShown),
    files: mail.attachments.map(({ name, size }) => ({ name, size })),
    leftOut: goesOn ? [...leftOut, textGoesOn] : leftOut,
  };
}

/** Who wrote a mail that was held back, as far as it says so clearly. */
export async function senderOfHeldMail(
  ctx: Context,
  { deskId, mailId }: { deskId: string; mailId: string },
): Promise<string | null> {
  const raw = await rawMail(ctx, deskId, mailId);
  if (raw.state !== 'quarantined' && raw.state !== 'ignored') throw noSuchMail();
  const { mail } = await readHeldMail(ctx, raw);
  return mail.from?.address ?? null;
}

/** As much as somebody looks through before they decide. */
const mostShown = 50_000;

/**
 * Takes a mail in after all: the desk places it, as it does with every mail, and whoever released it notes what could not
 * be kept.
 */
export async function releaseMail(
  ctx: Context,
  input: Input<typeof conversationsApi.releaseMail>,
  toTask = ofNoTask,
): Promise<Made> {
  const raw = await mailToDecide(ctx, input);
  const { mail, leftOut } = await readHeldMail(ctx, raw);
  if (!mail.from)
    throw invalid(
      'quarantine.no-sender',
      'Nobody can be answered: this mail names no sender. Leave it aside.',
    );
  const { id: personId, organizationId } = ctx.actor;
  const desk = await ctx.become({ kind: 'desk-system', deskId: raw.deskId });
  const content = await bytesOf(desk, raw);
  const onTask = await toTask(desk, { raw, content, mail, task: input.task });
  const { caseId, entryId } = onTask && 'entryId' in onTask ? onTask : await contactByMail(desk, raw, mail);
  await ctx.become({ kind: 'person', personId, organizationId });
  await settle(ctx, raw, { state: 'released', entryId });
  if (leftOut.length > 0) {
    await append(
      ctx,
      { deskId: raw.deskId, caseId },
      { kind: 'note', audience: 'companies', words: { text: leftOut.join('\n') } },
    );
  }
  const { reference } = await visibleCase(ctx, caseId);
  return { id: caseId, caseId, reference };
}

/** Leaves a mail aside; it stays kept and no longer stands in the list. */
export async function dismissMail(
  ctx: Context,
  input: Input<typeof conversationsApi.ignoreMail>,
): Promise<Made> {
  const raw = await mailToDecide(ctx, input);
  await settle(ctx, raw, { state: 'ignored', entryId: null });
  return { id: raw.id };
}

async function mailToDecide(ctx: Context, input: { desk: string; mail: string }): Promise<RawMail> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));
  return rawMail(ctx, desk.id, input.mail);
}

async function rawMail(ctx: Context, deskId: string, id: string): Promise<RawMail> {
  const raw = await tables(ctx)
    .selectFrom('rawMails')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!raw) throw noSuchMail();
  return raw;
}

const noSuchMail = () => notFound('mail.not-found', 'There is no such mail here.');

// What was left aside may be wanted after all; what is a case stays one.
const settledFrom = { released: ['quarantined', 'ignored'], ignored: ['quarantined'] } as const;

async function settle(
  ctx: Context,
  raw: RawMail,
  { state, entryId }: { state: 'released' | 'ignored'; entryId: string | null },
): Promise<void> {
  const settled = await tables(ctx)
    .updateTable('rawMails')
    .set({ state, entryId, settledAt: ctx.now })
    .where('deskId', '=', raw.deskId)
    .where('id', '=', raw.id)
    .where('state', 'in', settledFrom[state])
    .executeTakeFirst();
  if (settled.numUpdatedRows !== 1n)
    throw conflict('mail.settled', 'Somebody has dealt with this mail already.');
}
