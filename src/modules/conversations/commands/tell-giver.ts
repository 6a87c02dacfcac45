import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { mentioned } from '../events.ts';

type Offer = { deskId: string; id: string; caseId: string };

/** Whoever made an offer hears what became of it, as of a note that names them. */
export async function tellGiver(ctx: Context, { deskId, id, caseId }: Offer, entryId: string): Promise<void> {
  await sql`select app.tell_giver(${deskId}, ${id}, ${entryId})`.execute(ctx.db);
  await record(ctx, mentioned, deskId, { caseId, entryId });
}
