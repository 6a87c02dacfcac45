import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { Evidence, knowledgeApi, WayOfCase, WayView } from '../contract.ts';
import { mostGaps } from '../gap-contract.ts';
import type { VisibleGap } from './visible-gap.ts';

type Told<T extends WayView> = Omit<T, 'link'> & { withLink: boolean };

/** What is shown of the way `w`. */
const shownOfW: RawBuilder<unknown> = sql`w.id, w.desk_id, w.case_id, w.with_link, x.text as words, k.language,
  case when w.by_id is not null then coalesce(p.name, '') end as noted_by, e.recorded_at as at,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size)
      order by f.name, f.id)
    from files f where f.desk_id = w.desk_id and f.entry_id = w.id), '[]') as files`;

const besideW: RawBuilder<unknown> = sql`
  join entries e on e.desk_id = w.desk_id and e.id = w.id
  join cases c on c.desk_id = w.desk_id and c.id = app.goes_on_in(w.desk_id, w.case_id)
  join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  left join entry_words x on x.desk_id = w.desk_id and x.entry_id = w.id
  left join persons p on p.id = w.by_id`;

/** The latest first, with those of the cases that go on in this one. */
export async function waysOfCase(
  ctx: Context,
  input: Input<typeof knowledgeApi.waysOfCase>,
): Promise<Output<typeof knowledgeApi.waysOfCase>> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const { rows } = await sql<Told<WayOfCase>>`
    with recursive family (id) as (
      select ${id}::uuid
      union
      select j.id from family f join cases j on j.desk_id = ${deskId} and j.joined_to_id = f.id
    )
    select ${shownOfW}, w.taken_up as is_taken_up,
      case when u.way_id is not null then coalesce(up.name, '') end as taken_up_by,
      case when v.words is not null then jsonb_build_object('id', a.id, 'deskId', a.desk_id, 'words', v.words,
        'language', v.language) end as article,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'deskId', g.desk_id, 'words', g.words, 'language', g.language)
          order by v.recorded_at, g.id)
        from gap_evidence v join gaps g on g.desk_id = v.desk_id and g.id = v.gap_id
        where v.desk_id = w.desk_id and v.way_id = w.id), '[]') as gaps
    from ways w ${besideW}
    left join ways_taken_up u on u.desk_id = w.desk_id and u.way_id = w.id
    left join persons up on up.id = u.by_id
    left join articles a on a.desk_id = u.desk_id and a.id = u.article_id
    left join article_versions v on v.desk_id = a.desk_id and v.article_id = a.id and v.version = a.version
    where w.desk_id = ${deskId} and w.case_id in (select id from family)
    order by e.recorded_at desc, w.id desc limit ${mostGaps}`.execute(ctx.db);
  return { items: rows.map(withItsLink<WayOfCase>), next: null };
}

/** Of those whose words whoever acts may read. */
export async function evidenceOf(ctx: Context, { deskId, id }: VisibleGap): Promise<Evidence[]> {
  const { rows } = await sql<Told<Evidence>>`
    select ${shownOfW}, c.reference, cw.subject, k.name as customer
    from gap_evidence v join ways w on w.desk_id = v.desk_id and w.id = v.way_id ${besideW}
    join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id
    where v.desk_id = ${deskId} and v.gap_id = ${id}
    order by e.recorded_at desc, w.id desc limit ${mostGaps}`.execute(ctx.db);
  return rows.map(withItsLink<Evidence>);
}

/** Of the cases that I own or answer for, on all my desks, the first told first. */
export async function myWays(ctx: Context): Promise<Output<typeof knowledgeApi.myWays>> {
  const me = ctx.actor.id;
  const { rows } = await sql<Output<typeof knowledgeApi.myWays>['items'][number]>`
    select w.id, w.desk_id, c.id as case_id, c.reference, cw.subject, k.name as customer, w.recorded_at as at
    from ways w
    join cases c on c.desk_id = w.desk_id and c.id = app.goes_on_in(w.desk_id, w.case_id)
    join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where w.by_id is null and not w.taken_up and (c.owner_id = ${me}
      or (c.desk_id, c.owner_id) in (
        select a.desk_id, a.person_id from app.away(app.my_desks()) a where a.stand_in_id = ${me})
      or c.desk_id in (select d.id from unnest(app.my_desks()) d (id) where ${me} in (select app.who_answers_for(d.id)))
        and not exists (select from roster r
          where r.desk_id = c.desk_id and r.person_id = c.owner_id and r.ended_at is null))
    order by w.recorded_at, w.id limit ${mostGaps}`.execute(ctx.db);
  return { items: rows, next: null };
}

/** The last line of the words, where that is one. */
function withItsLink<T extends WayView>({ withLink, ...told }: Told<T>): T {
  const { words } = told;
  const at = withLink && words !== null ? words.lastIndexOf('\n') : -1;
  if (words === null || at === -1) return { ...told, link: null } as unknown as T;
  return { ...told, words: words.slice(0, at), link: words.slice(at + 1) } as unknown as T;
}
