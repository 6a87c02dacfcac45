-- Contacts of some weeks, drawn by chance, which people of the desk read together. Two say of each what it is, and neither
-- reads what the other says before they have said it themselves.
create table studies (
  desk_id uuid not null,
  id uuid not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  weeks int not null check (weeks between 1 and 52),
  -- How many are to be drawn, where so many came.
  wanted int not null check (wanted between 5 and 60),
  made_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id) references desks,
  check (begins_at < ends_at)
);
create index studies_of_desk on studies (desk_id, recorded_at desc, id desc);

-- Drawn by the database, so that nobody chooses.
create table study_contacts (
  desk_id uuid not null,
  id uuid not null,
  study_id uuid not null,
  place int not null check (place > 0),
  case_id uuid not null,
  entry_id uuid not null,
  -- How many have said what it is. Filled in.
  said int not null default 0 check (said between 0 and 2),
  primary key (desk_id, id),
  unique (desk_id, study_id, place),
  unique (desk_id, study_id, entry_id),
  foreign key (desk_id, study_id) references studies,
  foreign key (desk_id, case_id, entry_id) references entries (desk_id, case_id, id)
);

-- What one of the two says it is.
create table study_words (
  desk_id uuid not null,
  contact_id uuid not null,
  by_id uuid not null references persons,
  demand text not null check (demand in ('value', 'failure')),
  type_id uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, contact_id, by_id),
  foreign key (desk_id, contact_id) references study_contacts,
  foreign key (desk_id, demand, type_id) references demand_types (desk_id, demand, id)
);

-- What was learned, and the cause in which it is to be changed, if there is one.
create table study_findings (
  desk_id uuid not null,
  study_id uuid not null,
  id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  cause_id uuid,
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, study_id) references studies,
  foreign key (desk_id, cause_id) references causes
);
create index study_findings_of_study on study_findings (desk_id, study_id, recorded_at, id);

do $$
declare t regclass;
begin
  foreach t in array array['studies', 'study_contacts', 'study_words', 'study_findings']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
  end loop;
  foreach t in array array['studies', 'study_contacts', 'study_findings']::regclass[]
  loop
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
  end loop;
  foreach t in array array['studies', 'study_words', 'study_findings']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
create trigger never_gone before delete or truncate on study_contacts
  for each statement execute function app.refuse_change();
call app.let_definer('select, insert, update', 'study_contacts');

-- Of what two say, each reads their own word at once, and whoever works on the desk both once there are two.
create policy blind on study_words for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and (by_id = (select app.my_person())
    or exists (select from study_contacts c where c.desk_id = study_words.desk_id
      and c.id = study_words.contact_id and c.said = 2)));
create policy in_own_name on studies for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and made_by_id = (select app.my_person()));
create policy in_own_name on study_words for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));
create policy in_own_name on study_findings for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person()));

-- In the order of a hash of study and contact, so that anybody can draw the same ones again. Senders whom nobody has
-- admitted may be anybody.
create function app.draw_study() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into study_contacts (desk_id, id, study_id, place, case_id, entry_id)
  select new.desk_id, gen_random_uuid(), new.id, row_number() over (order by d.chance, d.id), d.case_id, d.id
  from (select e.id, e.case_id, md5(new.id::text || e.id::text) as chance from entries e
    where e.desk_id = new.desk_id and e.kind = 'contact' and e.author_kind = 'customer'
      and e.recorded_at >= new.begins_at and e.recorded_at < new.ends_at
      and not (e.from_stranger and not app.admitted(e.desk_id, e.id))
    order by chance, e.id limit new.wanted) d;
  return null;
end $$;
create trigger draw after insert on studies for each row execute function app.draw_study();
call app.see_for('throughline_server', 'app.draw_study()');

-- A third is not asked.
create function app.count_study_word() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update study_contacts c set said = c.said + 1
  where c.desk_id = new.desk_id and c.id = new.contact_id and c.said < 2;
  if not found then
    raise exception 'two have said what it is' using errcode = 'TL409';
  end if;
  return null;
end $$;
create trigger said after insert on study_words for each row execute function app.count_study_word();
call app.see_for('throughline_server', 'app.count_study_word()');
