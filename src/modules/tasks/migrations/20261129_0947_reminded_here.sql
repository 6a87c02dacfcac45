-- Whoever works on the desk is reminded where notes that name them stand: who is asked by name or has it, else whoever of
-- that department, else who leads there; whoever answers for them while they are away, and never for what they asked of others.
create function app.tell_of_reminder(of_desk uuid, reminder uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join app.standing s on s.desk_id = t.desk_id and s.organization_id = t.organization_id and case
    when t.person_id is not null then s.person_id = t.person_id
    when exists (select from app.standing o
        join memberships m on m.organization_id = o.organization_id and m.person_id = o.person_id and m.ended_at is null
        where o.desk_id = t.desk_id and o.organization_id = t.organization_id and m.department_id = t.department_id)
      then exists (select from memberships m where m.organization_id = s.organization_id and m.person_id = s.person_id
        and m.department_id = t.department_id and m.ended_at is null)
    else s.role in ('accountable', 'lead') end
  cross join lateral (values (s.person_id), (app.who_answers(t.desk_id, s.person_id))) as told (person_id)
  where app.actor_kind() = 'desk-system' and of_desk = app.my_desk() and e.desk_id = of_desk and e.id = reminder
    and e.recorded_at = app.now() and e.kind = 'task reminded' and told.person_id is not null
    and (t.person_id is not null or told.person_id is distinct from t.asked_by_id)
$$;
call app.see_for('throughline_server', 'app.tell_of_reminder(uuid, uuid)');

-- Where a day is said, whoever said so may be reminded as it begins, or, where it has begun, once it is over.
create function app.remind_of_day() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare zone text := (select d.zone from desks d where d.id = new.desk_id);
  begins timestamptz := new.expected_on::timestamp at time zone zone;
begin
  new.remind_at := least(new.remind_at,
    case when begins > app.now() then begins else (new.expected_on + 1)::timestamp at time zone zone end);
  return new;
end $$;
create trigger remind_of_day before update on tasks for each row
  when (new.kind = 'work' and new.state = 'accepted'
    and (old.state <> 'accepted' or new.expected_on is distinct from old.expected_on))
  execute function app.remind_of_day();
call app.see_for('throughline_server', 'app.remind_of_day()');
