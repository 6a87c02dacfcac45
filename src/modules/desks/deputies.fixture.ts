import { v7 as uuid } from 'uuid';
import type { Desk } from '../../testing/a-desk.ts';
import { beAway } from '../people/commands/absences.ts';
import { addPerson } from '../people/commands/members.ts';
import { admit } from './commands/admit.ts';

/** Somebody of the client, who works on the desk as an agent. */
export async function aClientsAgent(desk: Desk, name = 'Zoe Lind'): Promise<Desk['leo']> {
  const { organizationId } = desk.leo;
  const who = { id: uuid(), organizationId, mail: `${uuid()}@people.example` };
  await desk.as(desk.leo, (ctx) => addPerson(ctx, { ...who, name, administrator: false }));
  await desk.as(desk.leo, (ctx) =>
    admit(ctx, { desk: desk.slug, personId: who.id, engagementId: desk.engagements.client, role: 'agent' }),
  );
  return who;
}

/** Leo, who answers for the desk, is away for some days. */
export const leoIsAway = (desk: Desk, standIn: Desk['leo'], days = 2) =>
  desk.as(desk.leo, (ctx) => {
    const hours = (count: number) => Temporal.Instant.from(ctx.now).add({ hours: count }).toString();
    return beAway(ctx, { startsAt: hours(-1), endsAt: hours(24 * days), standInId: standIn.id });
  });
