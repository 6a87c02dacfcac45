import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import { reveal } from '../../../platform/reveal.ts';
import type { ReferralState, ReferralView, referralsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** What whoever acts has passed on, newest first, as far as it is shown at once. */
const mostShown = 200;

/** The custody record holds whom they read of, though no case is named to them. */
export async function myReferrals(ctx: Context): Promise<ReferralView[]> {
  const rows = await tables(ctx)
    .selectFrom('referrals as r')
    .innerJoin('referralWords as w', (join) =>
      join.onRef('w.deskId', '=', 'r.deskId').onRef('w.referralId', '=', 'r.id'),
    )
    .innerJoin(
      sql<{ deskId: string; referralId: string; state: ReferralState }>`app.my_referrals()`.as('m'),
      (join) => join.onRef('m.deskId', '=', 'r.deskId').onRef('m.referralId', '=', 'r.id'),
    )
    .innerJoin('desks as d', 'd.id', 'r.deskId')
    .select(['r.id', 'd.name as desk', 'w.name', 'w.theirReference', 'm.state', 'r.recordedAt as at'])
    .select(['r.deskId', 'r.caseId'])
    .orderBy('r.id', 'desc')
    .limit(mostShown)
    .execute();
  await reveal(
    ctx,
    rows.map(({ deskId, caseId }) => ({ deskId, caseId, as: 'listed' })),
  );
  return rows.map(({ deskId: _desk, caseId: _case, ...view }) => view);
}

export async function referralsOfUs(ctx: Context): Promise<Output<typeof referralsApi.referrals>> {
  const items = await myReferrals(ctx);
  const { rows: desks } = await sql<{ engagementId: string; name: string }>`
    select u.engagement_id, d.name from app.engagements_i_refer_under() u
    join desks d on d.id = u.desk_id order by d.name, u.engagement_id`.execute(ctx.db);
  return { items, next: null, desks };
}
