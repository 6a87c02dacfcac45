import type { Context } from './context.ts';
import type { Route } from './http/route.ts';

/** Work that rows ask for: looks at the rows of one desk and does what is due there; safe to run twice and in parallel. */
export type Sweeper = {
  name: string;
  /** The SQL function that names the desks with something to do, as often as a transaction is to be spent on one. */
  desks: string;
  /** How many transactions may be under way together; one where it is not said. */
  atOnce?: number;
  /** Reads all of a desk as of one moment, whatever is written meanwhile; what it takes has to be its own alone. */
  atOneMoment?: boolean;
  /** Time alone makes it due, so it is looked for once a second and not after each commit. */
  byClock?: boolean;
  /** The SQL that says when time makes something due next, where a second later would be late. */
  next?: string;
  /** Runs as the desk's system in one transaction; answers how much it did, 0 when nothing is left. */
  /** What failed and is seen to all the same is told, for the log. */
  sweep: (ctx: Context, failed: (error: unknown) => void) => Promise<number>;
};

export type Module = { name: string; routes?: Route[]; sweepers?: Sweeper[] };
