import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound } from '../../../platform/refusal.ts';
import type { peopleApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Adds a person to the organization that the acting administrator acts for. */
export async function addMember(ctx: Context, input: Input<typeof peopleApi.addMember>): Promise<Made> {
  const id = uuid();
  await addPerson(ctx, { id, ...input, organizationId: ctx.actor.organizationId ?? '' });
  return { id };
}

/** Person, membership and sign-in are made together, by a function of the database that checks who may. */
export async function addPerson(
  ctx: Context,
  person: {
    id: string;
    name: string;
    mail: string;
    organizationId: string;
    administrator?: boolean | undefined;
  },
): Promise<void> {
  const { id, name, mail, organizationId, administrator = false } = person;
  try {
    await sql`select app.add_person(${id}, ${name}, ${mail}, ${organizationId}, ${administrator})`.execute(
      ctx.db,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw conflict('person.mail-taken', 'Somebody with this mail address is here already.');
  }
}

export async function endMembership(
  ctx: Context,
  input: Input<typeof peopleApi.endMembership>,
): Promise<{ id: string }> {
  const ended = await tables(ctx)
    .updateTable('memberships')
    .set({ endedAt: ctx.now })
    .where('personId', '=', input.person)
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n)
    throw notFound('member.not-found', 'There is no such person in your organization.');
  return { id: input.person };
}

export async function addDepartment(
  ctx: Context,
  input: Input<typeof peopleApi.addDepartment>,
): Promise<Made> {
  const id = uuid();
  await tables(ctx)
    .insertInto('departments')
    .values({ organizationId: ctx.actor.organizationId ?? '', id, name: input.name })
    .execute();
  return { id };
}
