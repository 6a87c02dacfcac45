import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../platform/context.ts';
import { asInstant } from '../../platform/time/instant.ts';
import { type Lists, listsAt } from './lists.ts';
import { type Item, tables } from './tables.ts';
import type { PocketWords } from './words.ts';

/** Whoever works a desk by text, as they were known when they wrote or are written to. */
export type Worker = {
  deskId: string;
  pocketId: string;
  personId: string;
  organizationId: string;
  name: string;
  number: string;
  language: string;
  zone: string;
};

/** A line of the day; `at` where it is asked for a time. */
export type DayItem = Item & { customer: string; subject: string; at: Instant | null };

const most = 12;

/** What is asked of them by the end of today, by its time, and then their cases on which somebody is to hear by then. */
export async function dayOf(ctx: Context, { deskId, personId, zone }: Worker): Promise<DayItem[]> {
  const today = Temporal.PlainDate.from(dayIn(ctx.now, zone));
  const until = asInstant(today.add({ days: 1 }).toZonedDateTime(zone).toInstant());
  const { rows } = await sql<DayItem>`
    with asked as (
      select t.case_id, t.id as task_id, t.due as at from tasks t
      where t.desk_id = ${deskId} and t.person_id = ${personId} and t.state in ('asked', 'accepted')
        and t.due < ${until} and t.choices is null and not t.at_once
    ),
    wanting as (
      select c.id as case_id, null::uuid as task_id, null::timestamptz as at from cases c
      where c.desk_id = ${deskId} and c.owner_id = ${personId} and c.state = 'open' and c.due < ${until}
        and c.id not in (select case_id from asked)
      order by c.due limit ${most}
    )
    select i.case_id, i.task_id, i.at, w.subject, k.name as customer
    from (select * from asked union all select * from wanting) i
    join cases c on c.desk_id = ${deskId} and c.id = i.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    order by i.at nulls last, c.due, c.id limit ${most}`.execute(ctx.db);
  return rows;
}

/** The day (YYYY-MM-DD) that it is somewhere. */
export const dayIn = (now: Instant, zone: string): string =>
  Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString();

/** What the clock shows somewhere, such as 09:30. */
export const clockIn = (at: Instant, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);

/** "3 visits, 2 want a word. Next: Mrs Alvarez, pump, 09:30", and each under its number. */
export function sayDay(
  items: readonly DayItem[],
  { zone, words }: { zone: string; words: PocketWords },
): string {
  const [next] = items;
  if (!next) return words.nothing;
  const visits = items.filter(({ at }) => at !== null).length;
  const head = `${words.day(visits, items.length - visits)} ${words.next(sayItem(next, zone))}`;
  return [head, ...items.map((item, place) => `${place + 1} ${sayItem(item, zone)}`)].join('\n');
}

const mostSubject = 40;

export function sayItem(
  { customer, subject, at }: Pick<DayItem, 'customer' | 'subject' | 'at'>,
  zone: string,
): string {
  const time = at && clockIn(at, zone);
  return [
    customer,
    subject
      .slice(0, mostSubject)
      .toWellFormed()
      .replace(/[.\s]+$/u, ''),
    time,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What its numbers stand for, for whoever answers one of them; kept as the desk. */
export async function keepDay(
  ctx: Context,
  { deskId, pocketId }: Worker,
  { items, ...sent }: { items: readonly Item[]; outboxId: string; askedFor: boolean },
): Promise<void> {
  const kept = JSON.stringify(items.map(({ caseId, taskId }) => ({ caseId, taskId })));
  await tables(ctx)
    .insertInto('pocketDays')
    .values({ deskId, id: uuid(), pocketId, items: kept, ...sent })
    .execute();
}

/** What each number stands for to somebody who writes at a time. A day that is over is not meant any more. */
export async function itemsAt(ctx: Context, worker: Worker, at: Instant): Promise<Lists<Item>> {
  const { now, before, readFrom } = await listsAt(ctx, worker, { of: 'days', at });
  const { zone } = worker;
  const isOver = before === undefined || dayIn(before.sentAt, zone) !== dayIn(at, zone);
  return {
    now: (now?.items ?? []) as Item[],
    before: isOver ? [] : (before.items as Item[]),
    readFrom,
  };
}
