import type { Context } from '../../platform/context.ts';
import type { Revealed } from '../../platform/http/endpoint.ts';
import { bytesOf } from '../conversations/index.ts';
import { saidIn } from './messages.ts';
import { noSuchMatter } from './page-case.ts';
import { tables } from './tables.ts';

export type PageFile = { name: string; type: string; bytes: Buffer; reveals: Revealed[] };

/** A file that hangs on an entry which the customer sees. */
export async function pageFile(ctx: Context, id: string): Promise<PageFile> {
  const deskId = deskOf(ctx);
  const [file, bytes] = await Promise.all([
    tables(ctx)
      .selectFrom('files as f')
      .innerJoin('entries as e', (join) =>
        join.onRef('e.deskId', '=', 'f.deskId').onRef('e.id', '=', 'f.entryId'),
      )
      .select(['f.name', 'f.type', 'e.caseId'])
      .where('f.deskId', '=', deskId)
      .where('f.id', '=', id)
      .executeTakeFirst(),
    bytesOf(ctx, { deskId, fileId: id }),
  ]);
  if (!file) throw noSuchMatter();
  const { name, type, caseId } = file;
  return { name, type, bytes, reveals: [{ deskId, caseId, as: 'opened' }] };
}

/** All the words of an entry, for those that are too long for the page. */
export async function pageWords(
  ctx: Context,
  entryId: string,
): Promise<{ text: string; reveals: Revealed[] }> {
  const deskId = deskOf(ctx);
  const found = await tables(ctx)
    .selectFrom('entries as e')
    .innerJoin('entryWords as w', (join) =>
      join.onRef('w.deskId', '=', 'e.deskId').on('w.entryId', '=', saidIn),
    )
    .select(['w.text', 'e.caseId'])
    .where('e.deskId', '=', deskId)
    .where('e.id', '=', entryId)
    .executeTakeFirst();
  if (!found) throw noSuchMatter();
  return { text: found.text, reveals: [{ deskId, caseId: found.caseId, as: 'opened' }] };
}

function deskOf({ actor }: Context): string {
  if (!actor.deskId) throw noSuchMatter();
  return actor.deskId;
}
