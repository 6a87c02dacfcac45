-- Five cases of a week that is over, drawn by chance, which client and provider read together as their customers lived them.
-- One walk of a week, so that all of them read the same five.
create table walks (
  desk_id uuid not null,
  id uuid not null,
  -- The Monday on which the week began, by the clock of the desk.
  week date not null check (extract(isodow from week) = 1),
  made_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, week),
  foreign key (desk_id) references desks
);

-- Drawn by the database, so that nobody chooses.
create table walk_cases (
  desk_id uuid not null,
  id uuid not null,
  walk_id uuid not null,
  place int not null check (place between 1 and 5),
  case_id uuid not null,
  primary key (desk_id, id),
  unique (desk_id, walk_id, place),
  -- What was read once is not drawn again.
  unique (desk_id, case_id),
  foreign key (desk_id, walk_id) references walks,
  foreign key (desk_id, case_id) references cases
);

-- What somebody who read a case as its customer lived it takes for granted, and what they found: words that erasure by law
-- can drop.
create table walk_words (
  desk_id uuid not null,
  walk_case_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('assumption', 'found')),
  words text not null check (length(words) between 1 and 2000),
  by_id uuid not null references persons,
  organization_id uuid not null references organizations,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, walk_case_id) references walk_cases
);
create index walk_words_of_case on walk_words (desk_id, walk_case_id, recorded_at, id);

do $$
declare t regclass;
begin
  foreach t in array array['walks', 'walk_cases', 'walk_words']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select on %s to throughline_server', t);
    execute format('create policy mine on %s for select to throughline_server
      using (desk_id = any ((select app.my_desks())::uuid[]))', t);
  end loop;
  foreach t in array array['walks', 'walk_words']::regclass[]
  loop
    execute format('grant insert on %s to throughline_server', t);
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
  foreach t in array array['walks', 'walk_cases']::regclass[]
  loop
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
create trigger append_only before update or truncate on walk_words
  for each statement execute function app.refuse_change();
call app.let_definer('select, insert', 'walk_cases');

create policy in_own_name on walks for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and made_by_id = (select app.my_person()));
create policy in_own_name on walk_words for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id = (select app.my_person())
    and organization_id = (select app.my_organization()));

-- What was over on a desk by when.
create index over_by_time on entries (desk_id, recorded_at) where kind in ('done', 'ended');

-- First those that ended in the week, open again or not, then those in which the customer came; each in the order of a hash
-- of walk and case, so that anybody can draw the same ones again. What was joined counts as the case in which it goes on for
-- its customer. Senders whom nobody has admitted may be anybody, and so is whoever began a case on the help pages.
create function app.draw_walk() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  zone text := (select d.zone from desks d where d.id = new.desk_id);
  begins timestamptz := new.week::timestamp at time zone zone;
  ends timestamptz := (new.week + 7)::timestamp at time zone zone;
begin
  if ends > app.now() then
    raise exception 'a week is walked once it is over' using errcode = 'check_violation';
  end if;
  insert into walk_cases (desk_id, id, walk_id, place, case_id)
  with recursive found (id, turn) as (
    select came.case_id, came.turn from (
      select e.*, 1 as turn from entries e
      where e.desk_id = new.desk_id and e.kind in ('done', 'ended') and e.recorded_at >= begins and e.recorded_at < ends
      union all
      select e.*, 2 from entries e
      where e.desk_id = new.desk_id and e.kind = 'contact' and e.author_kind = 'customer'
        and e.recorded_at >= begins and e.recorded_at < ends
    ) came
    where came.audience = 'customer' and not (came.from_stranger and not app.admitted(came.desk_id, came.id))
    union
    select g.id, f.turn from found f
    join cases c on c.desk_id = new.desk_id and c.id = f.id
    join cases g on g.desk_id = c.desk_id and g.id = c.joined_to_id and g.customer_id = c.customer_id
  ), drawn as (
    select c.id, min(f.turn) as turn, md5(new.id::text || c.id::text) as chance
    from found f
    join cases c on c.desk_id = new.desk_id and c.id = f.id and c.state <> 'joined'
    where not exists (select from walk_cases w where w.desk_id = c.desk_id and w.case_id = c.id) and not app.is_unproven(c)
    group by c.id
    order by turn, chance, c.id limit 5
  )
  select new.desk_id, gen_random_uuid(), new.id, row_number() over (order by turn, chance, id), id from drawn;
  return null;
end $$;
create trigger draw after insert on walks for each row execute function app.draw_walk();
call app.see_for('throughline_server', 'app.draw_walk()');
