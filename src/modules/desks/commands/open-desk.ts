import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict } from '../../../platform/refusal.ts';
import { refuseUnknownZone } from '../../people/policy.ts';
import type { desksApi } from '../contract.ts';

/** Opens a desk of the client that the acting administrator acts for, with them as the accountable person. */
export async function openDesk(ctx: Context, input: Input<typeof desksApi.openDesk>): Promise<Made> {
  refuseUnknownZone(input.zone);
  const id = uuid();
  const desk = {
    id,
    slug: input.slug,
    name: input.name,
    client_id: ctx.actor.organizationId,
    address: input.address.toLowerCase(),
    color: input.color ?? '#2f5d8a',
    languages: input.languages ?? ['en'],
    zone: input.zone,
    hours: input.hours,
    holidays: input.holidays ?? [],
    answer_limit_minutes: input.answerLimitMinutes ?? 240,
    silence_limit_minutes: input.silenceLimitMinutes ?? 1440,
    one_person: input.onePerson ?? false,
  };
  try {
    await sql`select app.open_desk(jsonb_populate_record(null::desks, ${JSON.stringify(desk)}))`.execute(
      ctx.db,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw conflict('desk.taken', 'A desk with this short name or mail address is here already.');
  }
  return { id };
}
