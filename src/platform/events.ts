import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Context } from './context.ts';

/** Something that happened, told after commit to later modules and to open screens. Its data are ids only. */
export type EventKind<D> = { name: string; data: z.ZodType<D> };

export const eventKind = <D>(name: string, data: z.ZodType<D>): EventKind<D> => ({ name, data });

export type Recorded = { id: string; deskId: string; name: string; data: unknown };

type EventTables = { events: { deskId: string; id: string; name: string; data: unknown } };

export const record = <D>(ctx: Context, event: EventKind<D>, deskId: string, data: D): Promise<void> =>
  recordAll(ctx, event, [{ deskId, data }]);

export async function recordAll<D>(
  ctx: Context,
  event: EventKind<D>,
  happened: readonly { deskId: string; data: D }[],
): Promise<void> {
  await ctx.db
    .withTables<EventTables>()
    .insertInto('events')
    .values(
      happened.map(({ deskId, data }) => ({
        deskId,
        id: uuid(),
        name: event.name,
        data: JSON.stringify(data),
      })),
    )
    .execute();
}
