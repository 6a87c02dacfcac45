import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { GapRow, GapView, knowledgeApi } from '../contract.ts';
import { mostGaps } from '../gap-contract.ts';
import { mayCloseGap, mayWithdrawGap, mayWriteArticles } from '../policy.ts';
import { besideG, shownOfG } from './gaps.ts';
import { isMetByMeAlone, type VisibleGap, visibleGap } from './visible-gap.ts';
import { evidenceOf } from './ways.ts';

/** A gap with the cases it is in, the latest first, and what was looked for there, most often first. */
export async function gap(ctx: Context, { gap: id }: Input<typeof knowledgeApi.gap>): Promise<GapView> {
  const found = await visibleGap(ctx, id);
  const [row, closing, withdrawal, isMine, inCases, searches, evidence] = await Promise.all([
    shown(ctx, found),
    closingOf(ctx, found),
    withdrawalOf(ctx, found),
    isMetByMeAlone(ctx, found),
    casesOf(ctx, found),
    searchesOf(ctx, found),
    evidenceOf(ctx, found),
  ]);
  const mayChange = found.closedAt === null && mayWriteArticles(ctx.actor, found.deskId);
  const mayClose = found.closedAt === null && mayCloseGap(ctx.actor, found);
  const mayWithdraw = found.closedAt === null && mayWithdrawGap(ctx.actor, { ...found, isMine });
  return { ...row, closing, withdrawal, inCases, searches, evidence, mayChange, mayClose, mayWithdraw };
}

async function shown(ctx: Context, { deskId, id }: VisibleGap) {
  const { rows } = await sql<GapRow & Pick<GapView, 'by' | 'article'>>`select ${shownOfG},
      jsonb_build_object('id', g.made_by_id, 'name', coalesce(p.name, ''), 'organization', r.organization, 'place', p.place) as by,
      case when v.words is not null then
        jsonb_build_object('id', a.id, 'words', v.words, 'language', v.language) end as article
    from gaps g ${besideG}
    left join persons p on p.id = g.made_by_id
    left join lateral (select o.name as organization from roster r join organizations o on o.id = r.organization_id
      where r.desk_id = g.desk_id and r.person_id = g.made_by_id
      order by r.ended_at nulls first limit 1) r on true
    left join articles a on a.desk_id = g.desk_id and a.id = g.article_id
    left join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
    where g.desk_id = ${deskId} and g.id = ${id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error('a gap that is visible is read');
  return row;
}

async function closingOf(ctx: Context, { deskId, id }: VisibleGap): Promise<GapView['closing']> {
  const { rows } = await sql<NonNullable<GapView['closing']>>`
    select x.kind, x.words, x.language, x.version, coalesce(p.name, '') as by,
      case when v.words is not null then
        jsonb_build_object('id', a.id, 'words', v.words, 'language', v.language) end as article,
      (select count(*)::int from gap_tellings t where t.desk_id = x.desk_id and t.gap_id = x.gap_id) as told,
      (select count(distinct c.customer_id)::int from app.untold_cases(x.desk_id, x.gap_id) c) as untold
    from gap_closings x
    left join persons p on p.id = x.by_id
    left join articles a on a.desk_id = x.desk_id and a.id = x.article_id
    left join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
    where x.desk_id = ${deskId} and x.gap_id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

async function withdrawalOf(ctx: Context, { deskId, id }: VisibleGap): Promise<GapView['withdrawal']> {
  const { rows } = await sql<NonNullable<GapView['withdrawal']>>`
    select x.words, coalesce(p.name, '') as by from gap_withdrawals x left join persons p on p.id = x.by_id
    where x.desk_id = ${deskId} and x.gap_id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

async function casesOf(ctx: Context, { deskId, id }: VisibleGap): Promise<GapView['inCases']> {
  const { rows } = await sql<GapView['inCases'][number]>`
    select c.id, c.reference, w.subject, k.name as customer, gc.recorded_at as at
    from gap_cases gc
    join cases c on c.desk_id = gc.desk_id and c.id = gc.case_id and c.joined_to_id is null
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where gc.desk_id = ${deskId} and gc.gap_id = ${id}
    order by gc.recorded_at desc, c.id limit ${mostGaps}`.execute(ctx.db);
  return rows;
}

async function searchesOf(ctx: Context, { deskId, id }: VisibleGap): Promise<GapView['searches']> {
  const { rows } = await sql<GapView['searches'][number]>`
    select s.words, count(*)::int as cases from gap_searches s
    where s.desk_id = ${deskId} and s.gap_id = ${id}
    group by s.words order by count(*) desc, min(s.recorded_at), s.words limit ${mostGaps}`.execute(ctx.db);
  return rows;
}
