import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { Recorded } from '../events.ts';
import { failureOf, isConnectionFailure } from '../http/problem.ts';
import type { Sweeper } from '../module.ts';

/** A pointer to what changed, for open screens: ids only, never a word; no case where it may be any of the desk's. */
export type Pointer = { deskId: string; caseId: string | null; event: string };

const idleMs = 1000;
const awayMs = 500;

/**
 * Does what happens after commit. Rows are the queue: each sweeper takes those that are due with SKIP LOCKED, in as
 * many processes as there are, and a process that dies gives its rows back with its connection.
 */
export class Worker {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #rounds: (() => Promise<number>)[];
  #wake: () => void = () => {};
  #woken = false;
  #closing = false;
  #last: Promise<unknown> = Promise.resolve();
  #running: Promise<void> | undefined;

  constructor(
    deps: { database: Database; log: Logger },
    sweepers: Sweeper[],
    others: (() => Promise<number>)[] = [],
  ) {
    this.#database = deps.database;
    this.#log = deps.log;
    this.#rounds = [...sweepers.map((sweeper) => () => sweepDesks(this.#database, sweeper)), ...others];
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** Something may be due now: look again without waiting. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.wake();
    await this.#running;
  }

  /** Works until nothing is due any more; how tests and the demo let things happen. */
  async settle(): Promise<void> {
    let done = 1;
    while (done > 0) {
      done = await this.#alone(async () => {
        let sum = 0;
        for (const round of this.#rounds) sum += await round();
        return sum;
      });
    }
  }

  /** One round at a time in this process, so that who lets things settle knows that nothing is under way. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  async #loop(): Promise<void> {
    while (!this.#closing) {
      this.#woken = false;
      const done = await this.#alone(() => this.#round());
      if (done === 0 && !this.#woken && !this.#closing) await this.#pause(idleMs);
    }
  }

  async #round(): Promise<number> {
    let done = 0;
    for (const round of this.#rounds) {
      if (this.#closing) return done;
      try {
        done += await round();
      } catch (error) {
        const failure = error as Error;
        const away = isConnectionFailure(failure);
        this.#log[away ? 'warn' : 'error'](
          { failure: failureOf(failure) },
          away ? 'database away' : 'sweep failed',
        );
        await this.#pause(awayMs);
      }
    }
    return done;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Desks take turns, and after so many turns other work has its own: a flood or a failure on one desk keeps nobody else waiting. */
const mostTurns = 20;

async function sweepDesks(database: Database, { desks, sweep }: Sweeper): Promise<number> {
  const { rows } = await database.server.query<{ desk: string }>(`select desk from ${desks} as desk`);
  const failures: unknown[] = [];
  let busy = rows.map(({ desk }) => desk);
  let done = 0;
  for (let turn = 0; turn < mostTurns && busy.length > 0; turn += 1) {
    const stillBusy: string[] = [];
    for (const deskId of busy) {
      const did = await database.as({ kind: 'desk-system', deskId }, sweep).catch((error) => {
        failures.push(error);
        return 0;
      });
      done += did;
      if (did > 0) stillBusy.push(deskId);
    }
    busy = stillBusy;
  }
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
