import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { isConnectionFailure } from '../../../platform/http/problem.ts';
import { largestFile } from '../../../platform/largest.ts';
import { fingerprintOf } from '../../../platform/mail/fingerprint.ts';
import type { MailParser } from '../../../platform/mail/parse-in-thread.ts';
import { mostHops, type ParsedMail } from '../../../platform/mail/parse-mail.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { isMailAddress } from '../../customers/index.ts';
import { contactByCallMail, gatewayWriting } from '../gateway/call-by-mail.ts';
import { type ConversationsTables, type RawMailState, tables } from '../tables.ts';
import { contactByMail, type MailToPlace, type Placed } from './place-mail.ts';

export type RawMail = Selectable<ConversationsTables['rawMails']>;

export type MailOutcome = {
  outcome: 'created' | 'appended' | 'duplicate' | 'quarantined' | 'ignored';
  reason: string | null;
  caseId: string | null;
  entryId: string | null;
};

type Settled = Placed | { outcome: 'duplicate' | 'quarantined' | 'ignored'; reason: string };

/** A mail as it came in, with what is taken over of it, and the task to which somebody who looked at it says it belongs. */
export type ArrivedMail = { raw: RawMail; content: Buffer; mail: MailToPlace; task?: string | undefined };

/** Takes a mail of a company that is asked on a case; null of any other mail. */
export type ToTask = (ctx: Context, arrived: ArrivedMail) => Promise<Settled | null>;

export const ofNoTask: ToTask = async () => null;

const mostAttempts = 3;

/**
 * Reads the next raw mail of the desk that nobody else is reading; null when none waits. One that cannot be taken in is
 * tried again after the others, and in the end put where a person sees it: it holds up nobody.
 */
export async function readNextMail(
  ctx: Context,
  parser: MailParser,
  tell: (failure: Error) => void,
  toTask = ofNoTask,
): Promise<MailOutcome | 'again' | null> {
  const { rows } = await sql<RawMail>`select * from app.next_mail()`.execute(ctx.db);
  const [raw] = rows;
  if (!raw) return null;
  return orElse<MailOutcome | 'again'>(
    ctx,
    () => readMail(ctx, { parser, toTask }, raw),
    async (failure) => {
      // Somebody changed the same case meanwhile: that is no fault of the mail.
      if (failure instanceof Refusal && failure.code === 'case.changed') return 'again';
      tell(failure);
      return failed(ctx, raw);
    },
  );
}

/** Does the work, or takes back all that it did and does the other thing: one mail must not stop those behind it. */
export async function orElse<T>(
  ctx: Context,
  work: () => Promise<T>,
  otherwise: (failure: Error) => Promise<T>,
): Promise<T> {
  await sql`savepoint reading`.execute(ctx.db);
  try {
    const done = await work();
    // What is checked at the end of the transaction is checked now, while it can still be taken back.
    await sql`set constraints all immediate`.execute(ctx.db);
    await sql`set constraints all deferred`.execute(ctx.db);
    await sql`release savepoint reading`.execute(ctx.db);
    return done;
  } catch (error) {
    if (isConnectionFailure(error as Error)) throw error;
    // One that is kept would be gone back to by whatever this work is a part of, in place of its own.
    await sql`rollback to savepoint reading`.execute(ctx.db);
    await sql`release savepoint reading`.execute(ctx.db);
    return otherwise(error as Error);
  }
}

async function failed(ctx: Context, raw: RawMail): Promise<MailOutcome | 'again'> {
  const attempts = raw.attempts + 1;
  if (attempts >= mostAttempts) return setAside(ctx, raw, { reason: 'crashed' });
  await tables(ctx)
    .updateTable('rawMails')
    .set({ attempts })
    .where('deskId', '=', raw.deskId)
    .where('id', '=', raw.id)
    .execute();
  return 'again';
}

/** Puts a mail that cannot be taken in where a person sees it. */
export const setAside = (
  ctx: Context,
  raw: RawMail,
  { fingerprint, reason }: { fingerprint?: Buffer; reason: 'crashed' | 'too-large' },
) => settle(ctx, raw, { outcome: 'quarantined', reason }, { ...(fingerprint && { fingerprint }) });

