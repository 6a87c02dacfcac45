import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import type { ActKind, Step } from '../contract.ts';
import type { Allowed } from '../policy.ts';
import { tables } from '../tables.ts';

type Under = { deskId: string; engagementId: string; kind: string };

/** What the client allows a company now; it stays so until the transaction ends. */
export async function mandateHeld(
  ctx: Context,
  { deskId, engagementId, kind }: Under,
): Promise<Allowed | null> {
  const { rows } = await sql<{ id: string | null }>`
    select app.mandate_held(${deskId}, ${engagementId}, ${kind}) as id`.execute(ctx.db);
  const id = rows[0]?.id;
  if (!id) return null;
  const held = await tables(ctx)
    .selectFrom('mandates')
    .select(['step', 'currency', 'limitDays', 'limitTimes', 'goesOn'])
    .select(sql<number | null>`limit_minor::float8`.as('limitMinor'))
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst();
  return held ? { ...held, step: held.step as Step } : null;
}

/** How much was done or asked for of a kind on a case before, or how often where it is not measured; nobody else does more of it until the transaction ends. */
export async function actedBefore(
  ctx: Context,
  {
    deskId,
    caseId,
    kind,
    currency,
  }: { deskId: string; caseId: string; kind: string; currency: string | null },
): Promise<number> {
  const { rows } = await sql<{ before: number }>`
    select app.acted(${deskId}, ${caseId}, ${kind}, ${currency})::float8 as before`.execute(ctx.db);
  return rows[0]?.before ?? 0;
}

export async function actKindOf(ctx: Context, deskId: string, kind: string): Promise<ActKind> {
  const found = await tables(ctx)
    .selectFrom('actKinds')
    .select(['kind', 'name', 'measure', 'told'])
    .where('deskId', '=', deskId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!found) throw invalid('act.kind', 'There is no such kind of act on this desk.');
  return found;
}
