import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { mailToStaff, showInstant } from '../../conversations/index.ts';
import type { desksApi } from '../../desks/contract.ts';
import { admit, engage, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import { keepAddress } from '../../tasks/index.ts';
import type { preparationsApi } from '../contract.ts';
import { invitationWords } from '../invitation-words.ts';
import { tables } from '../tables.ts';

type Invitation = Input<typeof preparationsApi.inviteCompany>;
type Terms = Pick<Input<typeof desksApi.engage>, 'data' | 'country' | 'pay'>;
type Invited = { is: 'done' | 'here' | 'elsewhere'; organizationId?: string; personId?: string | null };

/**
 * The client takes a company onto its desk that need not be here: a third party with where it is asked or from where it
 * writes, a provider with whoever leads there first and is written to.
 */
export async function inviteCompany(ctx: Context, input: Invitation, terms: Terms = {}): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  refuseWhatCannotBe(input);
  const { organizationId, personId } = await found(ctx, desk.id, input);
  const { role, purpose, startsAt, mayBeGiven, address, domain = null } = input;
  const { id: engagementId } = await engage(ctx, {
    ...{ desk: desk.id, organizationId, role, purpose, startsAt, ...terms },
    ...(mayBeGiven && { mayBeGiven }),
  });
  if (role === 'third party') await keepAddress(ctx, { desk: desk.id, engagementId, address, domain });
  if (!personId) return { id: engagementId };
  await admit(ctx, { desk: desk.id, personId, engagementId, role: 'lead' });
  await tellLead(ctx, { deskId: desk.id, personId, company: input.name, startsAt });
  return { id: engagementId };
}

function refuseWhatCannotBe({ role, lead, address, domain }: Invitation): void {
  if (role === 'provider' && !lead)
    throw invalid('invitation.lead', 'Say who leads there first, and their mail address.');
  if (role === 'third party' && lead)
    throw invalid('invitation.no-lead', 'Nobody of a third party works on the desk: ask it by mail.');
  if (role === 'third party' && !address && !domain)
    throw invalid('invitation.address', 'Say a mail address or a domain of theirs.');
}

async function found(ctx: Context, deskId: string, { name, lead }: Invitation) {
  const { rows } = await sql<{ invited: Invited }>`
    select app.invite_company(${deskId}, ${name}, ${lead?.name ?? null}, ${lead?.mail ?? null}) as invited`.execute(
    ctx.db,
  );
  const { is, organizationId = '', personId = null } = rows[0]?.invited ?? { is: 'here' };
  if (is === 'here') throw conflict('invitation.here', 'This company works here already.');
  if (is === 'elsewhere')
    throw conflict(
      'invitation.elsewhere',
      'Whoever has this mail address works for this company here without administering it, or works for yours. Ask them who administers it.',
    );
  return { organizationId, personId };
}

type Told = { deskId: string; personId: string; company: string; startsAt: Instant | undefined };

/** In the desk's name, in its language where the one who is told was not here before. */
async function tellLead(ctx: Context, { deskId, personId, company, startsAt }: Told): Promise<void> {
  const { id } = ctx.actor;
  const asker = await tables(ctx)
    .selectFrom('persons')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const system = await ctx.become({ kind: 'desk-system', deskId });
  await mailToStaff(system, personId, (language, { name: desk, zone }) => {
    const from = startsAt ? showInstant(startsAt, { language, zone }) : null;
    const words = invitationWords(language);
    const url = `${ctx.site.url}/app/sign-in`;
    return { subject: words.subject(desk), text: words.text({ by: asker.name, company, desk, url, from }) };
  });
}
