import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { statementName } from '../database/transaction-dialect.ts';
import type { Recorded } from '../events.ts';
import { failureOf, isConnectionFailure } from '../http/problem.ts';
import type { Sweeper } from '../module.ts';

/** A pointer to what changed, for open screens: ids only, never a word; no case where it may be any of the desk's. */
export type Pointer = { deskId: string; caseId: string | null; event: string };

const idleMs = 1000;
const awayMs = 500;

/** Does what is due and answers how much that was; once it is to stop, it begins nothing more and ends soon. */
type Round = (stop: AbortSignal) => Promise<number>;

/** `byClock`: nothing that is committed makes it due, only time. `rest`: how long nothing is due, in ms, as far as is known. */
type Loop = {
  name: string;
  round: Round;
  rest: () => Promise<number>;
  byClock: boolean;
  last: Promise<unknown>;
  woken: boolean;
  wake: () => void;
};

/**
 * Does what happens after commit. Rows are the queue: each sweeper takes those that are due with SKIP LOCKED, in as
 * many processes as there are, and a process that dies gives its rows back with its connection. Each has a loop of its
 * own and holds up nothing else.
 */
export class Worker {
  readonly #log: Logger;
  readonly #loops: Loop[];
  readonly #stop = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(deps: { database: Database; log: Logger }, sweepers: Sweeper[], others: Round[] = []) {
    this.#log = deps.log;
    const loop = (name: string, round: Round, more: Partial<Loop> = {}): Loop => ({
      name,
      round,
      rest: async () => idleMs,
      byClock: false,
      ...more,
      last: Promise.resolve(),
      woken: false,
      wake: () => {},
    });
    this.#loops = [
      ...sweepers.map(({ name, byClock = false, next, ...one }) =>
        loop(name, () => sweepDesks(deps, { name, ...one }), {
          byClock,
          ...(next && { rest: () => untilNext(deps, next) }),
        }),
      ),
      ...others.map((round) => loop('sending', round)),
    ];
  }

  start(): void {
    this.#running = Promise.all(this.#loops.map((loop) => this.#go(loop)));
  }

  /** Something may be due now: look again without waiting. */
  wake(): void {
    for (const loop of this.#loops) if (!loop.byClock) wake(loop);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    for (const loop of this.#loops) wake(loop);
    await this.#running;
  }

  /** Works until nothing is due any more; how tests and the demo let things happen. */
  async settle(): Promise<void> {
    let done = 1;
    while (done > 0) {
      done = await alone(this.#loops, async () => {
        let sum = 0;
        for (const { round } of this.#loops) sum += await round(this.#stop.signal);
        return sum;
      });
    }
  }

  async #go(loop: Loop): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      loop.woken = false;
      const rest = await alone([loop], () => this.#roundOf(loop));
      if (rest > 0 && !loop.woken && !signal.aborted) await pause(loop, rest);
    }
  }

  /** Answers how long to rest after it, in ms. */
  async #roundOf(loop: Loop): Promise<number> {
    try {
      const done = await loop.round(this.#stop.signal);
      return done > 0 ? 0 : await loop.rest();
    } catch (error) {
      const failure = error as Error;
      const away = isConnectionFailure(failure);
      this.#log[away ? 'warn' : 'error'](
        { sweep: loop.name, failure: failureOf(failure) },
        away ? 'database away' : 'sweep failed',
      );
      await pause(loop, awayMs);
      return idleMs;
    }
  }
}

function wake(loop: Loop): void {
  loop.woken = true;
  loop.wake();
}

/** One round of these loops at a time in this process, so that who lets things settle knows that nothing is under way. */
function alone<T>(loops: Loop[], work: () => Promise<T>): Promise<T> {
  const result = Promise.all(loops.map(({ last }) => last)).then(work);
  const over = result.catch(() => {});
  for (const loop of loops) loop.last = over;
  return result;
}

function pause(loop: Loop, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    loop.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** Until time makes something due that is known beforehand; never longer than what comes unforeseen may wait. */
async function untilNext({ database }: { database: Database }, next: string): Promise<number> {
  const { rows } = await database.watch.query<{ ms: number | null }>({
    name: statementName(next),
    text: `select (extract(epoch from ${next} - app.now()) * 1000)::float8 as ms`,
  });
  return Math.min(idleMs, Math.max(1, Math.ceil(rows[0]?.ms ?? idleMs)));
}

/** PostgreSQL's serialization_failure: something moved under what was read as of one moment, which is due still. */
const movedMeanwhile = '40001';

/** Each desk that has something to do in a transaction of its own: a failure on one keeps nobody else waiting. */
async function sweepDesks(
  { database, log }: { database: Database; log: Logger },
  { name, desks, sweep, atOnce = 1, atOneMoment = false }: Sweeper,
): Promise<number> {
  const { rows } = await database.watch.query<{ desk: string }>({
    name: statementName(desks),
    text: `select desk from ${desks} as desk`,
  });
  const failures: unknown[] = [];
  let done = 0;
  const inTurn = rows.values();
  const lane = async () => {
    for (const { desk: deskId } of inTurn) {
      const sweeping = (ctx: Context) => sweep(ctx, (error) => failures.push(error));
      const system = { kind: 'desk-system', deskId } as const;
      const swept = atOneMoment ? database.atOneMoment(system, sweeping) : database.as(system, sweeping);
      done += await swept.catch((error) => {
        if (atOneMoment && error.code === movedMeanwhile) {
          log.warn({ sweep: name }, 'read anew');
          return 1;
        }
        failures.push(error);
        return 0;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (failures.length > 0) throw failures[0];
  return done;
}

type EventTables = { events: Recorded & { recordedAt: string } };

/** Takes events in the order in which they happened, and points open screens to the change. */
export function eventSweeper(point: (pointers: Pointer[]) => Promise<void>): Sweeper {
  return {
    name: 'events',
    desks: 'app.desks_with_events()',
    sweep: async (ctx) => {
      const events = await takeEvents(ctx);
      await point(events.map(pointerOf));
      return events.length;
    },
  };
}

async function takeEvents(ctx: Context): Promise<Recorded[]> {
  const db = ctx.db.withTables<EventTables>();
  const due = db
    .selectFrom('events')
    .select('id')
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(100);
  return db
    .deleteFrom('events')
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('id', 'in', due)
    .returning(['id', 'deskId', 'name', 'data'])
    .execute();
}

function pointerOf({ deskId, name, data }: Recorded): Pointer {
  const { caseId = null } = data as { caseId?: string };
  return { deskId, caseId, event: name };
}
