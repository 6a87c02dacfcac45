import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { draftHeld } from '../events.ts';
import { sayDraft, sayOrHold } from './say-waiting.ts';

type Due = { id: string; caseId: string; personId: string; organizationId: string };

const brokenOff = 'Something went wrong on our side, several times. Nothing was sent.';

/** Says what is due to be said, under its writer's rights as they are now. */
export async function sendDrafts(ctx: Context, failed: (error: unknown) => void): Promise<number> {
  const { rows } = await sql<Due>`select * from app.draft_to_send()`.execute(ctx.db);
  const [due] = rows;
  if (!due) return 0;
  const { id, caseId, personId, organizationId } = due;
  const tellHeld = () => record(ctx, draftHeld, ctx.actor.deskId ?? '', { caseId });
  await sayOrHold(ctx, {
    saying: async () => sayDraft(await ctx.become({ kind: 'person', personId, organizationId }), id),
    hold: async (reason) => {
      await sql`select app.hold_draft(${id}, ${reason})`.execute(ctx.db);
      await tellHeld();
    },
    brokeOff: async (error) => {
      failed(error);
      const later = sql<{ held: boolean }>`select app.send_draft_later(${id}, ${brokenOff}) as held`;
      const [tried] = (await later.execute(ctx.db)).rows;
      if (tried?.held) await tellHeld();
    },
  });
  return 1;
}
