import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ReferralState } from '../contract.ts';
import { mailReferrer } from '../mail/mail-referrer.ts';
import { tables } from '../tables.ts';
import type { Under } from './refer.ts';

type Over = Under & {
  id: string;
  name: string;
  theirReference: string | null;
  writtenFrom: string;
  messageId: string | null;
  state: ReferralState;
};

const atOnce = 50;

/** Whoever passed somebody on by mail hears that it is over, and nothing else of the case, as on the page of their link. */
export async function tellReferrers(ctx: Context): Promise<number> {
  const { rows } = await sql<Over>`
    select r.desk_id, r.engagement_id, r.organization_id, r.id, w.name, w.their_reference, w.written_from, w.message_id, o.state
    from app.referrals_over_here() o
    join referrals r on r.desk_id = ${ctx.actor.deskId} and r.id = o.referral_id
    join referral_words w on w.desk_id = r.desk_id and w.referral_id = r.id
    order by r.id limit ${atOnce} for update of r skip locked`.execute(ctx.db);
  if (rows.length === 0) return 0;
  await tables(ctx)
    .updateTable('referrals')
    .set({ toldAt: ctx.now })
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  for (const { state, name, theirReference, writtenFrom, messageId, ...under } of rows)
    await mailReferrer(
      ctx,
      { ...under, address: writtenFrom, messageId },
      { over: { state, name, theirReference } },
    );
  return rows.length;
}
