import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { pictureUrl } from '../../people/index.ts';
import type { desksApi, ProposalView } from '../contract.ts';
import { tables } from '../tables.ts';
import { visibleDesk } from './visible-desk.ts';

export async function proposalsOf(
  ctx: Context,
  input: Input<typeof desksApi.proposals>,
): Promise<Output<typeof desksApi.proposals>> {
  const desk = await visibleDesk(ctx, input.desk);
  return { items: await seenOn(ctx, desk.id), next: null };
}

/** Who waits for a word on a desk. */
export const proposalsWaiting = (ctx: Context, deskId: string): Promise<ProposalView[]> =>
  seenOn(ctx, deskId, sql`p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)`);

/** What a link opens: its bundle, each as it stands now. */
export async function proposalsByLink(
  ctx: Context,
): Promise<{ desk: { name: string; color: string; zone: string }; proposals: ProposalView[] }> {
  const deskId = ctx.actor.deskId ?? '';
  const [desk, proposals] = await Promise.all([
    tables(ctx)
      .selectFrom('desks')
      .select(['name', 'color', 'zone'])
      .where('id', '=', deskId)
      .executeTakeFirst(),
    seenOn(ctx, deskId),
  ]);
  if (!desk) throw new Refusal('unauthenticated', 'page.no-link', 'This link is not known.');
  return { desk, proposals };
}

type Listed = Omit<ProposalView, 'picture'> & { type: string | null; bytes: Buffer | null };

async function seenOn(
  ctx: Context,
  deskId: string,
  isShown: RawBuilder<unknown> = sql`true`,
): Promise<ProposalView[]> {
  const { rows } = await sql<Listed>`
    select p.id, p.role, p.title, p.called, p.skills, p.languages, p.words, p.recorded_at as proposed_at, p.state, p.decided_at,
      p.reason, p.seen_at is not null as seen, p.rule_id is not null as by_rule,
      app.admits_at(p.desk_id, p.id) as admits_at, asked.asks, decider.name as decided_by, x.type, x.bytes,
      jsonb_build_object('id', who.id, 'name', who.name, 'place', who.place, 'organization', o.name) as person,
      jsonb_build_object('id', proposer.id, 'name', proposer.name, 'place', proposer.place,
        'organization', o.name) as proposed_by
    from proposals p
    join organizations o on o.id = p.organization_id
    join persons who on who.id = p.person_id
    join persons proposer on proposer.id = p.proposed_by_id
    left join persons decider on decider.id = p.decided_by_id
    left join person_pictures x on x.person_id = p.person_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'said', a.said,
        'person', jsonb_build_object('id', a.person_id, 'name', named.name)) order by a.kind), '[]') as asks
      from app.asked_for(p.desk_id, p.id) a join persons named on named.id = a.person_id) asked
    where p.desk_id = ${deskId} and ${isShown}
    order by p.recorded_at desc, p.id desc limit 200`.execute(ctx.db);
  return rows.map(({ type, bytes, ...row }) => ({ ...row, picture: pictureUrl(type, bytes) }));
}
