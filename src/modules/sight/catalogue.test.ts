import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';

const test = testDatabase();

const ofDesks = `exists (select from pg_attribute a
  where a.attrelid = c.conrelid and a.attname = 'desk_id' and not a.attisdropped)`;
const beginsWithDesk = `exists (select from pg_attribute a
  where a.attrelid = c.conrelid and a.attnum = c.conkey[1] and a.attname = 'desk_id')`;
const ourFunctions = `from pg_proc p where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace)
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
const ourTables = `from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** What a rule of the catalogue finds, one name each, as the superuser sees it. */
async function found(query: string): Promise<string[]> {
  const client = new pg.Client(test.admin);
  await client.connect();
  try {
    const { rows } = await client.query({ text: query, rowMode: 'array' });
    return rows.map((row) => String(row[0])).sort();
  } finally {
    await client.end();
  }
}

describe('the catalogue', () => {
  it('has forced row-level security on every table', async () => {
    expect(
      await found(`select c.relname ${ourTables} and not (c.relrowsecurity and c.relforcerowsecurity)`),
    ).toEqual([]);
  });

  it('has a policy for every table but those that only reviewed functions read', async () => {
    const none = `not exists (select from pg_policy p
      where p.polrelid = c.oid and p.polroles <> array['throughline_definer'::regrole::oid])`;
    expect(await found(`select c.relname ${ourTables} and ${none}`)).toEqual([
      'article_counts',
      'article_terms',
      'automatic_mails',
      'custody_heads',
      'proposal_links',
      'search_documents',
    ]);
  });

  it('lets nobody but the definer see all', async () => {
    expect(
      await found(`select tablename || '.' || policyname from pg_policies
        where schemaname = 'public' and 'true' in (qual, with_check) and roles <> '{throughline_definer}'`),
    ).toEqual([]);
  });

  it('pins the search path of every function that sees more than its caller', async () => {
    expect(
      await found(`select p.oid::regprocedure ${ourFunctions} and p.prosecdef
        and not coalesce(p.proconfig::text like '%search_path=public, pg_temp%', false)`),
    ).toEqual([]);
  });

  it('lets everybody run no function', async () => {
    expect(
      await found(
        `select p.oid::regprocedure ${ourFunctions} and has_function_privilege('public', p.oid, 'execute')`,
      ),
    ).toEqual([]);
  });

  it('has no view that sees with the eyes of its owner, and none that keeps a copy', async () => {
    expect(
      await found(`select c.oid::regclass from pg_class c
        where c.relnamespace in ('app'::regnamespace, 'public'::regnamespace) and (c.relkind = 'm'
          or (c.relkind = 'v' and not coalesce(c.reloptions::text like '%security_invoker=true%', false)))`),
    ).toEqual([]);
  });

  it('gives the server no power over the schema and no other role', async () => {
    expect(
      await found(`select rolname from pg_roles where rolname in ('throughline_server', 'throughline_mailer')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`),
    ).toEqual([]);
    expect(
      await found(`select m.roleid::regrole from pg_auth_members m
        where m.member in ('throughline_server'::regrole, 'throughline_mailer'::regrole)`),
    ).toEqual([]);
    expect(
      await found(`select c.relname from pg_class c
        where c.relowner in ('throughline_server'::regrole, 'throughline_mailer'::regrole)`),
    ).toEqual([]);
  });

  it('lets no writer say when a row was recorded, but for the numbered record, which keeps what it was told', async () => {
    const stamped = `exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgfoid = 'app.stamp'::regproc)`;
    expect(
      await found(`select c.relname ${ourTables} and not ${stamped} and exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'recorded_at')`),
    ).toEqual(['custody_entries']);
  });

  it('changes words nowhere', async () => {
    expect(
      await found(`select c.relname ${ourTables} and (c.relname like '%\\_words' or c.relname like '%\\_chunks')
        and has_any_column_privilege('throughline_server', c.oid, 'update')`),
    ).toEqual([]);
  });
});

describe('the keys of a desk', () => {
  it('begin with the desk, but for random values', async () => {
    const keys = `select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c
      where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u') and ${ofDesks} and not ${beginsWithDesk}`;
    expect(await found(keys)).toEqual([
      'customer_links UNIQUE (token_hash)',
      'outbox UNIQUE (message_id)',
      'proposal_links UNIQUE (token_hash)',
      'referral_links UNIQUE (token_hash)',
      'reply_tokens UNIQUE (token_hash)',
      'task_links UNIQUE (reply_hash)',
      'task_links UNIQUE (token_hash)',
    ]);
  });

  it('lead from a desk only to the same desk, or to people and organizations', async () => {
    const target = `c.confrelid::regclass::text in ('organizations', 'departments', 'persons', 'memberships')`;
    expect(
      await found(`select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c
        where c.connamespace = 'public'::regnamespace and c.contype = 'f' and ${ofDesks}
        and not ${beginsWithDesk} and not ${target}`),
    ).toEqual([]);
  });

  it('are unique over the whole installation in four reviewed places, but for random values', async () => {
    expect(
      await found(`select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c
        where c.connamespace = 'public'::regnamespace and c.contype = 'u' and not ${ofDesks}`),
    ).toEqual([
      'api_tokens UNIQUE (token_hash)',
      'desks UNIQUE (address)',
      'desks UNIQUE (slug)',
      'person_settings UNIQUE (mail)',
      'preparations UNIQUE (organization_id, id)',
      'preparations UNIQUE (proof_hash)',
      'preparations UNIQUE (token_hash)',
    ]);
  });
});
