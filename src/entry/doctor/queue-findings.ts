import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Finding, fine, wrong } from './finding.ts';

type Queue = {
  name: string;
  /** The desks where something waits. */
  desks: string;
  /** Since when the longest of it has waited, seen by the desk's system. */
  since: (ctx: Context) => Promise<string | null>;
};

const queues: Queue[] = [
  {
    name: 'mail to be read',
    desks: 'app.desks_with_mails()',
    since: (ctx) => oldest(ctx, sql`select min(recorded_at) as since from raw_mails where state = 'waiting'`),
  },
  {
    name: 'mail and texts to be sent',
    desks: `(select desk_id from app.waiting_outbox('mail', 1000) union select desk_id from app.waiting_outbox('text', 1000))`,
    since: (ctx) =>
      oldest(ctx, sql`select min(next_attempt_at) as since from outbox where state in ('queued', 'leased')`),
  },
  {
    name: 'calls and texts to be read',
    desks: 'app.desks_with_gateway_events()',
    since: (ctx) =>
      oldest(ctx, sql`select min(not_before) as since from gateway_events where state = 'waiting'`),
  },
  {
    name: 'cases to be looked at',
    desks: 'app.desks_to_wake()',
    since: (ctx) => oldest(ctx, sql`select min(wake_at) as since from cases`),
  },
  {
    name: 'events',
    desks: 'app.desks_with_events()',
    since: (ctx) => oldest(ctx, sql`select min(recorded_at) as since from events`),
  },
];

async function oldest(ctx: Context, query: ReturnType<typeof sql>): Promise<string | null> {
  const { rows } = await query.execute(ctx.db);
  return (rows[0] as { since: string | null } | undefined)?.since ?? null;
}

const patience = { minutes: 2 };

/** Work that waits for long means that nothing does it. */
export async function queueFindings(database: Database): Promise<Finding[]> {
  const stuck: Finding[] = [];
  for (const queue of queues) {
    const { rows } = await database.server.query<{ desk: string }>(
      `select desk from ${queue.desks} as waiting (desk)`,
    );
    const late = await Promise.all(rows.map(({ desk }) => isLate(database, desk, queue)));
    const count = late.filter(Boolean).length;
    if (count > 0) stuck.push(wrong('queues', sentence(queue.name, count)));
  }
  return stuck.length > 0 ? stuck : [fine('queues', 'Nothing waits for longer than it should.')];
}

function isLate(database: Database, deskId: string, queue: Queue): Promise<boolean> {
  return database.as({ kind: 'desk-system', deskId }, async (ctx) => {
    const since = await queue.since(ctx);
    const limit = Temporal.Instant.from(ctx.now).subtract(patience);
    return since !== null && Temporal.Instant.compare(Temporal.Instant.from(since), limit) < 0;
  });
}

const sentence = (what: string, desks: number) =>
  `On ${desks === 1 ? 'one desk' : `${desks} desks`} ${what} has waited for minutes. ` +
  'Start Throughline, or a process whose THROUGHLINE_ROLE is worker or both; if one runs, its log says why.';
