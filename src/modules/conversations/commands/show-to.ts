import type { Context } from '../../../platform/context.ts';
import { reveal } from '../../../platform/reveal.ts';

type Reader = { deskId: string; personId: string; organizationId: string };

/** What stands in a text or mail that is queued was seen by whom it goes to; goes on as the desk. */
export async function showTo(
  ctx: Context,
  { deskId, personId, organizationId }: Reader,
  { cases, as = 'listed' }: { cases: readonly { caseId: string }[]; as?: 'listed' | 'opened' },
): Promise<Context> {
  const them = await ctx.become({ kind: 'person', personId, organizationId });
  await reveal(
    them,
    cases.map(({ caseId }) => ({ deskId, caseId, as })),
  );
  return ctx.become({ kind: 'desk-system', deskId });
}
