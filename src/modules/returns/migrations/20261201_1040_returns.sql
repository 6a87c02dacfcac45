-- A thing that a customer sends back: what it is and which version of its instructions they had, as that was then. Why, in
-- their words, are the words of its entry.
create table returns (
  desk_id uuid not null,
  -- That of the entry.
  id uuid not null,
  case_id uuid not null,
  -- Which of those that they have, as it is noted.
  thing_id uuid,
  make text check (length(make) between 1 and 200),
  model text check (length(model) between 1 and 200),
  -- Of its instructions.
  version text check (length(version) between 1 and 200),
  kind text not null check (kind in ('refund', 'exchange', 'return only')),
  amount_minor bigint check (amount_minor between 1 and 1000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  by_id uuid not null references persons,
  -- What was found last, and whether it does not come after all. Filled in.
  found text check (found in ('faulty', 'no fault found', 'unknown')),
  called_off boolean not null default false,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id, id) references entries (desk_id, case_id, id),
  foreign key (desk_id, thing_id) references things,
  check ((amount_minor is null) = (currency is null)),
  check (not called_off or found is null)
);
create index returns_of_case on returns (desk_id, case_id);
create index returns_by_time on returns (desk_id, recorded_at);

-- What was tried, and at which step it failed where somebody knows: words that erasure by law can drop.
create table return_words (
  desk_id uuid not null,
  return_id uuid not null,
  tried text check (length(tried) between 1 and 2000),
  failed_at text check (length(failed_at) between 1 and 500),
  primary key (desk_id, return_id),
  foreign key (desk_id, return_id) references returns,
  check (num_nonnulls(tried, failed_at) > 0)
);

-- What whoever got the thing found, said by a company that works on the desk; the latest counts. Words are those of the entry.
create table return_inspections (
  desk_id uuid not null,
  -- That of the entry.
  id uuid not null,
  return_id uuid not null,
  found text not null check (found in ('faulty', 'no fault found', 'unknown')),
  amount_minor bigint check (amount_minor between 1 and 1000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  organization_id uuid not null references organizations,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, return_id) references returns,
  foreign key (desk_id, id) references entries,
  check ((amount_minor is null) = (currency is null))
);
create index return_inspections_of_return on return_inspections (desk_id, return_id, recorded_at desc, id desc);

-- It does not come after all, and why are the words of the entry.
create table returns_called_off (
  desk_id uuid not null,
  return_id uuid not null,
  entry_id uuid not null,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, return_id),
  foreign key (desk_id, return_id) references returns,
  foreign key (desk_id, entry_id) references entries
);

do $$
declare t regclass;
begin
  foreach t in array array['returns', 'return_words', 'return_inspections', 'returns_called_off']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
  end loop;
  foreach t in array array['returns', 'return_inspections', 'returns_called_off']::regclass[]
  loop
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['return_words', 'return_inspections', 'returns_called_off']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
  end loop;
  create trigger append_only before update or truncate on return_words
    for each statement execute function app.refuse_change();
  foreach t in array array['return_inspections', 'returns_called_off']::regclass[]
  loop
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on returns
  for each statement execute function app.refuse_change();
grant insert (desk_id, id, case_id, thing_id, make, model, version, kind, amount_minor, currency, by_id)
  on returns to throughline_server;
call app.let_definer('select, update', 'returns');

-- Whoever works on the desk; what was found is said for their own company.
create policy in_own_name on returns for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));
create policy with_return_of_now on return_words for insert to throughline_server
  with check (exists (select from returns r where r.desk_id = return_words.desk_id and r.id = return_words.return_id
    and r.by_id = (select app.my_person()) and r.recorded_at = (select app.now())));
create policy in_own_name on return_inspections for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person())
    and organization_id = (select app.my_organization()));
create policy in_own_name on returns_called_off for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));

-- The entry that explains it is written with it, by the same person, and on the case of the return or one that it goes on in.
create function app.explains_return(of_desk uuid, entry uuid, as_kind text, by_person uuid, of_return uuid) returns void
  language plpgsql as $$
begin
  if not exists (select from entries e where e.desk_id = of_desk and e.id = entry and e.kind = as_kind
    and e.author_kind = 'person' and e.author_id = by_person and e.recorded_at = app.now()
    and (of_return = entry or e.data ->> 'returnId' = of_return::text and e.case_id in (
      with recursive onward (id) as (
        select r.case_id from returns r where r.desk_id = of_desk and r.id = of_return
        union
        select c.joined_to_id from onward o join cases c on c.desk_id = of_desk and c.id = o.id
      )
      select o.id from onward o where o.id is not null))) then
    raise exception 'what becomes of a return is explained by an entry' using errcode = 'check_violation';
  end if;
end $$;
grant execute on function app.explains_return to throughline_definer;

create function app.check_return() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform app.explains_return(new.desk_id, new.id, 'return', new.by_id, new.id);
  if new.thing_id is not null and not exists (select from things t
    join cases c on c.desk_id = t.desk_id and c.customer_id = t.customer_id
    where t.desk_id = new.desk_id and t.id = new.thing_id and c.id = new.case_id) then
    raise exception 'a customer sends back what they have' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_return after insert on returns for each row execute function app.check_return();
call app.see_for('throughline_server', 'app.check_return()');

create function app.keep_return_inspection() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform app.explains_return(new.desk_id, new.id, 'return inspected', new.by_id, new.return_id);
  update returns r set found = new.found
  where r.desk_id = new.desk_id and r.id = new.return_id and not r.called_off;
  if not found then
    raise exception 'what was called off is not looked at' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger keep_return_inspection after insert on return_inspections
  for each row execute function app.keep_return_inspection();
call app.see_for('throughline_server', 'app.keep_return_inspection()');

create function app.call_off_return() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform app.explains_return(new.desk_id, new.entry_id, 'return called off', new.by_id, new.return_id);
  update returns r set called_off = true
  where r.desk_id = new.desk_id and r.id = new.return_id and not r.called_off and r.found is null;
  if not found then
    raise exception 'what was looked at is not called off' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger call_off_return after insert on returns_called_off
  for each row execute function app.call_off_return();
call app.see_for('throughline_server', 'app.call_off_return()');
