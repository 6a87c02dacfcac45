import { sql } from 'kysely';
import { createTarPacker } from 'modern-tar';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { recordCustody } from '../../custody/index.ts';
import { movesChanged } from '../../desks/events.ts';
import { tables } from '../tables.ts';
import { writeExport } from './write-export.ts';

type Due = { moveId: string; slug: string; name: string; personId: string; organizationId: string };

const chunkBytes = 1024 ** 2;

/** Makes the archive of a desk whose work has moved: of what whoever answers for it may read, as of this one moment. */
export async function makeMoveExport(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const { rows } = await sql<Due>`
    select move_id, slug, name, person_id, organization_id from app.begin_move_export()`.execute(ctx.db);
  const [due] = rows;
  if (!due) return 0;
  const { moveId, slug, name, personId, organizationId } = due;
  const reader = await ctx.become({ kind: 'person', personId, organizationId });
  const { readable, controller } = createTarPacker();
  const written = writeExport(reader, { id: deskId, slug, name }, controller)
    .then(() => controller.finalize())
    // Whoever keeps it fails with it.
    .catch((error) => controller.error(error));
  await keep(reader, { deskId, moveId }, readable);
  await written;
  const system = await ctx.become({ kind: 'desk-system', deskId });
  await sql`select app.end_move_export(${moveId})`.execute(system.db);
  await recordCustody(system, { deskId, kind: 'exported', purpose: 'move' });
  await record(system, movesChanged, deskId, {});
  return 1;
}

async function keep(
  ctx: Context,
  made: { deskId: string; moveId: string },
  archive: AsyncIterable<Uint8Array>,
): Promise<void> {
  let place = 0;
  for await (const bytes of inChunks(archive)) {
    await tables(ctx)
      .insertInto('moveExportChunks')
      .values({ ...made, place, bytes })
      .execute();
    place += 1;
  }
}

async function* inChunks(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of archive) {
    held.push(bytes);
    size += bytes.length;
    if (size < chunkBytes) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** What was kept long enough goes. */
export async function dropMoveExports(ctx: Context): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`select app.drop_move_exports() as dropped`.execute(ctx.db);
  return rows[0]?.dropped ?? 0;
}
