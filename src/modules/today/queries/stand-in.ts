import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Whoever is away now and named me to answer for them. */
export const awayForMe = (ctx: Context) => sql<{ personId: string }>`(select a.person_id from absences a
  where a.stand_in_id = ${ctx.actor.id} and a.withdrawn_at is null and a.starts_at <= ${ctx.now} and a.ends_at > ${ctx.now})`;
