import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { asRefusal } from '../../../platform/database/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { orElse } from '../../conversations/index.ts';
import { gapOfTold } from './gap-of-question.ts';

/**
 * What a customer got round by themselves nobody had an answer to, where the case is in no open gap. It is made in the name
 * of whoever owns the case, or who answers for the desk; what was told is never lost because nobody can.
 */
export async function gapOfWay(
  ctx: Context,
  { deskId, id, ownerId }: VisibleCase,
  told: string,
): Promise<void> {
  const { rows } = await sql<{ isIn: boolean }>`
    select app.is_in_open_gap(${deskId}, ${id}) as is_in`.execute(ctx.db);
  if (rows[0]?.isIn) return;
  const asDesk = () => ctx.become({ kind: 'desk-system', deskId });
  for (const maker of await makersOf(ctx, { deskId, ownerId })) {
    const isMade = await orElse(
      ctx,
      async () => {
        const them = await ctx.become({ kind: 'person', ...maker });
        const made = await gapOfTold(them, await visibleCase(them, id), told);
        await asDesk();
        return made !== null;
      },
      async (failure) => {
        if (!(asRefusal(failure) instanceof Refusal)) throw failure;
        await asDesk();
        return false;
      },
    );
    if (isMade) return;
  }
}

/** The owner first. */
async function makersOf(ctx: Context, { deskId, ownerId }: { deskId: string; ownerId: string }) {
  const { rows } = await sql<{ personId: string; organizationId: string }>`
    select person_id, organization_id from roster
    where desk_id = ${deskId} and ended_at is null
      and (person_id = ${ownerId} or person_id in (select app.who_answers_for(${deskId})))
    order by person_id <> ${ownerId}, person_id`.execute(ctx.db);
  return rows;
}
