import { sql } from 'kysely';
import { makeToken } from '../../modules/people/commands/tokens.ts';
import { Database } from '../../platform/database/database.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { readOptions, settingsFrom, UsageError } from '../arguments.ts';
import { openInstalled } from '../open-installed.ts';

export async function tokenCreateCommand(args: string[]): Promise<number> {
  const values = readOptions(args, { email: { type: 'string' }, organization: { type: 'string' } });
  if (!values.email) throw new UsageError('Say for whom, with --email.');
  const opened = await openInstalled(settingsFrom(values));
  const database = new Database(opened.admin, opened.secret, { size: 2 });
  try {
    const token = await createToken(database, { mail: values.email, organization: values.organization });
    process.stdout.write(values.json ? `${JSON.stringify({ token })}\n` : `${token}\n`);
  } finally {
    await database.close();
    await opened.close();
  }
  return 0;
}

/** Makes a token with all scopes for somebody, in the organization named by its name or id, or the only one they have. */
export async function createToken(
  database: Database,
  asked: { mail: string; organization: string | undefined },
): Promise<string> {
  const { personId, organizations } = await database.as({ kind: 'operator' }, async (ctx) => {
    const { rows } = await sql<{ id: string | null }>`select app.person_of_mail(${asked.mail}) as id`.execute(
      ctx.db,
    );
    const id = rows[0]?.id ?? null;
    if (!id) throw new SetupError('Nobody with this mail address is here.');
    const theirs = await sql<Organization>`select id, name from app.organizations_of_person(${id})`.execute(
      ctx.db,
    );
    return { personId: id, organizations: theirs.rows };
  });
  const organizationId = theOneMeant(organizations, asked.organization).id;
  const made = await database.as({ kind: 'person', personId, organizationId }, (ctx) =>
    makeToken(ctx, { name: 'command line' }),
  );
  return made.token;
}

type Organization = { id: string; name: string };

function theOneMeant(theirs: Organization[], named: string | undefined): Organization {
  const [first, ...others] = theirs.filter(
    ({ id, name }) => named === undefined || id === named || name.toLowerCase() === named.toLowerCase(),
  );
  if (first && others.length === 0) return first;
  if (theirs.length === 0) throw new SetupError('This person belongs to no organization any more.');
  throw new SetupError(
    `Say for which organization with --organization: ${theirs.map(({ name }) => name).join(', ')}.`,
  );
}
