import { sql } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { Money } from '../../platform/money.ts';
import { answersCustomer } from '../cases/index.ts';
import type { PageCase } from './page-case.ts';

/** Something that was ordered for the customer, and until when it can be stopped. */
export type PageStop = {
  taskId: string;
  orderedAt: Instant;
  until: Instant;
  cost: Money | null;
  /** Not done any more, as they asked. */
  stopped: boolean;
  asked: Asked | null;
  /** Whether whoever does it hears, or heard, that they ask for a stop; else their owner does alone. */
  heard: boolean;
};

export type Asked = { at: Instant; answered: boolean };

export type PageOtherwise = {
  stops: PageStop[];
  /** What they asked for and nobody has answered yet. */
  date: Instant | null;
  person: Instant | null;
};

type Row = Omit<PageStop, 'asked'> & { askedAt: Instant | null; answered: boolean };

export async function otherwiseOf(ctx: Context, { deskId, id }: PageCase): Promise<PageOtherwise> {
  const [stops, asked] = await Promise.all([
    sql<Row>`
      select s.task_id, s.ordered_at, s.until, s.state = 'withdrawn' as stopped, s.asked_at, s.heard,
        case when s.currency is not null then jsonb_build_object('minor', s.cost_minor, 'currency', s.currency) end as cost,
        coalesce((select ${answersCustomer} from entries e where e.desk_id = ${deskId} and e.case_id = ${id}
          and e.kind = 'contact' and e.data ->> 'stops' = s.task_id::text order by e.recorded_at desc limit 1), false) as answered
      from app.stops_of_case(${id}) s`.execute(ctx.db),
    sql<{ asks: 'date' | 'person'; at: Instant }>`
      select e.data ->> 'asks' as asks, max(e.recorded_at) as at from entries e
      where e.desk_id = ${deskId} and e.case_id = ${id} and e.kind = 'contact' and e.data ->> 'asks' in ('date', 'person')
        and not ${answersCustomer}
      group by 1`.execute(ctx.db),
  ]);
  const waiting = (asks: 'date' | 'person') => asked.rows.find((row) => row.asks === asks)?.at ?? null;
  return {
    stops: stops.rows.map(({ askedAt, answered, ...stop }) => ({
      ...stop,
      asked: askedAt === null ? null : { at: askedAt, answered },
    })),
    date: waiting('date'),
    person: waiting('person'),
  };
}
