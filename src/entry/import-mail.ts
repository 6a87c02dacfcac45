import pg from 'pg';
import { append } from '../modules/cases/commands/append.ts';
import { moveCase } from '../modules/cases/commands/move-case.ts';
import { Outcome } from '../modules/cases/contract.ts';
import { visibleCase } from '../modules/cases/queries/visible-case.ts';
import { type MailOutcome, orElse, readMail, setAside } from '../modules/conversations/mail/read-mail.ts';
import { keepRawMail } from '../modules/conversations/mail/take-in.ts';
import { tables } from '../modules/conversations/tables.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database/database.ts';
import { fingerprintOf } from '../platform/mail/fingerprint.ts';
import type { FoundMail } from '../platform/mail/mailboxes.ts';
import type { MailParser } from '../platform/mail/parse-in-thread.ts';
import { Refusal } from '../platform/refusal.ts';
import { envelopeOf } from './import-envelope.ts';

export type DeskToFill = { id: string; address: string; closed: boolean };

export type ImportedMail = {
  source: string;
  outcome: MailOutcome['outcome'];
  reason: string | null;
  case: string | null;
  entry: string | null;
};

type Deps = { database: Database; parser: MailParser; desk: DeskToFill };

const mostTries = 5;
/** What the column of sizes holds: larger files were never mails. */
const mostSize = 2 ** 31 - 1;

/** Brings in one mail that was delivered elsewhere: kept, read and placed in one transaction, and nothing is sent. */
export async function importMail(deps: Deps, found: FoundMail): Promise<ImportedMail> {
  const { outcome, reason, caseId, entryId } = await whileOthersWork((isLast) => place(deps, found, isLast));
  return { source: found.source, outcome, reason, case: caseId, entry: entryId };
}

function place(
  { database, parser, desk }: Deps,
  { raw, size, isTooLarge }: FoundMail,
  isLast: boolean,
): Promise<MailOutcome> {
  return database.as({ kind: 'desk-system', deskId: desk.id }, async (ctx) => {
    const fingerprint = fingerprintOf(raw);
    if (await isHere(ctx, desk.id, fingerprint)) {
      return { outcome: 'duplicate', reason: 'the same mail came before', caseId: null, entryId: null };
    }
    const envelope = envelopeOf(raw, desk.address);
    const id = await keepRawMail(ctx, { raw, ...envelope, source: 'import', size: Math.min(size, mostSize) });
    const kept = await rawMail(ctx, desk.id, id);
    if (isTooLarge) return setAside(ctx, kept, { fingerprint, reason: 'too-large' });
    return orElse(
      ctx,
      async () => {
        const result = await readMail(ctx, { parser }, kept);
        if (desk.closed && result.caseId && result.entryId)
          await closeAgain(ctx, result.caseId, result.entryId);
        return result;
      },
      (failure) => {
        if (hasMetOthers(failure) && !isLast) throw failure;
        return setAside(ctx, kept, { fingerprint, reason: 'crashed' });
      },
    );
  });
}

/** A server beside us may be at the same case or the same mail: then all of it is done again. */
async function whileOthersWork<T>(work: (isLast: boolean) => Promise<T>): Promise<T> {
  for (let left = mostTries; ; left -= 1) {
    try {
      return await work(left === 0);
    } catch (error) {
      if (!hasMetOthers(error) || left === 0) throw error;
    }
  }
}

/** A change of theirs was there first: refused as such, or by its key, or one of two that waited for each other. */
const hasMetOthers = (error: unknown) =>
  (error instanceof Refusal && error.kind === 'conflict') ||
  (error instanceof pg.DatabaseError && metCodes.has(error.code ?? ''));

const metCodes = new Set(['23505', '40P01', 'TL409']);

async function isHere(ctx: Context, deskId: string, fingerprint: Buffer): Promise<boolean> {
  const before = await tables(ctx)
    .selectFrom('rawMails')
    .select('id')
    .where('deskId', '=', deskId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return before !== undefined;
}

function rawMail(ctx: Context, deskId: string, id: string) {
  return tables(ctx)
    .selectFrom('rawMails')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** What old mail opens, or opens again, ends at once as it was; a case that people are at goes on. */
async function closeAgain(ctx: Context, caseId: string, entryId: string): Promise<void> {
  const theCase = await visibleCase(ctx, caseId);
  const line = await tables(ctx)
    .selectFrom('entries')
    .select(['id', 'kind', 'data'])
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', caseId)
    .where('kind', 'in', ['contact', 'done', 'ended', 'reopened'])
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  const [contact, before] = line;
  if (theCase.state !== 'open' || contact?.id !== entryId) return;
  const isFirst = before === undefined;
  if (!isFirst && before.kind !== 'ended') return;
  const last = Outcome.safeParse((before?.data as { outcome?: unknown } | undefined)?.outcome);
  const outcome = last.success ? last.data : 'unknown';
  const endedBy = await append(
    ctx,
    { deskId: theCase.deskId, caseId },
    { kind: 'ended', audience: 'customer', data: { outcome, imported: true } },
  );
  await moveCase(ctx, theCase, { move: { end: { outcome } }, entryId: endedBy });
}
