-- Questions come to whoever works by text in bundles, at up to two times of day that they choose by the desk's clock.
alter table pockets
  add column questions_at time[] not null default '{12:00,17:00}' check (
    cardinality(questions_at) <= 2 and array_position(questions_at, null) is null and questions_at[1] < questions_at[2]);
grant insert (questions_at), update (questions_at) on pockets to throughline_server;

-- What the digits of a bundle stand for: the questions in the order in which they were sent, ids alone. Of two a day the
-- first and the second, whichever of their numbers somebody is sent them at.
create table pocket_bundles (
  desk_id uuid not null,
  id uuid not null,
  pocket_id uuid not null,
  person_id uuid not null,
  day date not null,
  place smallint not null check (place in (1, 2)),
  items jsonb not null check (jsonb_array_length(items) between 1 and 5),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, person_id, day, place),
  foreign key (desk_id, pocket_id) references pockets,
  foreign key (desk_id, person_id) references roster (desk_id, person_id)
);
create index pocket_bundles_of on pocket_bundles (desk_id, person_id, recorded_at desc);
call app.protect('pocket_bundles');
create trigger stamp before insert on pocket_bundles for each row execute function app.stamp();
grant select, insert on pocket_bundles to throughline_server;
grant update (items) on pocket_bundles to throughline_server;
create policy desk_itself on pocket_bundles to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
call app.let_definer('select', 'pocket_bundles');

-- The day is that of the desk's clock, whatever is written.
create function app.day_of_bundle() returns trigger language plpgsql as $$
begin
  select (app.now() at time zone d.zone)::date into new.day from desks d where d.id = new.desk_id;
  return new;
end $$;
create trigger day_of_bundle before insert on pocket_bundles for each row execute function app.day_of_bundle();

-- Who is to be sent a bundle: one of their times has come today, and by then they were asked something that was in none.
create function app.bundles_due() returns table (desk_id uuid, pocket_id uuid, place smallint, since timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.desk_id, p.id, turn.place, turn.since
  from pockets p
  join desks d on d.id = p.desk_id
  join app.standing s on s.desk_id = p.desk_id and s.person_id = p.person_id and s.organization_id = p.organization_id
  cross join lateral (select (app.now() at time zone d.zone)::date as day, (app.now() at time zone d.zone)::time as clock) here
  cross join lateral (
    select one.place::smallint, (here.day + one.at) at time zone d.zone as since
    from unnest(p.questions_at) with ordinality as one (at, place) where one.at <= here.clock
    order by one.place desc limit 1) turn
  where p.ended_at is null and p.confirmed_at <= turn.since
    and not exists (select from pocket_bundles b where b.desk_id = p.desk_id and b.person_id = p.person_id
      and b.day = here.day and b.place >= turn.place)
    and exists (select from tasks t where t.desk_id = p.desk_id and t.choices is not null
      and t.state in ('asked', 'accepted') and t.due > app.now() and t.recorded_at <= turn.since
      and (t.person_id = p.person_id or (t.person_id is null and t.organization_id = p.organization_id))
      and not exists (select from pocket_bundles b where b.desk_id = p.desk_id and b.person_id = p.person_id
        and b.items @> jsonb_build_array(jsonb_build_object('taskId', t.id))))
$$;
call app.see_for('throughline_definer', 'app.bundles_due()');

create function app.desks_with_bundles_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.bundles_due() $$;
call app.see_for('throughline_server', 'app.desks_with_bundles_due()');

create function app.bundles_due_on(of_desk uuid) returns table (pocket_id uuid, place smallint, since timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select pocket_id, place, since from app.bundles_due() where desk_id = of_desk and of_desk = any (app.my_desks()) $$;
call app.see_for('throughline_server', 'app.bundles_due_on(uuid)');

alter table pocket_acts
  drop constraint pocket_acts_kind_check,
  add constraint pocket_acts_kind_check check (kind in ('done', 'late', 'part', 'note', 'answer'));
