-- Whether somebody of the client wants no texts is known by their number, be they a customer or not.
set role throughline_definer;
create or replace function app.who_hears(of_desk uuid) returns table (person_id uuid, number text, is_confirmed boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id, p.number, coalesce(p.confirmed_at is not null and not exists (select from text_stops t
    where t.desk_id = p.desk_id and t.number = p.number), false)
  from app.standing s
  left join lateral (select * from pockets k where k.desk_id = s.desk_id and k.person_id = s.person_id
    and k.organization_id = s.organization_id and k.ended_at is null
    order by k.confirmed_at is null, k.recorded_at desc limit 1) p on true
  where s.desk_id = of_desk and of_desk = any (app.my_desks()) and s.side = 'client'
$$;
reset role;
