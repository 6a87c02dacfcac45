-- Whoever accepted a piece of work says another day later, or until when it can be stopped now. What was said before stands
-- with it on the line, as the database writes it, and the day that was agreed first stays for ever.
alter table tasks add column first_expected_on date;
alter table tasks no force row level security;
update tasks set first_expected_on = expected_on where expected_on is not null;
alter table tasks force row level security;
alter table entries add constraint move_is_of_task
  check (kind <> 'task moved' or (task_id is not null and audience in ('task', 'companies') and data ?| '{expectedOn,stop}'));

-- What a task says of stopping, without anybody's words: cannot, unknown, or until when and at what cost.
create function app.said_of_stop(t tasks) returns jsonb language sql immutable as $$
  select case when t.no_stop is not null then to_jsonb(t.no_stop)
    when t.stop_until is not null then jsonb_build_object(
      'until', to_char(t.stop_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'cost', case when t.stop_currency is not null then
        jsonb_build_object('minor', t.stop_cost_minor, 'currency', t.stop_currency) end) end
$$;
grant execute on function app.said_of_stop(tasks) to throughline_server;

create function app.write_move() returns trigger language plpgsql as $$
declare task tasks;
begin
  select * into task from tasks t where t.desk_id = new.desk_id and t.id = new.task_id and t.kind = 'work'
    and t.state = 'accepted';
  if task.id is null then
    raise exception 'only what is accepted has a day to move' using errcode = 'TL409';
  end if;
  new.data := new.data - '{movedFrom,stopFrom}'::text[]
    || case when new.data ? 'expectedOn' then jsonb_build_object('movedFrom', task.expected_on) else '{}' end
    || case when new.data ? 'stop' then jsonb_build_object('stopFrom', app.said_of_stop(task)) else '{}' end;
  return new;
end $$;
create trigger write_move before insert on entries for each row when (new.kind = 'task moved')
  execute function app.write_move();

create function app.keep_first_day() returns trigger language plpgsql as $$
begin
  new.first_expected_on := coalesce(case tg_op when 'UPDATE' then old.first_expected_on else new.first_expected_on end,
    new.expected_on);
  return new;
end $$;
-- After the one that fills in the day where none is said, as triggers go by their names.
create trigger keep_first_day before insert or update on tasks for each row execute function app.keep_first_day();

create function app.stops_otherwise(a tasks, b tasks) returns boolean language sql immutable as $$
  select (a.no_stop, a.stop_until, a.stop_cost_minor, a.stop_currency, a.stop_words)
    is distinct from (b.no_stop, b.stop_until, b.stop_cost_minor, b.stop_currency, b.stop_words)
$$;
grant execute on function app.stops_otherwise(tasks, tasks) to throughline_server, throughline_definer;

-- What was said of day and stop changes only where it is accepted, asked again, or moved by those who do it, together with
-- the entry that says so; and not until when it can be stopped once a customer was heard to ask for that.
create function app.explain_move() returns trigger language plpgsql as $$
declare stops_move boolean := app.stops_otherwise(old, new);
begin
  if new.state <> 'accepted' then
    raise exception 'only what is accepted has a day to move' using errcode = 'TL409';
  end if;
  if new.organization_id is distinct from app.my_organization() then
    raise exception 'those who do it say by when' using errcode = 'TL403';
  end if;
  if not exists (select from entries e where e.desk_id = new.desk_id and e.task_id = new.id and e.kind = 'task moved'
    and e.recorded_at = app.now()
    and (new.expected_on = old.expected_on or e.data ->> 'expectedOn' = new.expected_on::text)
    and (not stops_move or e.data -> 'stop' = app.said_of_stop(new))) then
    raise exception 'a day moves only together with an entry' using errcode = 'TL409';
  end if;
  if stops_move and app.is_asked_to_stop(old.desk_id, old.id) then
    raise exception 'the customer has asked for this to be stopped' using errcode = 'TL409';
  end if;
  return new;
end $$;
-- Also for a task link, which does not read what was said of a task of the desk's own companies among them.
create function app.is_asked_to_stop(of_desk uuid, of_task uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from entries e
    join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
    where e.desk_id = of_desk and e.task_id = of_task and e.kind = 'stop asked'
      and (e.data ->> 'until')::timestamptz = t.stop_until and not e.data ? 'unheard'
      and (of_desk = any (app.my_desks())
        or (of_desk, of_task) in (select m.desk_id, m.task_id from app.my_tasks() m)))
$$;
call app.see_for('throughline_server', 'app.is_asked_to_stop(uuid, uuid)');

create function app.says_otherwise(a tasks, b tasks) returns boolean language sql immutable as $$
  select a.expected_on is distinct from b.expected_on or app.stops_otherwise(a, b)
$$;
grant execute on function app.says_otherwise(tasks, tasks) to throughline_server, throughline_definer;
create trigger explain_move before update on tasks for each row
  when ((old.state = new.state or new.state not in ('accepted', 'asked')) and app.says_otherwise(old, new))
  execute function app.explain_move();
create trigger check_mover before update on tasks for each row
  when (new.of_leads and old.state = 'accepted' and new.state = 'accepted' and app.says_otherwise(old, new))
  execute function app.check_decider();

-- Whoever asked, whoever owns the case, and whoever answers for either are told as of a note that names them.
create function app.tell_of_move(of_desk uuid, moved uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join cases c on c.desk_id = e.desk_id and c.id = e.case_id
  left join app.standing s on s.desk_id = t.desk_id and s.person_id = t.asked_by_id
    and s.organization_id = t.asked_by_organization_id
  cross join lateral (values (s.person_id), (c.owner_id)) as hears (person_id)
  cross join lateral (values (hears.person_id), (app.who_answers(t.desk_id, hears.person_id))) as told (person_id)
  where e.desk_id = of_desk and e.id = moved and e.recorded_at = app.now() and e.kind = 'task moved'
    and told.person_id is not null and not (e.author_kind = 'person' and e.author_id = told.person_id)
$$;
call app.see_for('throughline_server', 'app.tell_of_move(uuid, uuid)');
