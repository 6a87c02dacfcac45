-- Whoever does not stand on the desk any more, in whose name they added their number, works it no more.
create function app.works_by_text(of_desk uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from pockets p
  join app.standing s on s.desk_id = p.desk_id and s.person_id = p.person_id and s.organization_id = p.organization_id
  where p.desk_id = of_desk and of_desk = any (app.my_desks()) and p.confirmed_at is not null and p.ended_at is null
$$;
call app.see_for('throughline_server', 'app.works_by_text(uuid)');

set role throughline_definer;
create or replace function app.desks_with_days_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.desk_id from pockets p join desks d on d.id = p.desk_id
  join app.standing s on s.desk_id = p.desk_id and s.person_id = p.person_id and s.organization_id = p.organization_id
  where p.day_at is not null and p.ended_at is null and p.confirmed_at is not null
    and (app.now() at time zone d.zone)::time >= p.day_at
    and coalesce(p.day_sent_on, '-infinity') < (app.now() at time zone d.zone)::date
$$;
reset role;

-- How many codes went to a number, or at one person's wish, within a day: each brings new tries, and costs the desk a text.
create function app.codes_of_today(to_number text) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from pockets p
  where p.recorded_at > app.now() - interval '24 hours' and (p.number = to_number or p.person_id = app.my_person())
$$;
create index pockets_lately on pockets (recorded_at);
call app.see_for('throughline_server', 'app.codes_of_today(text)');
