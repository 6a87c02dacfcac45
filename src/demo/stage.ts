import { sql } from 'kysely';
import type { Credential } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database/database.ts';
import type { Worker } from '../platform/sweep/worker.ts';
import { type DeskKey, desks, type PersonKey } from './cast.ts';
import type { DemoClock } from './demo-clock.ts';
import { as, type Installed, keysOf } from './set-up.ts';

type Props = {
  database: Database;
  installed: Installed;
  clock: DemoClock;
  /** Does all that happens after commit. */
  worker: Worker;
  /** Only reads mail. */
  reader: Worker;
};

/** What the stories are told with: the product's commands in somebody's name, and a clock that can be moved. */
export class Stage {
  readonly database: Database;
  readonly installed: Installed;
  readonly #clock: DemoClock;
  readonly #worker: Worker;
  readonly #reader: Worker;

  constructor(parts: Props) {
    this.database = parts.database;
    this.installed = parts.installed;
    this.#clock = parts.clock;
    this.#worker = parts.worker;
    this.#reader = parts.reader;
  }

  asPerson<T>(person: PersonKey, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.database.as(as(this.installed, person), work);
  }

  asDesk<T>(desk: DeskKey, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.database.as(this.#system(desk), work);
  }

  #system(desk: DeskKey): Credential {
    return { kind: 'desk-system', deskId: this.installed.desks[desk].id };
  }

  now(): Promise<Temporal.Instant> {
    return this.#clock.now();
  }

  /** Mail that has come in is read at once; all else that follows has time until something is due. */
  readMail(): Promise<void> {
    return this.#reader.settle();
  }

  /** Lets time pass: whoever is to be warned is warned when it is time, and a word that is missed is missed then. */
  async passTo(at: Temporal.Instant): Promise<void> {
    for (let next = await this.#nextWake(); next && next < at.toString(); next = await this.#nextWake()) {
      await this.#clock.moveTo(Temporal.Instant.from(next).add({ seconds: 1 }));
      await this.#worker.settle();
    }
    await this.#clock.moveTo(at);
  }

  #nextWake(): Promise<string | null> {
    const [first, ...others] = keysOf(desks).map((desk) => this.#system(desk));
    if (!first) return Promise.resolve(null);
    return this.database.as(first, async (ctx) => {
      const each = [await firstWake(ctx)];
      for (const other of others) each.push(await firstWake(await ctx.become(other)));
      return each.filter((at) => at !== null).sort()[0] ?? null;
    });
  }
}

async function firstWake(ctx: Context): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select least((select min(wake_at) from cases),
      (select min(recorded_at) + interval '1 minute' from hand_offs where state = 'offered' and told_at is null),
      (select min(changes_at) from hand_offs
        where state = 'offered' and accepted_at is not null and not app.is_held(hand_offs))) as at`.execute(
    ctx.db,
  );
  return rows[0]?.at ?? null;
}
