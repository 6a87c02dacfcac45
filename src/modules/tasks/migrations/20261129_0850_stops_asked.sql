-- A customer asks to stop what was ordered for them: whoever does it hears so at once, once for each time they gave, while
-- there is time, and reads none of the customer's words.
create unique index stop_asked_once on entries (desk_id, task_id, (data ->> 'until')) where kind = 'stop asked';
alter table entries add constraint stop_is_of_task
  check (kind <> 'stop asked' or (task_id is not null and audience in ('task', 'companies')));

create function app.check_stop_asked() returns trigger language plpgsql as $$
begin
  if app.actor_kind() <> 'desk-system' or new.author_kind <> 'desk-system' then
    raise exception 'the desk passes on what a customer asks' using errcode = 'TL403';
  end if;
  if not exists (select from tasks t where t.desk_id = new.desk_id and t.id = new.task_id and t.state = 'accepted'
    and t.stop_until = (new.data ->> 'until')::timestamptz and t.stop_until > app.now()) then
    raise exception 'this cannot be stopped any more' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger check_stop_asked before insert on entries for each row when (new.kind = 'stop asked')
  execute function app.check_stop_asked();

-- For a customer, of a case of theirs: until when what was ordered can be stopped and what that costs, and whether it was
-- asked; neither what was asked of whom, nor anybody's words.
create function app.stops_of_case(of_case uuid)
  returns table (task_id uuid, ordered_at timestamptz, until timestamptz, cost_minor bigint, currency text,
    state text, asked_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.recorded_at, t.stop_until, t.stop_cost_minor, t.stop_currency, t.state, s.recorded_at
  from tasks t
  left join entries s on s.desk_id = t.desk_id and s.task_id = t.id and s.kind = 'stop asked'
    and (s.data ->> 'until')::timestamptz = t.stop_until
  where t.desk_id = app.my_desk() and t.case_id = of_case and of_case = any (app.my_cases())
    and t.stop_until is not null and (t.state = 'accepted' or (t.state = 'withdrawn' and s.id is not null))
  order by t.stop_until, t.id
$$;
call app.see_for('throughline_server', 'app.stops_of_case(uuid)');

-- Whoever asked for it, and whoever does it where they work on the desk, are told as of a note that names them.
create function app.tell_of_stop(of_desk uuid, stop uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, s.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join app.standing s on s.desk_id = t.desk_id and s.person_id in (t.asked_by_id, t.person_id)
  where e.desk_id = of_desk and e.id = stop and e.recorded_at = app.now() and e.kind = 'stop asked'
    and of_desk = any (app.my_desks())
$$;
call app.see_for('throughline_server', 'app.tell_of_stop(uuid, uuid)');
