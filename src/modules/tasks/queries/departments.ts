import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { tasksApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Each under the engagement by which its company is asked. */
export async function departmentsOfDesk(
  ctx: Context,
  input: Input<typeof tasksApi.departments>,
): Promise<Output<typeof tasksApi.departments>> {
  const desk = await visibleDesk(ctx, input.desk);
  const items = await tables(ctx)
    .selectFrom('engagements as e')
    .innerJoin('departments as d', 'd.organizationId', 'e.organizationId')
    .select(['d.id', 'e.id as engagementId', 'd.name'])
    .where('e.deskId', '=', desk.id)
    .orderBy('d.name')
    .orderBy('d.id')
    .execute();
  return { items, next: null };
}
