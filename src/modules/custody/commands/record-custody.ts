import type { Context } from '../../../platform/context.ts';

type CustodyTables = {
  custodyInbox: {
    deskId: string;
    kind: 'collected' | 'passed on' | 'exported';
    actorKind: string;
    actorId: string;
    organizationId: string | null;
    toOrganizationId: string | null;
    caseId: string | null;
    customerId: string | null;
    entryId: string | null;
    purpose: string;
  };
};

type Happening = {
  deskId: string;
  kind: 'collected' | 'passed on' | 'exported';
  caseId?: string;
  customerId?: string;
  entryId?: string;
  toOrganizationId?: string;
  purpose?: string;
};

/** Drops a line into the custody inbox in the name of whoever acts; the desk's sequencer numbers it. */
export const recordCustody = (ctx: Context, happening: Happening): Promise<void> =>
  recordAllCustody(ctx, [happening]);

/** Drops several, of which there is one at least, in one statement. */
export async function recordAllCustody(ctx: Context, happenings: readonly Happening[]): Promise<void> {
  await ctx.db
    .withTables<CustodyTables>()
    .insertInto('custodyInbox')
    .values(
      happenings.map(({ deskId, kind, purpose = 'service', ...about }) => ({
        ...{ deskId, kind, purpose },
        ...{ actorKind: ctx.actor.kind, actorId: ctx.actor.id, organizationId: ctx.actor.organizationId },
        toOrganizationId: about.toOrganizationId ?? null,
        caseId: about.caseId ?? null,
        customerId: about.customerId ?? null,
        entryId: about.entryId ?? null,
      })),
    )
    .execute();
}
