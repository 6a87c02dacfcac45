import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { meanWithin } from '../../../platform/statistics/mean-within.ts';
import { medianWithOpen } from '../../../platform/statistics/median-with-open.ts';
import { wilson } from '../../../platform/statistics/wilson.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Continuity, Mean, Measures, measuresApi, Share } from '../contract.ts';
import { behind, cameAgain, isMet, isOldEnough, isUnknown, needsOf, now } from './needs.ts';

/** The mean of some numbers, and their standard deviation where they are several. */
type Spread = [mean: number | null, deviation: number | null];

type Row = {
  needs: number;
  again7: number;
  again30: number;
  old7: number;
  old30: number;
  rang: number;
  rangAgain: number;
  tooNewCalls: number;
  contacts: number;
  repeats: number;
  repeatNeeds: number;
  saidMet: number;
  reopened: number;
  answered: number;
  people: number;
  companies: number;
  byPerson: Spread[];
  byCompany: Spread[];
  met: number;
  open: number;
  unknown: number;
  /** In minutes, with commas between them: as rows or as an array it would take the longest of all. */
  over: string | null;
  waiting: string | null;
};

/** How it went for the customers whose needs began in the last whole weeks. */
export async function measuresOfDesk(
  ctx: Context,
  { desk, weeks }: Input<typeof measuresApi.measures>,
): Promise<Measures> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const { window, needs } = needsOf(ctx, { deskId, zone, weeks });
  const since = (moment: RawBuilder<unknown>) => sql`(date_part('epoch', ${moment} - n.first_at) / 60)::int`;
  const { rows } = await sql<Row>`
    select count(*)::int as needs,
      (count(*) filter (where ${cameAgain(7)}))::int as again7, (count(*) filter (where ${isOldEnough(7)}))::int as old7,
      (count(*) filter (where ${cameAgain(30)}))::int as again30, (count(*) filter (where ${isOldEnough(30)}))::int as old30,
      (count(*) filter (where ${behind.rang}))::int as rang, (count(*) filter (where ${behind.rangAgain}))::int as rang_again,
      (count(*) filter (where n.first_call_at is not null and not ${behind.rang}))::int as too_new_calls,
      coalesce(sum(n.contacts) filter (where ${isOldEnough(7)}), 0)::int as contacts,
      coalesce(sum(n.repeats) filter (where ${isOldEnough(7)}), 0)::int as repeats,
      (count(*) filter (where ${behind.repeats}))::int as repeat_needs,
      (count(*) filter (where n.said_at is not null))::int as said_met,
      (count(*) filter (where n.reopened))::int as reopened,
      (count(*) filter (where ${behind.answered}))::int as answered,
      (count(*) filter (where ${behind.people}))::int as people,
      (count(*) filter (where ${behind.companies}))::int as companies,
      ${spreads('person')} as by_person, ${spreads('company')} as by_company,
      (count(*) filter (where ${isMet}))::int as met, (count(*) filter (where ${behind.open}))::int as open,
      (count(*) filter (where ${isUnknown}))::int as unknown,
      array_to_string(array_agg(${since(sql`n.met_at`)}) filter (where ${isMet}), ',') as over,
      array_to_string(array_agg(case when ${isUnknown} then ${since(sql`n.met_at`)} else ${since(now)} end)
        filter (where not ${isMet}), ',') as waiting
    from ${needs}`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw new Error('counting gives a row');
  return { deskId, window, ...figures(found), companies: await asEachSees(ctx, { deskId, zone, weeks }) };
}

/** What one company alone sees of them, which is never worse than what their customers met. */
async function asEachSees(
  ctx: Context,
  asked: { deskId: string; zone: string; weeks: number },
): Promise<Measures['companies']> {
  const { atCompanies } = needsOf(ctx, asked);
  const { rows } = await sql<{
    id: string;
    name: string;
    old: number;
    again: number;
    tooNew: number;
    people: number;
  }>`
    select f.id, o.name, f.old, f.again, f.all - f.old as too_new,
      (select count(distinct r.person_id)::int from roster r
        where r.desk_id = ${asked.deskId} and r.organization_id = f.id) as people
    from (select n.organization_id as id, count(*)::int as all, (count(*) filter (where ${isOldEnough(7)}))::int as old,
        (count(*) filter (where ${cameAgain(7)}))::int as again
      from ${atCompanies} group by n.organization_id) f
    join organizations o on o.id = f.id
    order by o.name, f.id`.execute(ctx.db);
  return rows.map(({ id, name, old, again, tooNew, people }) => ({
    ...{ id, name },
    figure: people < fewest ? null : { share: shareOf(old - again, old), tooNew },
  }));
}

const spreads = (whose: 'person' | 'company') =>
  sql`jsonb_build_array(${sql.join(
    ['upc', 'coc', 'secon'].map((measure) => {
      const column = sql.ref(`n.${whose}_${measure}`);
      return sql`jsonb_build_array(avg(${column}), stddev_samp(${column}))`;
    }),
  )})`;

function figures(found: Row): Omit<Measures, 'deskId' | 'window' | 'companies'> {
  const { needs, again7, again30, old7, old30, contacts, repeats, saidMet, reopened } = found;
  const { met, open, unknown, over, waiting } = found;
  const median = needs < fewest ? null : medianWithOpen(minutesOf(over), minutesOf(waiting));
  return {
    needs,
    once: [
      { days: 7, share: shareOf(old7 - again7, old7), tooNew: needs - old7 },
      { days: 30, share: shareOf(old30 - again30, old30), tooNew: needs - old30 },
    ],
    firstCall: {
      share: shareOf(found.rang - found.rangAgain, found.rang),
      tooNew: found.tooNewCalls,
    },
    repeats: { ...shareOf(repeats, contacts), needs: found.repeatNeeds, tooNew: needs - old7 },
    reopened: shareOf(reopened, saidMet),
    continuity: {
      needs: found.answered,
      fewer: needs - found.answered,
      byPerson: continuityOf(found.byPerson, found.answered),
      byCompany: continuityOf(found.byCompany, found.answered),
      several: { people: found.people, companies: found.companies },
    },
    endToEnd: { met, open, unknown, median: median === null ? null : { minutes: median } },
  };
}

const minutesOf = (listed: string | null) => (listed ? listed.split(',').map(Number) : []);

/** Groups of fewer are not shown as a share, and of a company of fewer people nothing is. */
const fewest = 5;

const shareOf = (count: number, of: number): Share => ({
  count,
  of,
  share: of < fewest ? null : count / of,
  interval: of < fewest ? null : wilson(count, of),
});

function continuityOf([usual, alike, inTurn]: readonly Spread[], needs: number): Continuity {
  if (needs < fewest || !usual || !alike || !inTurn) return null;
  const within = ([found, spread]: Spread): Mean => {
    const [mean, deviation] = [found ?? 0, spread ?? 0];
    return { mean, interval: meanWithin({ mean, deviation, n: needs }) };
  };
  return { usual: within(usual), alike: within(alike), inTurn: within(inTurn) };
}
