import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { Finding, StudyContact, StudyView, StudyWord, studiesApi } from '../contract.ts';
import { agreement } from '../measures/agreement.ts';
import { studyRows } from './studies.ts';
import { visibleStudy } from './visible-study.ts';

type Of = { deskId: string; id: string };

/** A study as whoever reads it sees it: the word of another only once there are two. */
export async function study(ctx: Context, input: Input<typeof studiesApi.study>): Promise<StudyView> {
  const of = await visibleStudy(ctx, input.study);
  const [row] = await studyRows(ctx, sql`s.desk_id = ${of.deskId} and s.id = ${of.id}`);
  if (!row) throw new Error('a study that is seen is among those of its desk');
  const items = await contacts(ctx, of);
  const pairs = items.flatMap(({ words: [one, other] }) => (one && other ? [[one, other] as const] : []));
  const same = pairs.filter(([one, other]) => one.demand === other.demand);
  return {
    ...row,
    items,
    agreement: agreement(pairs.map(([one, other]) => [one.demand, other.demand])),
    sameType: same.filter(([one, other]) => one.type !== null && one.type.id === other.type?.id).length,
    learned: await learned(ctx, of),
  };
}

/** What was merged into another type reads as that. */
const typeOf = sql`
  left join demand_types as_said on as_said.desk_id = w.desk_id and as_said.id = w.type_id
  left join demand_types t on t.desk_id = w.desk_id and t.id = coalesce(as_said.heir_id, as_said.id)`;

async function contacts(ctx: Context, { deskId, id }: Of): Promise<StudyContact[]> {
  type Row = Omit<StudyContact, 'mine' | 'words'> & { words: (StudyWord & { isMine: boolean })[] };
  const { rows } = await sql<Row>`
    select c.id, c.desk_id, c.case_id, c.entry_id, k.reference, cw.subject, customer.name as customer, e.recorded_at as at,
      nullif(trim(words.text), '') as text, c.said,
      case when c.said = 2 then (select m.demand from demand_marks m
        where m.desk_id = c.desk_id and m.entry_id = c.entry_id order by m.recorded_at desc, m.id desc limit 1) end as counts,
      coalesce((select jsonb_agg(jsonb_build_object('demand', w.demand, 'by', coalesce(p.name, ''),
          'isMine', w.by_id = ${ctx.actor.id},
          'type', case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end)
          order by w.recorded_at, w.by_id)
        from study_words w ${typeOf} left join persons p on p.id = w.by_id
        where w.desk_id = c.desk_id and w.contact_id = c.id), '[]') as words
    from study_contacts c
    join entries e on e.desk_id = c.desk_id and e.id = c.entry_id
    join cases k on k.desk_id = c.desk_id and k.id = c.case_id
    join case_words cw on cw.desk_id = k.desk_id and cw.case_id = k.id
    join customers customer on customer.desk_id = k.desk_id and customer.id = k.customer_id
    left join entry_words words on words.desk_id = e.desk_id and words.entry_id = e.id
    where c.desk_id = ${deskId} and c.study_id = ${id}
    order by c.place`.execute(ctx.db);
  return rows.map(({ words, ...row }) => ({
    ...row,
    mine: words.find(({ isMine }) => isMine) ?? null,
    words: row.said === 2 ? words : [],
  }));
}

async function learned(ctx: Context, { deskId, id }: Of): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    select f.id, f.words, coalesce(p.name, '') as by, f.recorded_at as at,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as cause
    from study_findings f
    left join causes c on c.desk_id = f.desk_id and c.id = f.cause_id
    left join persons p on p.id = f.by_id
    where f.desk_id = ${deskId} and f.study_id = ${id}
    order by f.recorded_at, f.id`.execute(ctx.db);
  return rows;
}
