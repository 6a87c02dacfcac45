-- What customers come with, seen from their side: value, or failure that should not have been necessary. Of which type it
-- is, the people of the desk say themselves; a type is one or the other.
create table demand_types (
  desk_id uuid not null,
  id uuid not null,
  demand text not null check (demand in ('value', 'failure')),
  -- What it was split off.
  from_id uuid,
  made_by_id uuid not null references persons,
  -- The newest version, what it says, and the type that it was merged into. Filled in.
  version int not null default 0,
  name text,
  heir_id uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, demand, id),
  foreign key (desk_id) references desks,
  foreign key (desk_id, demand, from_id) references demand_types (desk_id, demand, id),
  foreign key (desk_id, demand, heir_id) references demand_types (desk_id, demand, id),
  check ((version = 0) = (name is null))
);
-- Of one name there is one.
create unique index demand_types_by_name on demand_types (desk_id, demand, lower(name)) where heir_id is null;

-- What it was and is called, and what it was merged into; the newest one counts.
create table demand_type_versions (
  desk_id uuid not null,
  type_id uuid not null,
  version int not null check (version > 0),
  name text not null check (length(name) between 1 and 80),
  heir_id uuid check (heir_id <> type_id),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, type_id, version),
  foreign key (desk_id, type_id) references demand_types,
  foreign key (desk_id, heir_id) references demand_types
);
-- None is left without a name.
alter table demand_types add foreign key (desk_id, id, version)
  references demand_type_versions (desk_id, type_id, version) deferrable initially deferred;

-- What somebody says of a contact. The latest counts; those before it stay.
create table demand_marks (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- The contact.
  entry_id uuid not null,
  demand text not null check (demand in ('value', 'failure')),
  type_id uuid,
  -- When the customer came with it, so that the marks of some weeks are found without all others. Filled in.
  came_at timestamptz not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id, entry_id) references entries (desk_id, case_id, id),
  foreign key (desk_id, demand, type_id) references demand_types (desk_id, demand, id)
);
create index demand_marks_of_contact on demand_marks (desk_id, entry_id, recorded_at desc, id desc)
  include (demand, type_id);
create index demand_marks_of_case on demand_marks (desk_id, case_id);
create index demand_marks_by_time on demand_marks (desk_id, came_at, entry_id, recorded_at desc, id desc)
  include (demand, type_id);
create index demand_marks_of_type on demand_marks (desk_id, type_id, came_at);

do $$
declare t regclass;
begin
  foreach t in array array['demand_types', 'demand_type_versions', 'demand_marks']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['demand_type_versions', 'demand_marks']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on demand_types
  for each statement execute function app.refuse_change();
grant insert (desk_id, id, demand, from_id, made_by_id) on demand_types to throughline_server;
call app.let_definer('select, update', 'demand_types');

-- A type is made on the spot by whoever marks; what becomes of it, and what is split off it, is said by who leads there.
create policy in_own_name on demand_types for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and made_by_id = (select app.my_person())
    and (from_id is null or desk_id = any ((select app.desks_i_lead())::uuid[])));
create policy in_own_name on demand_type_versions for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person())
    and (version = 1 or desk_id = any ((select app.desks_i_lead())::uuid[])));
create policy in_own_name on demand_marks for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));

-- A version follows the newest one. What was merged into another changes no more, and is that other's with all that was
-- merged into it before.
create function app.keep_demand_type() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from demand_types t where t.desk_id = new.desk_id and t.id in (new.type_id, new.heir_id) order by t.id for update;
  update demand_types t set version = new.version, name = new.name, heir_id = new.heir_id
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
create trigger keep_demand_type after insert on demand_type_versions
  for each row execute function app.keep_demand_type();
call app.see_for('throughline_server', 'app.keep_demand_type()');

-- What a customer came with is marked, and nothing else: of anything else there is no such moment.
create function app.date_demand_mark() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.came_at := (select e.recorded_at from entries e where e.desk_id = new.desk_id and e.id = new.entry_id
    and e.kind = 'contact' and e.author_kind = 'customer');
  return new;
end $$;
create trigger date_demand_mark before insert on demand_marks for each row execute function app.date_demand_mark();
call app.see_for('throughline_server', 'app.date_demand_mark()');

-- The contacts of a desk by when they came.
create index contacts_by_time on entries (desk_id, recorded_at, id) include (from_stranger)
  where kind = 'contact' and author_kind = 'customer';
