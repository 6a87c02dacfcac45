import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { CoachingKind, CoachingNoteView, coachingApi } from '../contract.ts';

const part = (name: 'note' | 'thanks' | 'question' | 'answer') => sql`(select w.text from coaching_words w
  where w.desk_id = n.desk_id and w.note_id = n.id and w.part = ${name})`;
const thankedAt = sql`(select w.recorded_at from coaching_words w
  where w.desk_id = n.desk_id and w.note_id = n.id and w.part = 'thanks')`;

/** Row-level security decides whose these are: mine, and what somebody lets all on a desk read. */
export async function coachingNotes(ctx: Context): Promise<Output<typeof coachingApi.notes>> {
  const { rows: items } = await sql<CoachingNoteView>`
    select n.id, n.desk_id, n.case_id, c.reference, cw.subject, k.name as customer, n.kind, n.recorded_at as at,
      jsonb_build_object('id', n.to_id, 'name', coalesce(p.name, '')) as to,
      case when ${part('note')} is null then n.held end as held, ${part('note')} as text, ${thankedAt} as thanked_at,
      ${part('thanks')} as thanks, ${part('question')} as question, ${part('answer')} as answer,
      app.is_shared(n.desk_id, n.id) as shared
    from coaching_notes n
    join cases c on c.desk_id = n.desk_id and c.id = n.case_id
    join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id
    join customers k on k.desk_id = n.desk_id and k.id = n.customer_id
    left join persons p on p.id = n.to_id
    order by n.recorded_at desc, n.id desc limit 100`.execute(ctx.db);
  return { items, next: null };
}

/** The last that a customer said to those who helped, and what came back. */
export type SaidWord = {
  id: string;
  kind: CoachingKind;
  to: string;
  isHeld: boolean;
  text: string;
  thankedAt: Instant | null;
  thanks: string | null;
  question: string | null;
  answer: string | null;
  at: Instant;
};

export async function wordsOfCase(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<SaidWord[]> {
  const { rows } = await sql<SaidWord>`
    select n.id, n.kind, coalesce(app.called(n.desk_id, p.id, p.name), '') as to, n.held is not null as is_held, ${part('note')} as text, n.recorded_at as at,
      ${thankedAt} as thanked_at, ${part('thanks')} as thanks, ${part('question')} as question, ${part('answer')} as answer
    from coaching_notes n left join persons p on p.id = n.to_id
    where n.desk_id = ${deskId} and n.case_id = ${id} and ${part('note')} is not null
    order by n.recorded_at desc, n.id desc limit 3`.execute(ctx.db);
  return rows;
}
