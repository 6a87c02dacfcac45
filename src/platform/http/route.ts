import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Endpoint } from './endpoint.ts';

/** A contract and the command or query that answers it. */
export type Route = { endpoint: Endpoint; handle: (ctx: Context, input: never) => Promise<unknown> };

export function serve<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (ctx: Context, input: z.output<I>) => Promise<z.input<O>>,
): Route {
  return { endpoint: endpoint as unknown as Endpoint, handle };
}
