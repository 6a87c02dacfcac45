import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Sweeper } from '../../../platform/module.ts';

const batch = 500;

/** The sequencer of a desk: gives what lies in the custody inbox its numbers, without a gap. */
export const numberCustody = {
  name: 'custody',
  desks: 'app.desks_with_custody_to_number()',
  sweep: async (ctx: Context) => {
    const { rows } = await sql<{ settled: number }>`select app.number_custody(${batch}) as settled`.execute(
      ctx.db,
    );
    return rows[0]?.settled ?? 0;
  },
} satisfies Sweeper;
