import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { mayDecideForClient } from '../policy.ts';
import { agreedEngagement } from '../queries/engagement-of.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

/** What stands beside their place. */
type Said = { title?: string; skills?: string[]; languages?: string[]; called?: string | null };

/**
 * The client admits a person by name. Somebody who stands there already gets the new role; nobody stands twice. Who is
 * made accountable answers for the desk from then on, and whoever did before is a lead.
 */
export async function admit(
  ctx: Context,
  input: Input<typeof desksApi.admit>,
  said: Said = {},
): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const engagement = await agreedEngagement(ctx, { deskId: desk.id, engagementId: input.engagementId });
  refuseWhatCannotBe(desk, engagement.role, input);
  if (engagement.startsAt > ctx.now) await refuseWhoWorksHere(ctx, engagement, input.personId);
  const place = {
    organizationId: engagement.organizationId,
    engagementId: engagement.id,
    role: input.role,
    admittedById: ctx.actor.id,
    admittedAt: ctx.now,
    endedAt: null,
    ...said,
  };
  await tables(ctx)
    .insertInto('roster')
    .values({ deskId: desk.id, personId: input.personId, ...place })
    .onConflict((standing) => standing.columns(['deskId', 'personId']).doUpdateSet(place))
    .execute();
  if (input.role === 'expert') await refuseOwnerOfCases(ctx, { deskId: desk.id, personId: input.personId });
  if (input.role === 'accountable' && input.personId !== desk.accountableId)
    await sql`select app.let_answer_for(${desk.id}, ${input.personId})`.execute(ctx.db);
  return { id: input.personId };
}

/** Nobody stands there twice: who is to come under another engagement would not work there until it begins. */
async function refuseWhoWorksHere(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
  personId: string,
): Promise<void> {
  const works = await tables(ctx)
    .selectFrom('roster')
    .select('personId')
    .where('deskId', '=', deskId)
    .where('personId', '=', personId)
    .where('engagementId', '!=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (works)
    throw conflict(
      'roster.works-here',
      'They work on the desk already. Admit them once that engagement begins.',
    );
}

/** Asked once the place is written: from then on nobody can give them another case. */
async function refuseOwnerOfCases(
  ctx: Context,
  { deskId, personId }: { deskId: string; personId: string },
): Promise<void> {
  const { rows } = await sql<{ owns: boolean }>`
    select app.owns_open_cases(${deskId}, ${personId}) as owns`.execute(ctx.db);
  if (rows[0]?.owns)
    throw conflict(
      'roster.owns-cases',
      'They own open cases on this desk, which an expert cannot answer. Have them handed off first.',
    );
}

function refuseWhatCannotBe(
  desk: { accountableId: string },
  side: 'client' | 'provider' | 'third party',
  { personId, role }: Input<typeof desksApi.admit>,
): void {
  if (side === 'third party')
    throw invalid(
      'roster.third-party',
      'A third party answers what it is asked and sees nothing else: its people cannot work on the desk. Ask it a task.',
    );
  if (role === 'accountable' && side !== 'client')
    throw invalid('roster.accountable-of-client', "Only somebody of the client's answers for its desk.");
  if (personId === desk.accountableId && (role !== 'accountable' || side !== 'client'))
    throw conflict(
      'roster.accountable',
      'Somebody must answer for the desk: make another person accountable first.',
    );
}
