import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { CostPicture } from '../contract.ts';

type NewestRates = NonNullable<CostPicture['rates']>;

const each = (name: 'contact' | 'rework' | 'return') => sql`jsonb_build_object(
  'minutes', ${sql.ref(`${name}Minutes`)}, 'hourMinor', ${sql.ref(`${name}HourMinor`)},
  'fixedMinor', ${sql.ref(`${name}FixedMinor`)})`;

/** By what it is reckoned now. */
export async function newestRates(ctx: Context, deskId: string): Promise<NewestRates | undefined> {
  const { rows } = await sql<NewestRates>`
    select r.version, r.currency, ${each('contact')} as contact, ${each('rework')} as rework,
      ${each('return')} as return, r.sale_minor, (select case when at.currency = r.currency then c.price_minor end
        from contact_prices c join cost_rates at on at.desk_id = c.desk_id and at.version = c.version
        where c.desk_id = r.desk_id order by c.version desc limit 1) as price_minor, coalesce(p.name, '') as by, r.recorded_at as at
    from cost_rates r left join persons p on p.id = r.by_id
    where r.desk_id = ${deskId} order by r.version desc limit 1`.execute(ctx.db);
  return rows[0];
}
