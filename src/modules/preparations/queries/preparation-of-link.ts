import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { noLink } from '../../../platform/http/link-pages.ts';
import type { PreparationView, Prepared } from '../contract.ts';

export type Proposed = Prepared['people'][number] & { name: string; place: string | null };

/** What a client reads behind the link. */
export type Opened = {
  version: number;
  what: Prepared;
  state: PreparationView['state'];
  company: string;
  by: string;
  settledAt: Instant | null;
  people: Proposed[];
};

export async function preparationOfLink(ctx: Context): Promise<Opened> {
  const { rows } = await sql<{ opened: Opened | null }>`
    select app.preparation_of_my_link() as opened`.execute(ctx.db);
  const opened = rows[0]?.opened;
  if (!opened) throw noLink();
  return opened;
}
