import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { notFound, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import type { exportsApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** What was made of a desk as work moved, for whoever answers for it. */
export async function moveExports(
  ctx: Context,
  { desk: named }: Input<typeof exportsApi.moveExports>,
): Promise<Output<typeof exportsApi.moveExports>> {
  const desk = await visibleDesk(ctx, named);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const items = await tables(ctx)
    .selectFrom('moveExports')
    .select(['moveId', 'madeAt'])
    .where('deskId', '=', desk.id)
    .orderBy('recordedAt', 'desc')
    .execute();
  return { items, next: null };
}

/** One that is made and kept still. */
export async function madeExport(
  ctx: Context,
  { deskId, move }: { deskId: string; move: string },
): Promise<{ moveId: string }> {
  const made =
    z.uuid().safeParse(move).success &&
    (await tables(ctx)
      .selectFrom('moveExports')
      .select('moveId')
      .where('deskId', '=', deskId)
      .where('moveId', '=', move)
      .where('madeAt', 'is not', null)
      .executeTakeFirst());
  if (!made) throw notFound('export.not-found', 'There is no such archive, or it is not kept any more.');
  return made;
}

type Entered = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

const chunksAtOnce = 4;

/** The bytes of an archive, some at a time, each time under the rights that its reader has then. */
export async function* partsOfExport(
  entered: Entered,
  { deskId, moveId }: { deskId: string; moveId: string },
): AsyncGenerator<Buffer> {
  let place = -1;
  for (;;) {
    const chunks = await entered((ctx) =>
      tables(ctx)
        .selectFrom('moveExportChunks')
        .select(['place', 'bytes'])
        .where('deskId', '=', deskId)
        .where('moveId', '=', moveId)
        .where('place', '>', place)
        .orderBy('place')
        .limit(chunksAtOnce)
        .execute(),
    );
    for (const { bytes } of chunks) yield bytes;
    if (chunks.length < chunksAtOnce) return;
    place = chunks.at(-1)?.place ?? place;
  }
}
