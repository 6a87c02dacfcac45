import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../../desks/contract.ts';
import { visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import { leaveDesk } from './leave-together.ts';
import { carryOutMoves } from './move-work.ts';

/** The client ends somebody's work on the desk. */
export async function dismiss(ctx: Context, input: Input<typeof desksApi.dismiss>): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  if (input.person === desk.accountableId) {
    throw conflict(
      'roster.accountable',
      'Somebody must answer for the desk: make another person accountable first.',
    );
  }
  const left = await leaveDesk(ctx, { deskId: desk.id, personIds: [input.person] });
  if (left.length === 0) throw notFound('roster.not-found', 'This person does not work on the desk.');
  return { id: input.person };
}

/**
 * Ends the roster entries of people whose membership or engagement has ended meanwhile. Where it was announced to whom the
 * work of their company moves, it goes there and nowhere else.
 */
export async function sweepLeavers(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const moved = await carryOutMoves(ctx);
  const { rows } = await sql<{ personId: string }>`select person_id from app.leavers()`.execute(ctx.db);
  const left = await leaveDesk(ctx, { deskId, personIds: rows.map(({ personId }) => personId) });
  return left.length + moved;
}
