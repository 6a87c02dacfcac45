import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { pocketApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Row-level security shows everybody their own, and those of all to whoever leads there. */
export async function pockets(
  ctx: Context,
  input: Input<typeof pocketApi.pockets>,
): Promise<Output<typeof pocketApi.pockets>> {
  const desk = await visibleDesk(ctx, input.desk);
  const rows = await tables(ctx)
    .selectFrom('pockets as w')
    .innerJoin('persons as p', 'p.id', 'w.personId')
    .select(['w.id', 'w.number', 'w.confirmedAt', 'w.dayAt', 'w.questionsAt', 'p.id as personId', 'p.name'])
    .where('w.deskId', '=', desk.id)
    .where('w.endedAt', 'is', null)
    .orderBy('w.recordedAt')
    .orderBy('w.id')
    .execute();
  const items = rows.map(({ personId, name, dayAt, questionsAt, ...row }) => ({
    ...row,
    dayAt: dayAt?.slice(0, 5) ?? null,
    questionsAt: questionsAt.map((at) => at.slice(0, 5)),
    person: { id: personId, name },
  }));
  return { items, next: null };
}
