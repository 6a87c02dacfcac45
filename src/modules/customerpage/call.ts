import { sql } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import { countryOf, sayNumber } from '../../platform/phone/number.ts';
import type { Hours } from '../../platform/time/hours.ts';
import type { CallWindow } from '../tasks/contract.ts';
import { callWindows } from '../tasks/index.ts';
import type { PageCase } from './page-case.ts';

/** The call that a customer asked for, and what they may choose from. */
export type PageCall = {
  asked: CallWindow | null;
  windows: CallWindow[];
  numbers: { id: string; number: string }[];
};

/** Nobody can be sure to ring within the minute. */
const minutesAhead = 30;

type Row = {
  beginsAt: Instant | null;
  endsAt: Instant | null;
  zone: string;
  hours: Hours;
  holidays: string[];
  numbers: { id: string; address: string }[] | null;
};

export async function callOf(ctx: Context, theCase: PageCase): Promise<PageCall> {
  const { rows } = await sql<Row>`
    select t.begins_at, t.ends_at, d.zone, d.hours, d.holidays,
      (select jsonb_agg(jsonb_build_object('id', p.id, 'address', p.address) order by p.recorded_at desc, p.id)
        from contact_points p where p.desk_id = d.id and p.customer_id = ${theCase.customerId} and p.kind = 'phone'
      ) as numbers
    from desks d
    left join tasks t on t.desk_id = d.id and t.case_id = ${theCase.id} and t.kind = 'call'
      and t.state in ('asked', 'accepted')
    where d.id = ${theCase.deskId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return { asked: null, windows: [], numbers: [] };
  const { beginsAt, endsAt, zone, hours, holidays } = row;
  const country = countryOf(zone);
  const soonest = Temporal.Instant.from(ctx.now).add({ minutes: minutesAhead });
  return {
    asked: beginsAt && endsAt ? { beginsAt, endsAt } : null,
    windows: callWindows(soonest, { zone, hours, holidays }),
    numbers: (row.numbers ?? []).map(({ id, address }) => ({ id, number: sayNumber(address, country) })),
  };
}
