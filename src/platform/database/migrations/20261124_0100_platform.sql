-- What every module stands on: the clock, who acts, what happened, and what was asked before.
create schema app;
create schema auth authorization throughline_auth;
create extension if not exists unaccent schema app;

revoke all on schema public from public;
grant usage on schema public, app to throughline_server, throughline_definer, throughline_mailer, throughline_auth;
grant create on schema app to throughline_definer;
alter default privileges revoke execute on functions from public;

-- Every desk table is protected by forced row-level security; the definer sees what a module grants it, and no more.
create procedure app.protect(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
end $$;

create procedure app.let_definer(privileges text, on_table regclass) language plpgsql as $$
begin
  execute format('grant %s on %s to throughline_definer', privileges, on_table);
  execute format('create policy definer on %s to throughline_definer using (true) with check (true)', on_table);
end $$;

-- Lets a reviewed function see what its callers do not. Rights are given first: the owner role is a member of the
-- definer only to hand functions over, and inherits nothing from it.
create procedure app.see_for(callers text, made regprocedure) language plpgsql as $$
begin
  execute format('grant execute on function %s to %s', made, callers);
  execute format('alter function %s owner to throughline_definer', made);
end $$;

-- The kind is set once, when the installation is made; only a demo or a test may move its clock.
create table app.installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('production', 'demo', 'test')),
  clock_offset interval not null default '0' check (kind <> 'production' or clock_offset = '0'),
  created_at timestamptz not null default now()
);
grant select on app.installation to throughline_server, throughline_definer, throughline_mailer, throughline_auth;

create function app.keep_kind() returns trigger language plpgsql as $$
begin
  raise exception 'the kind of an installation cannot change' using errcode = 'check_violation';
end $$;
create trigger keep_kind before update of kind or delete on app.installation
  for each row execute function app.keep_kind();

-- plpgsql, because every policy asks for the time and a function in SQL would be planned anew for each of them.
create function app.now() returns timestamptz language plpgsql stable as $$
begin
  return now() + (select clock_offset from app.installation);
end $$;

create function app.stamp() returns trigger language plpgsql as $$
begin
  new.recorded_at := app.now();
  return new;
end $$;

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end $$;

-- A pooled session holds '' where nothing was ever set, so both mean that nobody has entered.
create function app.actor_kind() returns text language plpgsql stable as $$
declare kind text := coalesce(current_setting('app.kind', true), '');
begin
  if kind = '' then
    raise exception 'nobody has entered' using errcode = 'TL401';
  end if;
  return kind;
end $$;

create function app.actor_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.id', true), '')::uuid $$;
create function app.my_organization() returns uuid language sql stable as
  $$ select nullif(current_setting('app.organization', true), '')::uuid $$;
create function app.my_desk() returns uuid language sql stable as
  $$ select nullif(current_setting('app.desk', true), '')::uuid $$;
create function app.my_customer() returns uuid language sql stable as
  $$ select nullif(current_setting('app.customer', true), '')::uuid $$;

create function app.become(kind text, id uuid, organization uuid, desk uuid, customer uuid) returns void
  language sql as $$
  select set_config('app.kind', kind, true),
         set_config('app.id', coalesce(id::text, ''), true),
         set_config('app.organization', coalesce(organization::text, ''), true),
         set_config('app.desk', coalesce(desk::text, ''), true),
         set_config('app.customer', coalesce(customer::text, ''), true);
$$;

-- An event tells later modules, jobs and browsers what happened; ids only. Consumers take it by deleting it.
create table events (
  desk_id uuid not null,
  id uuid not null,
  name text not null,
  data jsonb not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id)
);
call app.protect('events');
call app.let_definer('select', 'events');
grant select, insert, delete on events to throughline_server;
create policy taken_by_its_desk on events to throughline_server
  using ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));

create function app.desks_with_events() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from events $$;
call app.see_for('throughline_server', 'app.desks_with_events()');

-- One row for each request that must not run twice: never a body, only what it led to.
create table idempotency_keys (
  actor_kind text not null,
  actor_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status int,
  resource jsonb,
  recorded_at timestamptz not null default app.now(),
  primary key (actor_kind, actor_id, key)
);
call app.protect('idempotency_keys');
grant select, insert on idempotency_keys to throughline_server;
grant update (status, resource) on idempotency_keys to throughline_server;
create policy own on idempotency_keys to throughline_server
  using (actor_kind = (select app.actor_kind()) and actor_id = (select app.actor_id()))
  with check (actor_kind = (select app.actor_kind()) and actor_id = (select app.actor_id()));

grant execute on function app.now, app.actor_kind, app.actor_id, app.my_organization, app.my_desk, app.my_customer
  to throughline_server, throughline_definer, throughline_mailer;
grant execute on function app.now to throughline_auth;
grant execute on function app.become to throughline_definer;

create table app.migrations (name text primary key, digest text not null, applied_at timestamptz not null default now());
grant select on app.migrations to throughline_server;
