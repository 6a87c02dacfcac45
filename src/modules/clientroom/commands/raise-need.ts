import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { writeNeedDown } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { clientroomApi } from '../contract.ts';
import { mayRaiseNeeds } from '../policy.ts';
import { tables } from '../tables.ts';

/** Somebody of the client asks for something, for a customer or for themselves: it has an owner and a next word like anybody's. */
export async function raiseNeed(
  ctx: Context,
  { desk: named, text, customer }: Input<typeof clientroomApi.raiseNeed>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, named);
  permit(mayRaiseNeeds(ctx.actor, desk.id));
  if (customer !== 'me') return writeNeedDown(ctx, desk, { text, customer, by: 'phone' });
  const me = await tables(ctx)
    .selectFrom('persons as p')
    .innerJoin('personSettings as s', 's.personId', 'p.id')
    .select(['p.name', 's.mail as address', 's.languages'])
    .where('p.id', '=', ctx.actor.id)
    .executeTakeFirstOrThrow();
  const { languages, name, address } = me;
  if (!address)
    throw invalid(
      'need.no-address',
      'There is no mail address of yours yet. Ask a colleague to write it down.',
    );
  return writeNeedDown(ctx, desk, { text, customer: { name, address, language: languages[0] }, by: 'page' });
}
