import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { recordCustody } from '../../custody/index.ts';
import type { MoveView } from '../../desks/contract.ts';
import { movesChanged } from '../../desks/events.ts';
import { moveWords } from '../../desks/index.ts';
import { showInstant } from '../words.ts';
import { leaveDesk } from './leave-together.ts';
import { mailToStaff } from './mail-to-staff.ts';

type Due = {
  toEngagementId: string;
  toOrganizationId: string;
  state: 'done' | 'lapsed';
  leaving: string[];
};

/**
 * Carries out what the client announced, once its time has come: the engagement ends, all its people leave, and each open
 * case has an owner on the other side, a briefing and the same next word; all of it in one transaction.
 */
export async function carryOutMoves(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  let moved = 0;
  for (let due = await nextDue(ctx); due; due = await nextDue(ctx)) {
    moved += 1;
    const { toEngagementId, toOrganizationId } = due;
    if (due.state === 'done') {
      await leaveDesk(ctx, { deskId, personIds: due.leaving, toEngagementId });
      await recordCustody(ctx, { deskId, kind: 'passed on', toOrganizationId, purpose: 'move' });
    }
    await record(ctx, movesChanged, deskId, {});
  }
  return moved;
}

async function nextDue(ctx: Context): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select to_engagement_id, to_organization_id, state, leaving from app.take_due_move()`.execute(ctx.db);
  return rows[0];
}

type Told = {
  state: MoveView['state'];
  at: Instant;
  gives: string;
  receives: string;
  toClient: boolean;
  personIds: string[];
};

/** Tells of what is to move, and of what became of it, whoever leads on either side and whoever answers for the desk. */
export async function tellMoves(ctx: Context): Promise<number> {
  const { rows } = await sql<Told>`
    select state, at, gives, receives, to_client, person_ids from app.tell_moves()`.execute(ctx.db);
  for (const { state, at, gives: from, receives: to, toClient: isTakenBack, personIds } of rows)
    for (const personId of personIds)
      await mailToStaff(ctx, personId, (language, { name: desk, zone }) => {
        const words = moveWords(language);
        const when = showInstant(at, { language, zone });
        return {
          subject: words.subject[state](desk),
          text: words.mail[state]({ desk, from, to, isTakenBack, when }),
        };
      });
  return rows.length;
}
