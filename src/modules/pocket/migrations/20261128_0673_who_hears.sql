-- The client's people on a desk, each with their number: it is seen by whoever works there, for it is rung about danger. A
-- number is no use for texts where whoever has it wants none.
create function app.who_hears(of_desk uuid) returns table (person_id uuid, number text, is_confirmed boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id, p.number, coalesce(p.confirmed_at is not null and not exists (select from contact_points c
    where c.desk_id = p.desk_id and c.kind = 'phone' and c.address = p.number and c.texts_stopped_at is not null), false)
  from app.standing s
  left join lateral (select * from pockets k where k.desk_id = s.desk_id and k.person_id = s.person_id
    and k.organization_id = s.organization_id and k.ended_at is null
    order by k.confirmed_at is null, k.recorded_at desc limit 1) p on true
  where s.desk_id = of_desk and of_desk = any (app.my_desks()) and s.side = 'client'
$$;
call app.see_for('throughline_server', 'app.who_hears(uuid)');
