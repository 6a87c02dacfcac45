import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal.ts';
import type { peopleApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Adds a person to the organization that the acting administrator acts for; who worked there before comes back. */
export async function addMember(ctx: Context, input: Input<typeof peopleApi.addMember>): Promise<Made> {
  const back = await takeBack(ctx, input);
  if (back) return { id: back };
  const id = uuid();
  await addPerson(ctx, { id, ...input, organizationId: ctx.actor.organizationId ?? '' });
  return { id };
}

type TakenBack = { is: 'back' | 'here' | 'elsewhere' | 'leaving' | 'taken'; personId?: string };

const inTheWay = {
  here: () => conflict('member.here', 'Somebody with this mail address is in your organization already.'),
  elsewhere: () =>
    conflict(
      'person.works-elsewhere',
      'Somebody with this mail address works for another organization here. They can be added once that has ended.',
    ),
  leaving: () => conflict('member.leaving', 'This person has only just left. Please try again in a moment.'),
  taken: mailTaken,
};

/** The id of somebody who has left and begins anew; undefined where nobody has this mail address. */
async function takeBack(
  ctx: Context,
  { mail, administrator = false }: Input<typeof peopleApi.addMember>,
): Promise<string | undefined> {
  const { rows } = await sql<{
    found: TakenBack | null;
  }>`select app.take_back(${mail}, ${administrator}) as found`.execute(ctx.db);
  const found = rows[0]?.found;
  if (found && found.is !== 'back') throw inTheWay[found.is]();
  return found?.personId;
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
    throw mailTaken();
  }
}

function mailTaken() {
  return conflict('person.mail-taken', 'Somebody with this mail address is here already.');
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

/** Ends a membership with its sessions, streams and tokens. What had not begun yet never begins. */
export async function endMembership(
  ctx: Context,
  input: Input<typeof peopleApi.endMembership>,
): Promise<{ id: string }> {
  await keepAnAdministrator(ctx, input.person);
  const ended = await tables(ctx)
    .updateTable('memberships')
    .set({ endedAt: sql<Instant>`greatest(started_at, ${ctx.now}::timestamptz)` })
    .where('personId', '=', input.person)
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw noSuchMember();
  await keepWhoAnswers(ctx, input.person);
  await sql`select app.sign_out_leaver(${input.person})`.execute(ctx.db);
  return { id: input.person };
}

const noSuchDepartment = () =>
  notFound('department.not-found', 'There is no such department in your organization.');
const noSuchMember = () => notFound('member.not-found', 'There is no such person in your organization.');

async function refuseUnknownDepartment(ctx: Context, departmentId: string): Promise<void> {
  const known = await tables(ctx)
    .selectFrom('departments')
    .select('id')
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('id', '=', departmentId)
    .executeTakeFirst();
  if (!known) throw noSuchDepartment();
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

/** Asked after the membership has ended: a desk that was being handed over to them meanwhile is theirs by then. */
async function keepWhoAnswers(ctx: Context, leaving: string): Promise<void> {
  const { rows } = await sql<{
    answers: boolean;
  }>`select app.answers_for_desks(${leaving}) as answers`.execute(ctx.db);
  if (rows[0]?.answers)
    throw conflict(
      'member.accountable',
      'This person answers for a desk of your organization: make another person accountable first.',
    );
}

/** Renames the organization acted for. */
export async function changeOrganization(
  ctx: Context,
  { name }: Input<typeof peopleApi.changeOrganization>,
): Promise<{ id: string }> {
  const id = ctx.actor.organizationId ?? '';
  const changed = await tables(ctx)
    .updateTable('organizations')
    .set({ name })
    .where('id', '=', id)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n)
    throw forbidden('not-permitted', 'You may not do this here. Ask whoever administers the organization.');
  return { id };
}

export async function changeDepartment(
  ctx: Context,
  { department, name }: Input<typeof peopleApi.changeDepartment>,
): Promise<{ id: string }> {
  const changed = await tables(ctx)
    .updateTable('departments')
    .set({ name })
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('id', '=', department)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw noSuchDepartment();
  return { id: department };
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
