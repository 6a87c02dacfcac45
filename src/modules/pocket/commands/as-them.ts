import type { Context } from '../../../platform/context.ts';
import type { Worker } from '../the-day.ts';

/** Goes on as whoever works by text, who may do so what they may do on a screen. */
export const asThem = (ctx: Context, { personId, organizationId }: Worker) =>
  ctx.become({ kind: 'person', personId, organizationId });

/** Goes on as the desk. */
export const asDesk = (ctx: Context, { deskId }: Worker) => ctx.become({ kind: 'desk-system', deskId });
