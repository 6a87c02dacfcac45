import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { conversationsApi } from '../../conversations/contract.ts';
import { takesTexts } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import { tables } from '../tables.ts';

type Heard = { id: string; name: string; number: string | null; isConfirmed: boolean };

/** Of the client's people those who can be texted, each at their number, and all of them where nobody can. */
export async function whoHears(
  ctx: Context,
  deskId: string,
): Promise<{ texted: (Heard & { number: string })[]; ring: Heard[] }> {
  const { rows } = await sql<Heard>`
    select p.id, p.name, h.number, h.is_confirmed from app.who_hears(${deskId}) h
    join persons p on p.id = h.person_id order by h.is_confirmed desc, p.name, p.id`.execute(ctx.db);
  const gateway = await tables(ctx)
    .selectFrom('gateways')
    .select('id')
    .where('deskId', '=', deskId)
    .where(takesTexts)
    .limit(1)
    .executeTakeFirst();
  const texted = gateway
    ? rows.flatMap(({ number, ...one }) => (one.isConfirmed && number ? [{ ...one, number }] : []))
    : [];
  return { texted, ring: texted.length > 0 ? [] : rows };
}

export async function whoHearsOnDesk(
  ctx: Context,
  { desk: named }: Input<typeof conversationsApi.whoHears>,
): Promise<Output<typeof conversationsApi.whoHears>> {
  const desk = await visibleDesk(ctx, named);
  const { texted, ring } = await whoHears(ctx, desk.id);
  return {
    texted: texted.map(({ id, name }) => ({ id, name })),
    ring: ring.map(({ id, name, number }) => ({ id, name, number })),
  };
}
