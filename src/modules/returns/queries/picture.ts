import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { ReturnsPicture, returnsApi } from '../contract.ts';
import { noFaultShare } from '../measures/no-fault.ts';
import { mostGroups } from '../picture-contract.ts';

type Group = ReturnsPicture['groups'][number];
type Row = Omit<Group, 'share'> & { isAll: boolean; calledOff: number };

/** What was sent back, by model and version of the instructions, and of how much no fault was found. */
export async function returnsPicture(
  ctx: Context,
  { desk, weeks }: Input<typeof returnsApi.picture>,
): Promise<Output<typeof returnsApi.picture>> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const from = beginOf(ctx, weeks);
  const { rows } = await countedSince(deskId, from).execute(ctx.db);
  const [all, ...groups] = rows;
  const shown = groups.reduce((sum, { sentBack }) => sum + sentBack, 0);
  return {
    deskId,
    window: { from, until: ctx.now, weeks, zone },
    all: all ? counted(all) : { sentBack: 0, inspected: 0, noFault: 0, faulty: 0, share: null },
    calledOff: all?.calledOff ?? 0,
    groups: groups.map(counted),
    notShown: (all?.sentBack ?? 0) - shown,
  };
}

/** First of all of them, then of each model and version. */
export function countedSince(deskId: string, from: Instant) {
  return sql<Row>`
    select grouping(lower(r.make), lower(r.model), lower(r.version)) > 0 as is_all,
      max(r.make) as make, max(r.model) as model, max(r.version) as version,
      count(*) filter (where not r.called_off)::int as sent_back,
      count(r.found)::int as inspected,
      count(*) filter (where r.found = 'no fault found')::int as no_fault,
      count(*) filter (where r.found = 'faulty')::int as faulty,
      count(*) filter (where r.called_off)::int as called_off
    from returns r
    where r.desk_id = ${deskId} and r.recorded_at >= ${from}
    group by grouping sets ((lower(r.make), lower(r.model), lower(r.version)), ())
    having grouping(lower(r.make), lower(r.model), lower(r.version)) > 0 or count(*) filter (where not r.called_off) > 0
    order by is_all desc, no_fault desc, sent_back desc, lower(max(r.make)), lower(max(r.model)), lower(max(r.version))
    limit ${mostGroups + 1}`;
}

/** So many weeks before now. */
export const beginOf = ({ now }: Context, weeks: number) =>
  asInstant(Temporal.Instant.from(now).subtract({ hours: weeks * 7 * 24 }));

const counted = (row: Row): Group => ({ ...row, share: noFaultShare(row) });
