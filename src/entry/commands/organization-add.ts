import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { addPerson } from '../../modules/people/commands/members.ts';
import { OrganizationName, PersonName } from '../../modules/people/contract.ts';
import { Database } from '../../platform/database/database.ts';
import { readOptions, settingsFrom, UsageError } from '../arguments.ts';
import { openInstalled } from '../open-installed.ts';

const Asked = z.object({
  name: OrganizationName,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  'admin-name': PersonName,
  'admin-email': z.email().max(254),
});
type Asked = z.infer<typeof Asked>;

const whatIsRight: Record<keyof Asked, string> = {
  name: 'Name the organization, with --name.',
  country: '--country is not right. It should be two capital letters, such as GB.',
  'admin-name': 'Say who administers it, with --admin-name.',
  'admin-email': 'Say at which mail address they sign in, with --admin-email.',
};

export async function organizationAddCommand(args: string[]): Promise<number> {
  const values = readOptions(args, {
    name: { type: 'string' },
    country: { type: 'string' },
    'admin-name': { type: 'string' },
    'admin-email': { type: 'string' },
  });
  const asked = Asked.safeParse({ ...values, country: values.country ?? null });
  if (!asked.success)
    throw new UsageError(whatIsRight[(asked.error.issues[0]?.path[0] ?? 'name') as keyof Asked]);

  const reached = await openInstalled(settingsFrom(values));
  const database = new Database(reached.admin, reached.secret, { size: 2 });
  try {
    const made = await addOrganization(database, asked.data);
    process.stdout.write(values.json ? `${JSON.stringify(made)}\n` : `${made.id}\n`);
  } finally {
    await database.close();
    await reached.close();
  }
  return 0;
}

/** A further organization with the person who administers it; clients engage it by its id. */
async function addOrganization(database: Database, asked: Asked): Promise<{ id: string; adminId: string }> {
  const made = { id: uuid(), adminId: uuid() };
  await database.as({ kind: 'operator' }, async (ctx) => {
    await sql`select app.found_organization(${made.id}, ${asked.name}, ${asked.country})`.execute(ctx.db);
    await addPerson(ctx, {
      id: made.adminId,
      name: asked['admin-name'],
      mail: asked['admin-email'],
      organizationId: made.id,
      administrator: true,
    });
  });
  return made;
}
