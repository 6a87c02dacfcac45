import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Whoever is away now, on which desk, for whom I answer there. */
export const awayForMe = (ctx: Context) => sql<{ deskId: string; personId: string }>`(
  select a.desk_id, a.person_id from app.away(app.my_desks()) a where a.stand_in_id = ${ctx.actor.id})`;
