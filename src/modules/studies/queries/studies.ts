import { type RawBuilder, sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { StudyRow, studiesApi } from '../contract.ts';

/** The studies of a desk, the latest first. */
export async function studiesOfDesk(
  ctx: Context,
  { desk }: Input<typeof studiesApi.studies>,
): Promise<Output<typeof studiesApi.studies>> {
  const { id } = await visibleDesk(ctx, desk);
  return { items: await studyRows(ctx, sql`s.desk_id = ${id}`), next: null };
}

type Kept = Omit<StudyRow, 'from' | 'until'> & { beginsAt: Instant; endsAt: Instant; zone: string };

const mostStudies = 200;

/** Those among studies `s` that are wanted. */
export async function studyRows(ctx: Context, wanted: RawBuilder<unknown>): Promise<StudyRow[]> {
  const { rows } = await sql<Kept>`
    select s.id, s.desk_id, coalesce(p.name, '') as made_by, s.recorded_at as at, s.begins_at, s.ends_at, s.weeks, d.zone,
      count(c.id)::int as contacts, count(mine.contact_id)::int as said_by_me,
      count(c.id) filter (where c.said = 2)::int as both,
      (select count(*)::int from study_findings f where f.desk_id = s.desk_id and f.study_id = s.id) as findings
    from studies s
    join desks d on d.id = s.desk_id
    left join persons p on p.id = s.made_by_id
    left join study_contacts c on c.desk_id = s.desk_id and c.study_id = s.id
    left join study_words mine on mine.desk_id = c.desk_id and mine.contact_id = c.id and mine.by_id = ${ctx.actor.id}
    where ${wanted}
    group by s.desk_id, s.id, p.name, d.zone
    order by s.recorded_at desc, s.id desc limit ${mostStudies}`.execute(ctx.db);
  return rows.map(({ beginsAt, endsAt, zone, ...row }) => {
    const dayOf = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
    return { ...row, from: String(dayOf(beginsAt)), until: String(dayOf(endsAt).subtract({ days: 1 })) };
  });
}
