import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { shortened } from '../../../platform/shortened.ts';
import { type Calendar, isOpen, nextOpening } from '../../../platform/time/business-hours.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { mailToStaff, showTo, takesTexts, textToStaff } from '../../conversations/index.ts';
import { setbackChanged } from '../events.ts';
import { tables } from '../tables.ts';
import { setbackWords } from '../words.ts';

/**
 * Tells those who lead for the client, or answer for it meanwhile, of what went wrong, at once unless a lead holds it back: by mail to all but who
 * said it, and by text to those of them who work by text. Everybody on the desk may read what waits in the outbox, and the entry itself.
 */
export async function tellClient(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const [desk, leaders] = await Promise.all([deskOf(ctx, deskId), whoLeadsForClient(ctx, deskId)]);
  const waits = isOpen(Temporal.Instant.from(ctx.now), desk) ? sql`false` : waitsForText(leaders);
  const { rows } = await sql<{ id: string }>`
    select s.id from setbacks s
    join entries e on e.desk_id = s.desk_id and e.id = s.id
    left join setback_told t on t.desk_id = s.desk_id and t.setback_id = s.id and t.whom = 'client'
    left join setback_holds h on h.desk_id = s.desk_id and h.setback_id = s.id
    where s.desk_id = ${deskId} and t.setback_id is null and (h.setback_id is null or app.held_until(h) <= app.now())
      and not (${waits})
    order by s.recorded_at, s.id limit 20`.execute(ctx.db);
  for (const { id } of rows) await tellOne(ctx, { desk, id, leaders });
  return rows.length;
}

/**
 * Whoever is reached by text alone knows nothing of it before the text goes, as the desk opens, or one of them has read
 * the case.
 */
function waitsForText(leaders: readonly Leader[]): RawBuilder<unknown> {
  const all = leaders.map(({ personId }) => personId);
  const mailed = leaders.filter(({ isMailed }) => isMailed).map(({ personId }) => personId);
  const texted = leaders.filter(({ isTexted }) => isTexted).map(({ personId }) => personId);
  const hears = (whom: readonly string[]) =>
    sql`exists (select from unnest(${whom}::uuid[]) who where who is distinct from e.author_id)`;
  const haveRead = (record: 'custody_inbox' | 'custody_entries') =>
    sql`exists (select from ${sql.table(record)} c where c.desk_id = s.desk_id and c.case_id = s.case_id
      and c.kind = 'opened' and c.actor_id = any (${all}::uuid[]) and c.actor_id is distinct from e.author_id
      and c.recorded_at >= s.recorded_at)`;
  return sql`${hears(texted)} and not ${hears(mailed)} and not ${haveRead('custody_inbox')} and not ${haveRead('custody_entries')}`;
}

type Desk = Calendar & { id: string; languages: readonly string[] };

const deskOf = (ctx: Context, id: string): Promise<Desk> =>
  tables(ctx)
    .selectFrom('desks')
    .select(['id', 'zone', 'hours', 'holidays', 'languages'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

type Telling = { desk: Desk; id: string; leaders: readonly Leader[] };

async function tellOne(ctx: Context, { desk, id, leaders }: Telling): Promise<void> {
  const deskId = desk.id;
  // Where two sweeps find it, the second one waits here for the first, and tells nothing.
  const told = await tables(ctx)
    .insertInto('setbackTold')
    .values({ deskId, setbackId: id, whom: 'client', entryId: null, byId: null })
    .onConflict((before) => before.doNothing())
    .executeTakeFirst();
  if (told.numInsertedOrUpdatedRows !== 1n) return;
  const bad = await whatWentWrong(ctx, { deskId, id });
  if (!bad) return;
  const { authorId, caseId } = bad;
  await record(ctx, setbackChanged, deskId, { caseId });
  for (const one of leaders) {
    if (one.personId === authorId) continue;
    await mail(ctx, one, bad);
    if (one.isTexted) await text(ctx, { desk, number: one.number }, bad);
    // Whoever is told has read of the case.
    await showTo(ctx, { deskId, ...one }, { cases: [{ caseId }], as: 'opened' });
  }
}

type Leader = {
  personId: string;
  organizationId: string;
  number: string;
  isMailed: boolean;
  isTexted: boolean;
};

async function mail(ctx: Context, { personId }: Leader, { subject, ...bad }: Bad): Promise<void> {
  const url = `${ctx.site.url}/app/cases/${bad.reference}`;
  await mailToStaff(ctx, personId, (language) => {
    const words = setbackWords(language);
    return { subject: words.subject(subject), text: words.mail({ ...bad, subject, url }) };
  });
}

const mostOfWhat = 500;

/** Only danger wakes somebody: what went wrong waits until the desk opens. */
async function text(ctx: Context, { desk, number }: { desk: Desk; number: string }, bad: Bad): Promise<void> {
  const what = shortened(bad.what, mostOfWhat);
  const words = setbackWords(desk.languages[0] ?? 'en').text({ ...bad, what });
  const opens = nextOpening(Temporal.Instant.from(ctx.now), desk);
  await textToStaff(ctx, { deskId: desk.id, number, words, notBefore: asInstant(opens) });
}

type Bad = {
  authorId: string;
  caseId: string;
  reference: string;
  subject: string;
  customer: string;
  what: string;
  by: string;
  isCustomerTold: boolean;
};

/** Nothing where its words were taken back meanwhile. */
async function whatWentWrong(ctx: Context, { deskId, id }: { deskId: string; id: string }) {
  const { rows } = await sql<Bad>`
    select e.author_id, s.case_id, c.reference, cw.subject, k.name as customer, w.text as what, coalesce(p.name, o.name, '') as by,
      exists (select from setback_told t where t.desk_id = s.desk_id and t.setback_id = s.id and t.whom = 'customer')
        as is_customer_told
    from setbacks s
    join entries e on e.desk_id = s.desk_id and e.id = s.id
    join entry_words w on w.desk_id = s.desk_id and w.entry_id = s.id
    join cases c on c.desk_id = s.desk_id and c.id = s.case_id
    join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join persons p on p.id = e.author_id
    left join organizations o on o.id = e.organization_id
    where s.desk_id = ${deskId} and s.id = ${id}`.execute(ctx.db);
  return rows[0];
}

/** Those of them can be texted who work by text, while the desk has a number from which it texts. */
async function whoLeadsForClient(ctx: Context, deskId: string): Promise<Leader[]> {
  const { rows } = await sql<Leader>`
    select h.person_id, r.organization_id, coalesce(h.number, '') as number, w.mail is not null as is_mailed,
      h.is_confirmed and exists (select from gateways where desk_id = ${deskId} and ${takesTexts}) as is_texted
    from app.who_hears(${deskId}) h
    join roster r on r.desk_id = ${deskId} and r.person_id = h.person_id and r.ended_at is null
    left join person_settings w on w.person_id = h.person_id
    where r.role in ('accountable', 'lead') or h.person_id in (select app.who_answers_for(${deskId})) order by h.person_id`.execute(
    ctx.db,
  );
  return rows;
}
