import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { noLink } from '../../../platform/http/link-pages.ts';
import { preparationOfLink } from './preparation-of-link.ts';

type AgreementFile = { name: string; type: string; bytes: Buffer };

/** What was agreed, as the newest that is prepared names it, for as long as it can be answered. */
export async function agreementFileOfLink(ctx: Context): Promise<AgreementFile> {
  const { state, what } = await preparationOfLink(ctx);
  if (state !== 'open' || !what.agreementFileId) throw noLink();
  const { rows } = await sql<AgreementFile>`
    select name, type, content as bytes from preparation_files where id = ${what.agreementFileId}`.execute(
    ctx.db,
  );
  const [file] = rows;
  if (!file) throw noLink();
  return file;
}
