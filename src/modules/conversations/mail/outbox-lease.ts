import type { ExpressionBuilder } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { type Quiet, quietUntil } from '../../../platform/time/quiet.ts';
import { type ConversationsTables, type OutboxState, tables } from '../tables.ts';
import { htmlToSend, type KeptHeaders, textToSend } from './kept-mail.ts';

// Renewed while something is being sent, so nobody else sends it meanwhile; that of a process that died ends by itself.
const leaseSeconds = 20;
const renewMs = 5_000;
const mostAttempts = 12;

export type Leased = {
  deskId: string;
  id: string;
  kind: 'message' | 'receipt' | 'link' | 'pocket' | 'staff' | 'task' | 'referral' | 'word';
  messageId: string;
  attempts: number;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Partial<KeptHeaders>;
  at: string;
  partsSent: number;
};

export type Fate = { outcome: 'sent' | 'refused' | 'delayed'; reply: string };
export type Waiting = { deskId: string; id: string; quiet: Quiet | null; zone: string };

/** What waits to be sent by mail, of all desks. */
export async function waitingMails(database: Database, atMost: number): Promise<Waiting[]> {
  const { rows } = await database.mailer.query<Row>('select * from app.waiting_outbox($1, $2)', [
    'mail',
    atMost,
  ]);
  return rows.map(waitingOf);
}

export type WaitingText = Waiting & { gatewayId: string | null; lane: string };

/** The next text of each lane that is not busy, of all desks: the texts of a gateway go one after another. */
export async function waitingTexts(
  database: Database,
  { busy, atMost }: { busy: string[]; atMost: number },
): Promise<WaitingText[]> {
  const { rows } = await database.mailer.query<Row & { gateway_id: string | null; lane: string }>(
    'select * from app.waiting_texts($1, $2)',
    [busy, atMost],
  );
  return rows.map((row) => ({ ...waitingOf(row), gatewayId: row.gateway_id, lane: row.lane }));
}

const waitingOf = ({ desk_id: deskId, id, quiet_from: from, quiet_until: until, zone }: Row): Waiting => ({
  ...{ deskId, id, zone },
  quiet: from && until ? { from, until } : null,
});

type Row = {
  desk_id: string;
  id: string;
  quiet_from: string | null;
  quiet_until: string | null;
  zone: string;
};

/**
 * Leases one before it is sent and settles it with the other side's final reply after it; a crash between the two sends
 * it again under the same id. Answers what became of it; null where somebody else has it.
 */
export async function sendOne(
  database: Database,
  waiting: Waiting,
  send: (leased: Leased) => Promise<Fate>,
): Promise<string | null> {
  const leased = await asMailer(database, waiting.deskId, (ctx) => leaseUnlessQuiet(ctx, waiting));
  if (!leased) return null;
  if (leased.attempts > mostAttempts) {
    await settle(database, leased, { state: 'failed', finalReply: 'sending it broke off again and again' });
    return 'given up';
  }
  const renewing = setInterval(() => renew(database, leased).catch(() => {}), renewMs);
  const { outcome, reply } = await send(leased).finally(() => clearInterval(renewing));
  const hopeless = outcome === 'refused' || leased.attempts >= mostAttempts;
  const state = outcome === 'sent' ? 'sent' : hopeless ? 'failed' : 'queued';
  await settle(database, leased, { state, finalReply: reply });
  return outcome;
}

/** Nobody else is sending it. */
export const mayBeTaken = (now: Instant) => (is: ExpressionBuilder<ConversationsTables, 'outbox'>) =>
  is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'leased'), is('leasedUntil', '<=', now)])]);

/** What was ready before the quiet hours, or is sent again in them, waits like what is written in them. */
async function leaseUnlessQuiet(ctx: Context, { id, quiet, zone }: Waiting): Promise<Leased | null> {
  const over = quiet && quietUntil(Temporal.Instant.from(ctx.now), quiet, zone);
  if (!over) return lease(ctx, id);
  await tables(ctx)
    .updateTable('outbox')
    .set({ state: 'queued', leasedUntil: null, nextAttemptAt: asInstant(over), waitsFor: 'quiet hours' })
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('id', '=', id)
    .where(mayBeTaken(ctx.now))
    .execute();
  return null;
}

async function lease(ctx: Context, id: string): Promise<Leased | null> {
  const db = tables(ctx);
  const leased = await db
    .updateTable('outbox')
    .set((value) => ({
      state: 'leased' as const,
      attempts: value('attempts', '+', 1),
      leasedUntil: later(ctx, { seconds: leaseSeconds }),
    }))
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('id', '=', id)
    .where(mayBeTaken(ctx.now))
    .returning(['deskId', 'id', 'kind', 'state', 'messageId', 'attempts', 'recordedAt as at', 'partsSent'])
    .executeTakeFirst();
  // What goes to somebody who works there no more is settled as it would be taken.
  if (leased?.state !== 'leased') return null;
  const kept = await db
    .selectFrom('outboxWords')
    .select(['recipient', 'subject', 'text', 'html', 'headers'])
    .where('deskId', '=', leased.deskId)
    .where('outboxId', '=', id)
    .executeTakeFirstOrThrow();
  const headers = kept.headers as Partial<KeptHeaders>;
  return {
    ...leased,
    ...kept,
    headers,
    text: textToSend(ctx.site, { text: kept.text, headers }),
    html: htmlToSend(ctx.site, { html: kept.html, headers }),
  };
}

const renew = (database: Database, leased: Leased) =>
  note(database, leased, (ctx) => ({ leasedUntil: later(ctx, { seconds: leaseSeconds }) }));

/** Of a text that goes in several, how many went. */
export const partsWent = (database: Database, leased: Leased, partsSent: number): Promise<void> =>
  note(database, leased, () => ({ partsSent }));

async function note(
  database: Database,
  { deskId, id, attempts }: Leased,
  changes: (ctx: Context) => { leasedUntil: Instant } | { partsSent: number },
): Promise<void> {
  await asMailer(database, deskId, async (ctx) => {
    await tables(ctx)
      .updateTable('outbox')
      .set(changes(ctx))
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .where('state', '=', 'leased')
      .where('attempts', '=', attempts)
      .execute();
  });
}

/** Only what is still leased as it was: whoever was slower than the lease must not undo what the next one did. */
async function settle(
  database: Database,
  { deskId, id, attempts }: Leased,
  end: { state: OutboxState; finalReply?: string },
): Promise<void> {
  await asMailer(database, deskId, async (ctx) => {
    await tables(ctx)
      .updateTable('outbox')
      .set({
        state: end.state,
        finalReply: end.finalReply?.slice(0, 500) ?? null,
        leasedUntil: null,
        ...(end.state === 'queued'
          ? { nextAttemptAt: later(ctx, { minutes: backoffMinutes(attempts) }), waitsFor: null }
          : { settledAt: ctx.now }),
      })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .where('state', '=', 'leased')
      .where('attempts', '=', attempts)
      .execute();
  });
}

/** 1, 2, 4 … minutes, at most four hours: twelve attempts last a little over a day. */
const backoffMinutes = (attempts: number) => Math.min(2 ** (attempts - 1), 240);

const later = (ctx: Context, after: { minutes: number } | { seconds: number }) =>
  asInstant(Temporal.Instant.from(ctx.now).add(after));

export const asMailer = <T>(database: Database, deskId: string, work: (ctx: Context) => Promise<T>) =>
  database.as({ kind: 'desk-system', deskId }, work, database.mailer);
