-- Whoever asked for an act that nobody answered, and whoever answers for them, is told what was done instead, or that nothing
-- was; of what was done in its name the client is told where it wants to be.
set role throughline_definer;
create or replace function app.tell_of_fallback(of_desk uuid, entry uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from entries e
  join acts a on a.desk_id = e.desk_id and a.id = (e.data ->> 'actId')::uuid
  cross join lateral (
    select unnest(array[s.person_id, app.who_answers(s.desk_id, s.person_id)]) from app.standing s
    where s.desk_id = a.desk_id and s.person_id = a.by_id and s.organization_id = a.organization_id
    union
    select d.accountable_id
    from acts i
    join desks d on d.id = i.desk_id
    join app.standing s on s.desk_id = d.id and s.person_id = d.accountable_id
    join mandates m on m.desk_id = i.desk_id and m.id = i.mandate_id and m.step = 'tell'
    where i.desk_id = a.desk_id and i.instead_of_id = a.id) as told (person_id)
  where e.desk_id = of_desk and e.id = entry and e.recorded_at = app.now() and e.kind = 'act lapsed'
    and e.author_kind = 'desk-system' and told.person_id is not null
$$;
reset role;