/** Makes of one raw mail what it is: a case, a further contact, a duplicate, or something a person must look at. */
export async function readMail(
  ctx: Context,
  { parser, toTask = ofNoTask }: { parser: MailParser; toTask?: ToTask },
  raw: RawMail,
): Promise<MailOutcome> {
  const content = await bytesOf(ctx, raw);
  const fingerprint = fingerprintOf(content);
  if (await isKnown(ctx, raw, fingerprint)) {
    return settle(ctx, raw, { outcome: 'duplicate', reason: 'the same mail came before' }, {});
  }
  const parsed = await parser.parseInThread(content, raw.envelopeFrom);
  if (parsed.outcome === 'unreadable')
    return settle(ctx, raw, { outcome: 'quarantined', reason: parsed.reason }, { fingerprint });

  const { mail } = parsed;
  const identity = { fingerprint, messageIdHash: mail.messageId ? hashOf(mail.messageId) : null };
  return settle(ctx, raw, await place(ctx, { raw, content, mail }, toTask), identity);
}

type Arrived = { raw: RawMail; content: Buffer; mail: ParsedMail };

async function place(ctx: Context, arrived: Arrived, toTask: ToTask): Promise<Settled> {
  const { raw, mail } = arrived;
  const gateway = await gatewayWriting(ctx, raw, mail);
  if (gateway && !isTooLarge(mail)) return contactByCallMail(ctx, { raw, mail, gateway });
  const canBeTaken = mail.receivedHops <= mostHops && !isTooLarge(mail);
  const onTask = canBeTaken ? await toTask(ctx, arrived) : null;
  return onTask ?? whyNot(mail) ?? contactByMail(ctx, raw, mail);
}

/** Mail that opens no case: what machines wrote, what goes in a circle, and what nobody can be said to have written. */
function whyNot(mail: ParsedMail): { outcome: 'quarantined' | 'ignored'; reason: string } | null {
  if (mail.receivedHops > mostHops) return { outcome: 'ignored', reason: 'loop' };
  if (mail.automatic.kind === 'list') return { outcome: 'quarantined', reason: 'list' };
  if (mail.automatic.reason === 'subject') return { outcome: 'quarantined', reason: 'automatic subject' };
  if (mail.automatic.kind !== 'no') return { outcome: 'ignored', reason: mail.automatic.kind };
  if (!mail.from) return { outcome: 'quarantined', reason: `sender ${mail.fromDoubt ?? 'unclear'}` };
  if (!isMailAddress(mail.from.address)) return { outcome: 'quarantined', reason: 'sender unreachable' };
  if (isTooLarge(mail)) return { outcome: 'quarantined', reason: 'too-large' };
  return null;
}

/** As many characters as an entry takes. */
export const mostText = 2_000_000;

const isTooLarge = ({ text, html, attachments }: ParsedMail) =>
  text.length > mostText ||
  (html?.length ?? 0) > mostText ||
  attachments.some(({ size }) => size > largestFile);

export async function bytesOf(ctx: Context, raw: { deskId: string; id: string }): Promise<Buffer> {
  const chunks = await tables(ctx)
    .selectFrom('rawMailChunks')
    .select('bytes')
    .where('deskId', '=', raw.deskId)
    .where('rawMailId', '=', raw.id)
    .orderBy('place')
    .execute();
  return Buffer.concat(chunks.map((chunk) => chunk.bytes));
}

async function isKnown(ctx: Context, raw: RawMail, fingerprint: Buffer): Promise<boolean> {
  const before = await tables(ctx)
    .selectFrom('rawMails')
    .select('id')
    .where('deskId', '=', raw.deskId)
    .where('fingerprint', '=', fingerprint)
    .where('state', 'in', ['read', 'quarantined', 'ignored', 'released'])
    .executeTakeFirst();
  return before !== undefined;
}

const states: Record<Settled['outcome'], RawMailState> = {
  created: 'read',
  appended: 'read',
  duplicate: 'duplicate',
  quarantined: 'quarantined',
  ignored: 'ignored',
};

async function settle(
  ctx: Context,
  raw: RawMail,
  settled: Settled,
  identity: { fingerprint?: Buffer; messageIdHash?: Buffer | null },
): Promise<MailOutcome> {
  const placed = 'entryId' in settled ? settled : null;
  const reason = 'reason' in settled ? settled.reason : null;
  await tables(ctx)
    .updateTable('rawMails')
    .set({
      state: states[settled.outcome],
      reason,
      entryId: placed?.entryId ?? null,
      settledAt: ctx.now,
      ...identity,
    })
    .where('deskId', '=', raw.deskId)
    .where('id', '=', raw.id)
    .execute();
  return {
    outcome: settled.outcome,
    reason,
    caseId: placed?.caseId ?? null,
    entryId: placed?.entryId ?? null,
  };
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest();
