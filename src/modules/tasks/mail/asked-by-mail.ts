import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Passed } from '../contract.ts';
import { passedOfT } from '../queries/tasks.ts';
import { tables } from '../tables.ts';

export type Task = { deskId: string; taskId: string };
export type Asked = NonNullable<Awaited<ReturnType<typeof askedByMail>>>;

/** The tasks about which somebody is written to: where the desk knows an address of those asked, as long as they are engaged. */
const mailed = (ctx: Context, deskId: string) =>
  tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .leftJoin('taskAddresses as a', (join) =>
      join.onRef('a.deskId', '=', 't.deskId').onRef('a.engagementId', '=', 't.engagementId'),
    )
    .leftJoin('taskLinks as l', (join) =>
      join
        .onRef('l.deskId', '=', 't.deskId')
        .onRef('l.taskId', '=', 't.id')
        .on('l.personId', 'is not', null)
        .on('l.replyHash', 'is not', null)
        .on('l.revokedAt', 'is', null),
    )
    .leftJoin('personSettings as s', 's.personId', 'l.personId')
    .innerJoin('engagements as g', (join) =>
      join.onRef('g.deskId', '=', 't.deskId').onRef('g.id', '=', 't.engagementId'),
    )
    .innerJoin('desks as d', 'd.id', 't.deskId')
    .innerJoin('persons as p', 'p.id', 't.askedById')
    .innerJoin('organizations as o', 'o.id', 't.askedByOrganizationId')
    .where('t.deskId', '=', deskId)
    .where((row) => row(row.fn.coalesce('a.address', 's.mail'), 'is not', null))
    // Whoever works there no more reads nothing more.
    .where(sql<boolean>`app.running(g.starts_at, g.ends_at)`);

/** The task as whoever is asked reads it, and where they are written to. */
export async function askedByMail(ctx: Context, { deskId, taskId }: Task) {
  const asked = await mailed(ctx, deskId)
    .select(['t.deskId', 't.id', 't.caseId', 't.due', 'w.request', 'w.passedOn', 'w.choices', 'w.otherwise'])
    .select((row) => [
      row.fn.coalesce('a.address', 's.mail').$notNull().as('address'),
      'd.name as desk',
      'd.address as deskAddress',
      row.fn.coalesce('s.languages', 'd.languages').as('languages'),
    ])
    .select(['d.zone', 't.stopUntil'])
    .select((row) => row('t.inspectsId', 'is not', null).as('inspects'))
    .select(['p.name as who', 'o.name as company'])
    .select(sql<(Passed & { entryId: string })[]>`${passedOfT}`.as('passed'))
    .where('t.id', '=', taskId)
    .executeTakeFirst();
  return asked && { ...asked, language: asked.languages[0] ?? 'en' };
}

type Tasks = { deskId: string; taskIds: readonly string[] };

/** Which of these tasks somebody is written to about. */
export async function heardByMail(ctx: Context, { deskId, taskIds }: Tasks): Promise<Set<string>> {
  const heard = await mailed(ctx, deskId)
    .select('t.id')
    .where(sql<boolean>`t.id = any (${taskIds}::uuid[])`)
    .execute();
  return new Set(heard.map(({ id }) => id));
}
