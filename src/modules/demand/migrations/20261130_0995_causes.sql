-- What makes customers come who should not have had to: the rule, measure, clause or tool behind it, and whose it is to
-- remove by when. Each word of it is a version; what its newest one says stands in the cause.
create table causes (
  desk_id uuid not null,
  id uuid not null,
  made_by_id uuid not null references persons,
  -- Filled in.
  version int not null default 0,
  name text,
  owner_id uuid references organizations,
  removed_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id) references desks,
  check ((version = 0) = (name is null)),
  check ((version = 0) = (owner_id is null))
);
-- Of one name there is one that is not removed.
create unique index causes_by_name on causes (desk_id, lower(name)) where removed_at is null;

create table cause_versions (
  desk_id uuid not null,
  cause_id uuid not null,
  version int not null check (version > 0),
  name text not null check (length(name) between 1 and 120),
  behind text not null check (behind in ('rule', 'measure', 'contract', 'tool', 'other')),
  -- Which one, as it reads where it stands.
  behind_words text not null check (length(behind_words) between 1 and 500),
  owner_id uuid not null references organizations,
  department_id uuid,
  due timestamptz not null,
  -- What was changed, so that it is no more; null while it is there, or there again.
  removal text check (length(removal) between 1 and 500),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, cause_id, version),
  foreign key (desk_id, cause_id) references causes,
  foreign key (owner_id, department_id) references departments (organization_id, id)
);
-- None is left without words.
alter table causes add foreign key (desk_id, id, version)
  references cause_versions (desk_id, cause_id, version) deferrable initially deferred;

-- Of which cause the contacts of a type come; only of what should not have been necessary one is looked for.
alter table demand_type_versions
  add column cause_id uuid,
  add foreign key (desk_id, cause_id) references causes;
alter table demand_types
  add column cause_id uuid check (cause_id is null or demand = 'failure'),
  add foreign key (desk_id, cause_id) references causes;
create index demand_types_of_cause on demand_types (desk_id, cause_id) where cause_id is not null;

do $$
declare t regclass;
begin
  foreach t in array array['causes', 'cause_versions']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on causes
  for each statement execute function app.refuse_change();
create trigger append_only before update or delete or truncate on cause_versions
  for each statement execute function app.refuse_change();
grant insert (desk_id, id, made_by_id) on causes to throughline_server;
grant insert on cause_versions to throughline_server;
call app.let_definer('select, update', 'causes');

-- Whoever works on the desk says what they see; what becomes of it, who leads there and whoever is to remove it.
create policy in_own_name on causes for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and made_by_id = (select app.my_person()));
create policy in_own_name on cause_versions for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person())
    and (version = 1 or desk_id = any ((select app.desks_i_lead())::uuid[])
      or exists (select from causes c where c.desk_id = cause_versions.desk_id and c.id = cause_versions.cause_id
        and c.owner_id = (select app.my_organization()))));

-- A version follows the newest one. Whoever has left stays named until somebody else is.
create function app.keep_cause() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from causes c where c.desk_id = new.desk_id and c.id = new.cause_id and c.owner_id = new.owner_id)
    and not exists (select from engagements e where e.desk_id = new.desk_id and e.organization_id = new.owner_id
      and e.role in ('client', 'provider') and app.running(e.starts_at, e.ends_at)) then
    raise exception 'a cause is removed by a company that works on the desk' using errcode = 'check_violation';
  end if;
  update causes c set version = new.version, name = new.name, owner_id = new.owner_id,
    removed_at = case when new.removal is not null then coalesce(c.removed_at, new.recorded_at) end
  where c.desk_id = new.desk_id and c.id = new.cause_id and c.version = new.version - 1;
  if not found then
    raise exception 'a version of a cause follows the newest one' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger keep_cause after insert on cause_versions for each row execute function app.keep_cause();
call app.see_for('throughline_server', 'app.keep_cause()');

-- As 0970 has it, and with the cause.
set role throughline_definer;
create or replace function app.keep_demand_type() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from demand_types t where t.desk_id = new.desk_id and t.id in (new.type_id, new.heir_id) order by t.id for update;
  update demand_types t set version = new.version, name = new.name, heir_id = new.heir_id, cause_id = new.cause_id
  where t.desk_id = new.desk_id and t.id = new.type_id and t.version = new.version - 1 and t.heir_id is null
    and (new.heir_id is null or exists (select from demand_types h
      where h.desk_id = new.desk_id and h.id = new.heir_id and h.heir_id is null));
  if not found then
    raise exception 'a version of a type follows the newest one' using errcode = 'TL409';
  end if;
  update demand_types t set heir_id = new.heir_id
  where new.heir_id is not null and t.desk_id = new.desk_id and t.heir_id = new.type_id;
  return null;
end $$;

reset role;

-- Whoever works there says of which cause a type comes, and changes nothing else of it.
drop policy in_own_name on demand_type_versions;
create policy in_own_name on demand_type_versions for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person())
    and (version = 1 or desk_id = any ((select app.desks_i_lead())::uuid[])
      or exists (select from demand_types t where t.desk_id = demand_type_versions.desk_id
        and t.id = demand_type_versions.type_id and t.name = demand_type_versions.name
        and t.heir_id is not distinct from demand_type_versions.heir_id)));
