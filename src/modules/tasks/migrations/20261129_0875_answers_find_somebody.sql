-- An answer is told to whoever asked. Where they stand on the desk no more, whoever owns the case hears it in their place,
-- and whoever answers for either while they are away.
set role throughline_definer;
create or replace function app.tell_asker(of_desk uuid, answer uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join cases c on c.desk_id = e.desk_id and c.id = e.case_id
  left join app.standing s on s.desk_id = t.desk_id and s.person_id = t.asked_by_id
    and s.organization_id = t.asked_by_organization_id
  cross join lateral (select coalesce(s.person_id, c.owner_id) as person_id) hears
  cross join lateral (values (hears.person_id), (app.who_answers(t.desk_id, hears.person_id))) as told (person_id)
  where e.desk_id = of_desk and e.id = answer and e.recorded_at = app.now() and t.asked_by_id is not null
    and e.kind in ('task written', 'task declined', 'task done', 'task returned', 'task lapsed', 'setback')
    and told.person_id is not null and not (e.author_kind = 'person' and e.author_id = told.person_id)
$$;
reset role;
