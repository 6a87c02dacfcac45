import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { peopleApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Absences that run or are to come, soonest first. */
export async function myAbsences(ctx: Context): Promise<Output<typeof peopleApi.absences>> {
  const rows = await tables(ctx)
    .selectFrom('absences as a')
    .leftJoin('persons as p', 'p.id', 'a.standInId')
    .select(['a.id', 'a.startsAt', 'a.endsAt', 'p.id as standInId', 'p.name as standInName'])
    .where('a.personId', '=', ctx.actor.id)
    .where('a.withdrawnAt', 'is', null)
    .where('a.endsAt', '>', ctx.now)
    .orderBy('a.startsAt')
    .execute();
  const items = rows.map(({ standInId: id, standInName: name, ...absence }) => ({
    ...absence,
    standIn: id && name ? { id, name } : null,
  }));
  return { items, next: null };
}
