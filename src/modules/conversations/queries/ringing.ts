import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { conversationsApi } from '../contract.ts';

type Ringing = Output<typeof conversationsApi.ringing>;

/** The newest first, each with those who are known at its number. */
export async function ringing(ctx: Context): Promise<Ringing> {
  const { rows } = await sql<Ringing['items'][number]>`
    select r.id, r.desk_id, r.number, r.at, array(
      select k.name from contact_points p join customers k on k.desk_id = p.desk_id and k.id = p.customer_id
      where p.desk_id = r.desk_id and p.kind = 'phone' and p.address = r.number and k.named
      order by k.name limit 5) as names
    from app.ringing() r order by r.at desc, r.id`.execute(ctx.db);
  return { items: rows };
}
