-- Whether anybody hears of what a company is asked: a third party by mail, where the desk knows an address of theirs, or
-- where somebody of theirs signs in; whoever works on the desk does there.
call app.let_definer('select', 'task_addresses');
create function app.hears(of_desk uuid, engagement uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from engagements e
    where e.desk_id = of_desk and e.id = engagement and app.running(e.starts_at, e.ends_at)
      and (e.role <> 'third party'
        or exists (select from task_addresses a
          where a.desk_id = e.desk_id and a.engagement_id = e.id and a.address is not null)
        or exists (select from memberships m
          where m.organization_id = e.organization_id and app.running(m.started_at, m.ended_at))))
$$;
call app.see_for('throughline_definer', 'app.hears(uuid, uuid)');

create function app.can_be_asked(of_desk uuid, engagement uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select of_desk = any (app.my_desks()) and app.hears(of_desk, engagement) $$;
call app.see_for('throughline_server', 'app.can_be_asked(uuid, uuid)');

-- For a customer, beside what it said before: whether whoever does it hears, or heard, that they ask for a stop.
drop function app.stops_of_case(uuid);
create function app.stops_of_case(of_case uuid)
  returns table (task_id uuid, ordered_at timestamptz, until timestamptz, cost_minor bigint, currency text,
    state text, asked_at timestamptz, heard boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.recorded_at, t.stop_until, t.stop_cost_minor, t.stop_currency, t.state, s.recorded_at,
    coalesce(not s.data ? 'unheard', app.hears(t.desk_id, t.engagement_id))
  from tasks t
  left join entries s on s.desk_id = t.desk_id and s.task_id = t.id and s.kind = 'stop asked'
    and (s.data ->> 'until')::timestamptz = t.stop_until
  where t.desk_id = app.my_desk() and t.case_id = of_case and of_case = any (app.my_cases())
    and t.stop_until is not null and (t.state = 'accepted' or (t.state = 'withdrawn' and s.id is not null))
  order by t.stop_until, t.id
$$;
call app.see_for('throughline_server', 'app.stops_of_case(uuid)');

-- Whoever asked for it, whoever owns the case where they have left or nobody else hears, whoever answers for either, and
-- whoever does it where they work on the desk, are told as of a note that names them.
set role throughline_definer;
create or replace function app.tell_of_stop(of_desk uuid, stop uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select e.desk_id, e.id, told.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join cases c on c.desk_id = e.desk_id and c.id = e.case_id
  left join app.standing s on s.desk_id = t.desk_id and s.person_id = t.asked_by_id
  cross join lateral (
    select unnest(array[one.person_id, app.who_answers(t.desk_id, one.person_id)]) as person_id
    from (select coalesce(s.person_id, c.owner_id) union select c.owner_id where e.data ? 'unheard') one (person_id)
    union
    select d.person_id from app.standing d where d.desk_id = t.desk_id and d.person_id = t.person_id) told
  where e.desk_id = of_desk and e.id = stop and e.recorded_at = app.now() and e.kind = 'stop asked'
    and of_desk = any (app.my_desks()) and told.person_id is not null
$$;
reset role;
