-- A restored copy is held: it sends nothing until somebody says that it is the one which goes on. When it was restored,
-- and from a backup of when, stays known for ever.
alter table app.installation
  add column held_since timestamptz,
  add column restored_at timestamptz,
  add column backup_made_at timestamptz,
  add check ((restored_at is null) = (backup_made_at is null));

-- Whoever sends mail asks here what is waiting; on a held copy nothing is.
set role throughline_definer;
create or replace function app.waiting_outbox(at_most int) returns table (desk_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select desk_id, id from outbox
  where ((state = 'queued' and next_attempt_at <= app.now()) or (state = 'leased' and leased_until <= app.now()))
    and not exists (select from app.installation where held_since is not null)
  order by next_attempt_at limit at_most
$$;
reset role;

-- A backup reads everything, what later migrations make too, but for sessions and sign-in tokens, which no copy takes.
grant usage on schema public, app to throughline_archive;
grant select on all tables in schema public, app to throughline_archive;
grant select on all sequences in schema public, app to throughline_archive;
alter default privileges in schema public, app grant select on tables to throughline_archive;
alter default privileges in schema public, app grant select on sequences to throughline_archive;
set role throughline_auth;
grant usage on schema auth to throughline_archive;
grant select on auth."user", auth.account to throughline_archive;
alter default privileges in schema auth grant select on tables to throughline_archive;
reset role;
