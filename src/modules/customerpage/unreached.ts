import type { Context } from '../../platform/context.ts';
import { noLink } from '../../platform/http/link-pages.ts';
import { countryOf, sayNumber } from '../../platform/phone/number.ts';
import { tables } from './tables.ts';

/** How a desk is reached while its pages are not. */
export type DeskUnreached = {
  name: string;
  address: string;
  color: string;
  /** Of the customer who reads it. */
  language: string;
  /** As it is dialled, E.164, and as it is read. */
  phone: { dialled: string; said: string } | null;
};

/** What a customer's browser may keep of their desk, by its name: nothing of them but their language. */
export async function deskUnreached(ctx: Context, slug: string): Promise<DeskUnreached> {
  const row = await tables(ctx)
    .selectFrom('desks as d')
    .innerJoin('customers as k', 'k.deskId', 'd.id')
    .select(['d.id', 'd.name', 'd.address', 'd.color', 'd.zone', 'k.language'])
    .where('d.slug', '=', slug)
    .executeTakeFirst();
  if (!row) throw noLink();
  const { id, zone, ...desk } = row;
  const dialled = await numberOf(ctx, id);
  return { ...desk, phone: dialled === null ? null : { dialled, said: sayNumber(dialled, countryOf(zone)) } };
}

/** By what a desk is reached only its people and the desk itself read; to its customers the number is no secret. */
async function numberOf(ctx: Context, deskId: string): Promise<string | null> {
  const gateway = await tables(await ctx.become({ kind: 'desk-system', deskId }))
    .selectFrom('gateways')
    .select('number')
    .where('deskId', '=', deskId)
    .where('endedAt', 'is', null)
    .orderBy('recordedAt')
    .orderBy('id')
    .executeTakeFirst();
  return gateway?.number ?? null;
}
