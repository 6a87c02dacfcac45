-- Help beyond the procedure, by whoever gave it. The procedure that it steps around, in a line, are the words of its entry.
create table extra_steps (
  desk_id uuid not null,
  -- That of the entry.
  id uuid not null,
  case_id uuid not null,
  by_id uuid not null references persons,
  minutes int check (minutes between 1 and 10000),
  amount_minor bigint check (amount_minor between 1 and 1000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id, id) references entries (desk_id, case_id, id),
  check ((amount_minor is null) = (currency is null))
);
create index extra_steps_of_case on extra_steps (desk_id, case_id);
create index extra_steps_of_desk on extra_steps (desk_id, recorded_at);

-- The client's people thank those who work for it, and are thanked by them; each once. Words stand with the entry.
create table extra_step_thanks (
  desk_id uuid not null,
  step_id uuid not null,
  by_id uuid not null references persons,
  entry_id uuid not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, step_id, by_id),
  foreign key (desk_id, step_id) references extra_steps,
  foreign key (desk_id, entry_id) references entries
);

do $$
declare t regclass;
begin
  foreach t in array array['extra_steps', 'extra_step_thanks']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
    execute format('create policy in_own_name on %s for insert to throughline_server
      with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()))', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
call app.let_definer('select', 'extra_steps');

create function app.check_extra_step() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from entries e where e.desk_id = new.desk_id and e.id = new.id and e.kind = 'extra step'
    and e.author_kind = 'person' and e.author_id = new.by_id and e.recorded_at = app.now()) then
    raise exception 'an extra step is said by whoever took it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_extra_step after insert on extra_steps for each row execute function app.check_extra_step();
call app.see_for('throughline_server', 'app.check_extra_step()');

-- Thanks cross from the client to those who work for it, or the other way.
create function app.check_thanks() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from extra_steps s
    join desks d on d.id = s.desk_id
    join entries e on e.desk_id = s.desk_id and e.id = s.id
    join entries t on t.desk_id = s.desk_id and t.id = new.entry_id and t.author_kind = 'person'
      and t.author_id = new.by_id and t.recorded_at = app.now()
    where s.desk_id = new.desk_id and s.id = new.step_id
      and (e.organization_id is distinct from d.client_id) <> (t.organization_id is distinct from d.client_id)) then
    raise exception 'the client thanks whoever works for it, and is thanked by them' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_thanks after insert on extra_step_thanks for each row execute function app.check_thanks();
call app.see_for('throughline_server', 'app.check_thanks()');
