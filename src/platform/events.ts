import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Context } from './context.ts';

/** Something that happened, told after commit to later modules and to open screens. Its data are ids only. */
export type EventKind<D> = { name: string; data: z.ZodType<D> };

export const eventKind = <D>(name: string, data: z.ZodType<D>): EventKind<D> => ({ name, data });

export type Recorded = { id: string; deskId: string; name: string; data: unknown };

type EventTables = { events: { deskId: string; id: string; name: string; data: unknown } };

export async function record<D>(ctx: Context, event: EventKind<D>, deskId: string, data: D): Promise<void> {
  await ctx.db
    .withTables<EventTables>()
    .insertInto('events')
    .values({ deskId, id: uuid(), name: event.name, data: JSON.stringify(data) })
    .execute();
}

/** A later module's answer to an event: runs as the desk's system, in the transaction that takes the event. */
export type Reaction = { event: string; react: (ctx: Context, data: unknown) => Promise<void> };

export function on<D>(event: EventKind<D>, react: (ctx: Context, data: D) => Promise<void>): Reaction {
  return { event: event.name, react: (ctx, data) => react(ctx, event.data.parse(data)) };
}
