import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Made } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import type { NewFile } from '../../conversations/index.ts';

/** In bytes: whoever is asked may open it on a phone. */
const largestAgreement = 10 * 1024 * 1024;

/** Keeps a file with what we prepare; on a desk it is once its client has said yes. */
export async function keepAgreementFile(ctx: Context, { name, type, content }: NewFile): Promise<Made> {
  if (content.length > largestAgreement)
    throw invalid('file.too-large', 'An agreement may have at most 10 MB.');
  const id = uuid();
  await sql`select app.keep_preparation_file(${id}, ${name}, ${type}, ${Buffer.from(content)})`.execute(
    ctx.db,
  );
  return { id };
}
