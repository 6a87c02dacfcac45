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
export async function recordCustody(ctx: Context, happening: Happening): Promise<void> {
  const {
    deskId,
    kind,
    caseId = null,
    customerId = null,
    entryId = null,
    toOrganizationId = null,
  } = happening;
  await ctx.db
    .withTables<CustodyTables>()
    .insertInto('custodyInbox')
    .values({
      deskId,
      kind,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      organizationId: ctx.actor.organizationId,
      toOrganizationId,
      caseId,
      customerId,
      entryId,
      purpose: happening.purpose ?? 'service',
    })
    .execute();
}
