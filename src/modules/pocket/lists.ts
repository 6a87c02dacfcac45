import { sql } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import { asInstant } from '../../platform/time/instant.ts';
import type { Worker } from './the-day.ts';

type List = { items: unknown; sentAt: Instant; askedFor: boolean };

/** What the numbers of a list stand for; those of `before` may still be meant by whoever has hardly seen the list of now. */
export type Lists<T> = { now: (T | undefined)[]; before: (T | undefined)[]; readFrom: Instant | null };

const minutesToSee = 5;

/**
 * Of the lists that were sent to somebody before they wrote, the newest, and the one before where the newest came within
 * the last minutes without being asked for; asked as the desk.
 */
export async function listsAt(
  ctx: Context,
  { deskId, personId, pocketId }: Worker,
  { of, at }: { of: 'days' | 'bundles'; at: Instant },
): Promise<{ now?: List; before?: List; readFrom: Instant | null }> {
  const kept =
    of === 'days'
      ? sql`(select *, asked_for as waited_for from pocket_days where pocket_id = ${pocketId})`
      : sql`(select *, false as waited_for from pocket_bundles where person_id = ${personId})`;
  const sentAt = sql`coalesce(o.settled_at, l.recorded_at)`;
  const { rows } = await sql<List>`
    select l.items, l.waited_for as asked_for,
      to_char(${sentAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as sent_at
    from ${kept} l
    left join outbox o on o.desk_id = l.desk_id and o.id = l.outbox_id
    where l.desk_id = ${deskId} and (l.outbox_id is null or o.state in ('sent', 'delivered'))
      and date_trunc('milliseconds', ${sentAt}) <= ${at}::timestamptz
    order by ${sentAt} desc, l.id desc limit 2`.execute(ctx.db);
  const [now, before] = rows;
  if (!now) return { readFrom: null };
  // A whole minute, for it is said to them.
  const seen = Temporal.Instant.from(now.sentAt).add({ minutes: minutesToSee });
  const readFrom = asInstant(seen.round({ smallestUnit: 'minute', roundingMode: 'ceil' }));
  if (now.askedFor || at >= readFrom || !before) return { now, readFrom: null };
  return { now, before, readFrom };
}

type Meaning = { caseId: string | null; taskId?: string | null; proposalId?: string; text?: string };

/** Whether a number stands for the same whichever list is meant. */
export function isClear<T extends Meaning>({ now, before }: Lists<T>, number: number): boolean {
  const [here, there] = [now[number - 1], before[number - 1]];
  if (!there) return true;
  return (
    here?.caseId === there.caseId &&
    here.taskId === there.taskId &&
    here.proposalId === there.proposalId &&
    here.text === there.text
  );
}
