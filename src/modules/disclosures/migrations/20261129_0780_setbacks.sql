-- Something went wrong. The entry that says so makes the row; its words lie beside the entry, where the law can take them back.
create table setbacks (
  desk_id uuid not null,
  -- That of the entry.
  id uuid not null,
  case_id uuid not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id, id) references entries (desk_id, case_id, id)
);
create index setbacks_of_case on setbacks (desk_id, case_id);

-- When a company knew of it. The earliest counts, so a later row only ever says an earlier time, and who knew then.
create table setback_known (
  desk_id uuid not null,
  id uuid not null,
  setback_id uuid not null,
  at timestamptz not null,
  organization_id uuid not null references organizations,
  -- Null where the entry itself is what says so.
  said_by_id uuid references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, setback_id, at),
  foreign key (desk_id, setback_id) references setbacks
);

-- When the customer was told of it, and when the client; each once.
create table setback_told (
  desk_id uuid not null,
  setback_id uuid not null,
  whom text not null check (whom in ('customer', 'client')),
  -- What told the customer.
  entry_id uuid,
  -- Null where the desk tells the client.
  by_id uuid references persons,
  -- Filled in.
  told_at timestamptz not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, setback_id, whom),
  foreign key (desk_id, setback_id) references setbacks,
  foreign key (desk_id, entry_id) references entries,
  check ((entry_id is not null) = (whom = 'customer'))
);

-- A lead holds back telling the client for tact, once and for half an hour. Whoever looks sees that.
create table setback_holds (
  desk_id uuid not null,
  setback_id uuid not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, setback_id),
  foreign key (desk_id, setback_id) references setbacks
);

do $$
declare t regclass;
begin
  foreach t in array array['setbacks', 'setback_known', 'setback_told', 'setback_holds']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
grant insert on setback_known, setback_told, setback_holds to throughline_server;
call app.let_definer('select, insert', 'setbacks');
call app.let_definer('select, insert', 'setback_known');
call app.let_definer('select', 'setback_told');
call app.let_definer('select', 'setback_holds');

create policy in_own_name on setback_known for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and said_by_id = (select app.my_person()));
create policy in_own_name on setback_told for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id is not distinct from (select app.my_person()));
create policy leads_hold on setback_holds for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and by_id = (select app.my_person()));

-- Whoever is asked on a task marks one as well and sees no table of the desk, so the entry alone is what they write.
create function app.begin_setback() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.audience not in ('companies', 'task') or new.organization_id is null then
    raise exception 'a setback is known by a company and told to all of the desk' using errcode = 'check_violation';
  end if;
  insert into setbacks (desk_id, id, case_id) values (new.desk_id, new.id, new.case_id);
  insert into setback_known (desk_id, id, setback_id, at, organization_id)
  values (new.desk_id, gen_random_uuid(), new.id, app.now(), new.organization_id);
  return null;
end $$;
create trigger begin_setback after insert on entries for each row when (new.kind = 'setback')
  execute function app.begin_setback();
call app.see_for('throughline_server', 'app.begin_setback()');

-- Never later than what is known already, and of a company that works or worked on the desk.
create function app.check_knowing() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.at > app.now() or exists (select from setback_known k
    where k.desk_id = new.desk_id and k.setback_id = new.setback_id and k.at < new.at) then
    raise exception 'a setback was known then already' using errcode = 'TL409';
  end if;
  if not exists (select from engagements e where e.desk_id = new.desk_id and e.organization_id = new.organization_id) then
    raise exception 'a setback is known by a company of the desk' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_knowing after insert on setback_known for each row when (new.said_by_id is not null)
  execute function app.check_knowing();
call app.see_for('throughline_server', 'app.check_knowing()');

-- The customer is told at the time of what told them, the client in this moment.
create function app.place_telling() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.told_at := coalesce((select e.recorded_at from entries e where e.desk_id = new.desk_id and e.id = new.entry_id), app.now());
  return new;
end $$;
create trigger place_telling before insert on setback_told for each row execute function app.place_telling();
call app.see_for('throughline_server', 'app.place_telling()');

create function app.check_telling() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from entries e
    join cases c on c.desk_id = e.desk_id and c.id = e.case_id
    join setbacks s on s.desk_id = e.desk_id and s.id = new.setback_id
    join cases o on o.desk_id = s.desk_id and o.id = s.case_id and o.customer_id = c.customer_id
    where e.desk_id = new.desk_id and e.id = new.entry_id and e.audience = 'customer' and e.author_kind = 'person') then
    raise exception 'a customer is told by a person, in words to them' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_telling after insert on setback_told for each row when (new.whom = 'customer')
  execute function app.check_telling();
call app.see_for('throughline_server', 'app.check_telling()');

create function app.check_hold() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from setback_told t
    where t.desk_id = new.desk_id and t.setback_id = new.setback_id and t.whom = 'client') then
    raise exception 'the client knows already' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger check_hold after insert on setback_holds for each row execute function app.check_hold();
call app.see_for('throughline_server', 'app.check_hold()');

create function app.held_until(held setback_holds) returns timestamptz language sql stable
  as $$ select held.recorded_at + interval '30 minutes' $$;
grant execute on function app.held_until to throughline_server, throughline_definer;

create function app.desks_with_setbacks_to_tell() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct s.desk_id from setbacks s
  where not exists (select from setback_told t
      where t.desk_id = s.desk_id and t.setback_id = s.id and t.whom = 'client')
    and not exists (select from setback_holds h
      where h.desk_id = s.desk_id and h.setback_id = s.id and app.held_until(h) > app.now())
$$;
call app.see_for('throughline_server', 'app.desks_with_setbacks_to_tell()');
