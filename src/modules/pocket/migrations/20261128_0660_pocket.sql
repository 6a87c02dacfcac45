-- Somebody works a desk by text from their own number, once a code that was sent there has come back.
create table pockets (
  desk_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organization_id uuid not null references organizations,
  number text not null check (number ~ '^\+[1-9]\d{6,14}$'),
  code_hash bytea not null check (length(code_hash) = 32),
  code_until timestamptz not null,
  tries int not null default 0 check (tries between 0 and 5),
  confirmed_at timestamptz,
  -- When they are sent what the day holds, by the clock of the desk; null: when they ask.
  day_at time,
  day_sent_on date,
  ended_at timestamptz,
  ended_by_id uuid references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, person_id) references roster (desk_id, person_id),
  check ((ended_at is null) = (ended_by_id is null))
);
create unique index one_pocket_a_number on pockets (desk_id, number) where ended_at is null and confirmed_at is not null;
create unique index one_pocket_a_person on pockets (desk_id, person_id) where ended_at is null and confirmed_at is not null;
create index pockets_with_day on pockets (desk_id) where day_at is not null and ended_at is null and confirmed_at is not null;

-- What the numbers of a day stand for that was sent, and what was done by answering one: ids alone.
create table pocket_days (
  desk_id uuid not null,
  id uuid not null,
  pocket_id uuid not null,
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, pocket_id) references pockets
);
create index pocket_days_of on pocket_days (desk_id, pocket_id, recorded_at desc);
create table pocket_acts (
  desk_id uuid not null,
  id uuid not null,
  pocket_id uuid not null,
  kind text not null check (kind in ('done', 'late', 'part', 'note')),
  case_id uuid not null,
  task_id uuid,
  undone_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, pocket_id) references pockets,
  foreign key (desk_id, case_id) references cases
);
create index pocket_acts_of on pocket_acts (desk_id, pocket_id, recorded_at desc);

do $$
declare t regclass;
begin
  foreach t in array array['pockets', 'pocket_days', 'pocket_acts']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
end $$;
-- Nobody confirms a number by writing so.
grant insert (desk_id, id, person_id, organization_id, number, code_hash, code_until, day_at, recorded_at) on pockets to throughline_server;
grant insert on pocket_days, pocket_acts to throughline_server;
grant update (day_at, day_sent_on) on pockets to throughline_server;
grant update (undone_at) on pocket_acts to throughline_server;

create policy mine on pockets for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()));
create policy led on pockets for select to throughline_server
  using (desk_id = any ((select app.desks_i_lead())::uuid[]));
create policy desk_itself on pockets for select to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy add_mine on pockets for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person())
    and organization_id = (select app.my_organization()));
create policy change_mine on pockets for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person()) and ended_at is null);
create policy desk_sends on pockets for update to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system' and ended_at is null);
create policy desk_itself on pocket_days to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy desk_itself on pocket_acts to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
call app.let_definer('select, update', 'pockets');

-- Whoever has the number reads the code there. Five wrong ones, and it needs a new one.
create function app.confirm_pocket(pocket uuid, hash bytea) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare asked pockets;
begin
  select * into asked from pockets p where p.id = pocket and p.person_id = app.my_person()
    and p.desk_id = any (app.my_desks()) and p.ended_at is null and p.confirmed_at is null for update;
  if asked.id is null or asked.code_until <= app.now() or asked.tries >= 5 then
    return 'over';
  end if;
  if asked.code_hash <> hash then
    update pockets set tries = tries + 1 where desk_id = asked.desk_id and id = asked.id;
    return 'wrong';
  end if;
  update pockets p set ended_at = app.now(), ended_by_id = app.my_person()
  where p.desk_id = asked.desk_id and p.ended_at is null and p.id <> asked.id
    and (p.person_id = asked.person_id or (p.number = asked.number and p.confirmed_at is not null));
  update pockets set confirmed_at = app.now() where desk_id = asked.desk_id and id = asked.id;
  return 'confirmed';
end $$;
call app.see_for('throughline_server', 'app.confirm_pocket(uuid, bytea)');

-- A lost telephone is cut off by whoever has it, and by whoever leads there.
create function app.cut_off(of_desk uuid, pocket uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update pockets set ended_at = app.now(), ended_by_id = app.my_person()
  where desk_id = of_desk and id = pocket and ended_at is null
    and (of_desk = any (app.desks_i_lead()) or (of_desk = any (app.my_desks()) and person_id = app.my_person()))
  returning true
$$;
call app.see_for('throughline_server', 'app.cut_off(uuid, uuid)');

create function app.desks_with_days_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.desk_id from pockets p join desks d on d.id = p.desk_id
  where p.day_at is not null and p.ended_at is null and p.confirmed_at is not null
    and (app.now() at time zone d.zone)::time >= p.day_at
    and coalesce(p.day_sent_on, '-infinity') < (app.now() at time zone d.zone)::date
$$;
call app.see_for('throughline_server', 'app.desks_with_days_due()');

-- A text to somebody who works there tells nothing on a case.
alter table outbox
  alter column case_id drop not null,
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('message', 'receipt', 'link', 'pocket')),
  drop constraint outbox_tells,
  add constraint outbox_tells check ((kind in ('link', 'pocket')) = (entry_id is null)),
  add check ((kind = 'pocket') = (case_id is null)),
  add check (kind <> 'pocket' or channel = 'text');
