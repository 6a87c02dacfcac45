-- When somebody of the client is sent the morning, by the clock of the desk, and how; at no time is it not sent.
create table mornings (
  desk_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at time,
  channel text not null check (channel in ('mail', 'text')),
  -- Whether it comes where there is nothing to say, too.
  also_nothing boolean not null default false,
  sent_on date,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, person_id),
  foreign key (desk_id, person_id) references roster (desk_id, person_id)
);
create index mornings_sent on mornings (desk_id) where at is not null;
call app.protect('mornings');
create trigger stamp before insert on mornings for each row execute function app.stamp();
grant select, insert on mornings to throughline_server;
grant update (at, channel, also_nothing, sent_on) on mornings to throughline_server;
create policy mine on mornings to throughline_server
  using (desk_id = any ((select app.desks_of_my_company())::uuid[]) and person_id = (select app.my_person()));
create policy desk_itself on mornings for select to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy desk_sends on mornings for update to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
call app.let_definer('select', 'mornings');

-- Whose time has come today and who was not sent it yet, as long as they work for the client.
create function app.mornings_due() returns table (desk_id uuid, id uuid, person_id uuid, organization_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.desk_id, m.id, m.person_id, s.organization_id
  from mornings m
  join desks d on d.id = m.desk_id
  join app.standing s on s.desk_id = m.desk_id and s.person_id = m.person_id and s.side = 'client'
  where m.at is not null and (app.now() at time zone d.zone)::time >= m.at
    and coalesce(m.sent_on, '-infinity') < (app.now() at time zone d.zone)::date
$$;
call app.see_for('throughline_definer', 'app.mornings_due()');

create function app.desks_with_mornings_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.mornings_due() $$;
call app.see_for('throughline_server', 'app.desks_with_mornings_due()');

create function app.mornings_due_on(of_desk uuid) returns table (id uuid, person_id uuid, organization_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select id, person_id, organization_id from app.mornings_due() where desk_id = of_desk and of_desk = any (app.my_desks()) $$;
call app.see_for('throughline_server', 'app.mornings_due_on(uuid)');

-- The questions of the morning are answered by digits like those of a bundle, and stand before the bundles of a day.
alter table pocket_bundles
  drop constraint pocket_bundles_place_check,
  add constraint pocket_bundles_place_check check (place in (0, 1, 2));
