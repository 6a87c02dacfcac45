import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { noLink } from '../../../platform/http/link-pages.ts';
import type { PreparationView, Prepared } from '../contract.ts';

export type Proposed = Prepared['people'][number] & { name: string; place: string | null };

/** What a client reads behind the link. */
export type Opened = {
  version: number;
  what: Prepared;
  agreementFileName: string | null;
  state: PreparationView['state'];
  company: string;
  by: string;
  settledAt: Instant | null;
  /** Whether whoever is asked administers the company of that name already. */
  isClientHere: boolean;
  /** The mail address that was given and not yet shown to be theirs. */
  unproven: string | null;
  /** Whether whoever said yes has a mail address here. */
  isReachedByMail: boolean;
  people: Proposed[];
};

export async function preparationOfLink(ctx: Context): Promise<Opened> {
  const { rows } = await sql<{ opened: Opened | null }>`
    select opened || jsonb_build_object('agreementFileName',
      (select f.name from preparation_files f where f.id = (opened #>> '{what,agreementFileId}')::uuid)) as opened
    from app.preparation_of_my_link() as opened`.execute(ctx.db);
  const opened = rows[0]?.opened;
  if (!opened) throw noLink();
  return opened;
}

/** Whether the link is the one that went to the address which is to be shown theirs. */
export async function isProof(ctx: Context, hash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ isProof: boolean }>`
    select exists (select from preparations where proof_hash = ${hash}) as is_proof`.execute(ctx.db);
  return rows[0]?.isProof ?? false;
}
