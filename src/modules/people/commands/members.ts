import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal.ts';
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

/** Puts a member into a department or out of it, or changes whether they administer. */
export async function changeMember(
  ctx: Context,
  { person, departmentId, administrator }: Input<typeof peopleApi.changeMember>,
): Promise<{ id: string }> {
  if (departmentId === undefined && administrator === undefined)
    throw invalid('member.nothing', 'Say what is to change: the department, or whether they administer.');
  if (departmentId) await refuseUnknownDepartment(ctx, departmentId);
  if (administrator === false) await keepAnAdministrator(ctx, person);
  const changed = await tables(ctx)
    .updateTable('memberships')
    .set({
      ...(departmentId !== undefined && { departmentId }),
      ...(administrator !== undefined && { administrator }),
    })
    .where('personId', '=', person)
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw noSuchMember();
  return { id: person };
}

export async function endMembership(
  ctx: Context,
  input: Input<typeof peopleApi.endMembership>,
): Promise<{ id: string }> {
  await keepAnAdministrator(ctx, input.person);
  const ended = await tables(ctx)
    .updateTable('memberships')
    .set({ endedAt: ctx.now })
    .where('personId', '=', input.person)
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw noSuchMember();
  return { id: input.person };
}

const noSuchMember = () => notFound('member.not-found', 'There is no such person in your organization.');

async function refuseUnknownDepartment(ctx: Context, departmentId: string): Promise<void> {
  const known = await tables(ctx)
    .selectFrom('departments')
    .select('id')
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('id', '=', departmentId)
    .executeTakeFirst();
  if (!known) throw notFound('department.not-found', 'There is no such department in your organization.');
}

/** Without one nobody could add people or open desks any more. The rows are locked: two could step down at once. */
async function keepAnAdministrator(ctx: Context, leaving: string): Promise<void> {
  const administrators = await tables(ctx)
    .selectFrom('memberships')
    .select('personId')
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('administrator', '=', true)
    .where('endedAt', 'is', null)
    .forUpdate()
    .execute();
  if (administrators.length === 1 && administrators[0]?.personId === leaving)
    throw conflict(
      'member.last-administrator',
      'Somebody has to administer. Let another person do it first.',
    );
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
