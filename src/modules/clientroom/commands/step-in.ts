import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { mention, place, refuseOver } from '../../conversations/index.ts';
import type { clientroomApi } from '../contract.ts';
import { mayStepIn } from '../policy.ts';
import { clientSpoke } from '../queries/spoke.ts';

/** Somebody of the client speaks with a customer in person. The owner stays, and the customer sees who it is. */
export async function stepIn(ctx: Context, input: Input<typeof clientroomApi.stepIn>): Promise<Made> {
  const theCase = await mine(ctx, input.case);
  refuseOver(theCase);
  if (theCase.ownerId === ctx.actor.id)
    throw conflict('client.owns', 'This case is yours: you speak with the customer already.');
  const { here } = await clientSpoke(ctx, { case: theCase.id });
  if (here) throw conflict('client.here', `${here.name} has stepped in already.`);
  const id = await append(ctx, place(theCase), { kind: 'stepped in', audience: 'customer' });
  return { id, caseId: theCase.id };
}

/** The owner goes on alone, and finds what they should know where notes that name them stand. */
export async function handBack(ctx: Context, input: Input<typeof clientroomApi.handBack>): Promise<Made> {
  const theCase = await mine(ctx, input.case);
  const { here } = await clientSpoke(ctx, { case: theCase.id });
  if (!here) throw conflict('client.not-here', 'Nobody of the client has stepped in on this case.');
  const id = await append(ctx, place(theCase), { kind: 'handed back', audience: 'customer' });
  if (input.text) {
    const about = { kind: 'note', audience: 'companies', words: { text: input.text } } as const;
    const entryId = await append(ctx, place(theCase), about);
    if (theCase.ownerId !== ctx.actor.id)
      await mention(ctx, { ...place(theCase), entryId }, [theCase.ownerId]);
  }
  return { id, caseId: theCase.id };
}

/** Two who step in at once do so one after the other. */
async function mine(ctx: Context, named: string): Promise<VisibleCase> {
  const theCase = await visibleCase(ctx, named);
  permit(mayStepIn(ctx.actor, theCase.deskId));
  await sql`select from cases where desk_id = ${theCase.deskId} and id = ${theCase.id} for no key update`.execute(
    ctx.db,
  );
  return theCase;
}
