import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { WalkCase, WalkItem, WalkWord, walksApi } from '../contract.ts';
import { asLived, endOf, sinceOf } from '../measures/as-lived.ts';
import { happenedTo } from './happened.ts';
import { visibleWalkCase } from './visible-walk.ts';
import { walkItems } from './walk.ts';

/** What the customer of a case said and heard, in order, and what was written of it by whoever read it. */
export async function walkCase(ctx: Context, input: Input<typeof walksApi.walkCase>): Promise<WalkCase> {
  const of = await visibleWalkCase(ctx, input.walkCase);
  const [found] = await walkItems(ctx, sql`c.desk_id = ${of.deskId} and c.id = ${of.id}`);
  if (!found) throw new Error('a case of a walk is one of its desk');
  const { zone, state, ...item } = found;
  const [{ happened, more, caseIds }, words] = await Promise.all([happenedTo(ctx, item), wordsOf(ctx, of)]);
  const clock = { zone, now: ctx.now };
  const steps = asLived(happened, clock);
  const ended = state === 'open' ? null : endOf(steps);
  return {
    ...{ ...item, state, caseIds, steps, more, words },
    since: state === 'open' ? sinceOf(steps, clock) : null,
    elsewhereAt: ended && (await nextElsewhere(ctx, item, ended)),
  };
}

/** When the next case of the same customer was opened after this one had ended. */
async function nextElsewhere(
  ctx: Context,
  { deskId, caseId }: WalkItem,
  ended: Instant,
): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(other.opened_at) as at from cases k
    join cases other on other.desk_id = k.desk_id and other.customer_id = k.customer_id and other.id <> k.id
    where k.desk_id = ${deskId} and k.id = ${caseId} and other.opened_at > ${ended}
      and other.joined_to_id is distinct from k.id and not app.is_unproven(other)`.execute(ctx.db);
  return rows[0]?.at ?? null;
}

async function wordsOf(ctx: Context, { deskId, id }: { deskId: string; id: string }): Promise<WalkWord[]> {
  const { rows } = await sql<WalkWord>`
    select w.id, w.kind, w.words, coalesce(p.name, '') as by, coalesce(o.name, '') as organization, w.recorded_at as at
    from walk_words w
    left join persons p on p.id = w.by_id
    left join organizations o on o.id = w.organization_id
    where w.desk_id = ${deskId} and w.walk_case_id = ${id}
    order by w.recorded_at, w.id`.execute(ctx.db);
  return rows;
}
