import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** The study, if whoever acts may see it. */
export async function visibleStudy(ctx: Context, id: string): Promise<{ deskId: string; id: string }> {
  const found = await tables(ctx)
    .selectFrom('studies')
    .select(['deskId', 'id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound('study.not-found', 'There is no such study here.');
  return found;
}

export type VisibleContact = {
  deskId: string;
  id: string;
  caseId: string;
  entryId: string;
  said: number;
  saidByMe: boolean;
};

/** A contact of a study, if whoever acts may see it. */
export async function visibleContact(ctx: Context, id: string): Promise<VisibleContact> {
  const { rows } = await sql<VisibleContact>`
    select c.desk_id, c.id, c.case_id, c.entry_id, c.said,
      exists (select from study_words w where w.desk_id = c.desk_id and w.contact_id = c.id
        and w.by_id = ${ctx.actor.id}) as said_by_me
    from study_contacts c where c.id = ${id}`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw notFound('study-contact.not-found', 'There is no such contact in a study here.');
  return found;
}
