-- What nobody waits for any more is not sent.
alter table outbox
  drop constraint outbox_state_check,
  add constraint outbox_state_check check (state in ('queued', 'leased', 'sent', 'delivered', 'failed',
    'not sent, no mail server set', 'not sent, not needed any more', 'said to be sent')),
  add constraint only_tasks_are_over check (state <> 'not sent, not needed any more' or kind = 'task');

-- Whether whoever was asked is still to be reminded: they work here and have not answered, be it in words that nobody has
-- sorted yet, and the case goes on.
create function app.may_remind(of_desk uuid, task uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from tasks t
    join cases c on c.desk_id = t.desk_id and c.id = t.case_id and c.state = 'open'
    where t.desk_id = of_desk and t.id = task and t.state in ('asked', 'accepted')
      and app.is_engaged(t.desk_id, t.engagement_id)
      and not exists (select from entries w where w.desk_id = t.desk_id and w.task_id = t.id and w.kind = 'task written'
        and not exists (select from entries a where a.desk_id = t.desk_id and a.task_id = t.id
          and a.kind = 'task asked again' and a.recorded_at >= w.recorded_at)))
$$;
call app.see_for('throughline_server', 'app.may_remind(uuid, uuid)');

create function app.check_reminder() returns trigger language plpgsql as $$
begin
  if not app.may_remind(new.desk_id, new.task_id) then
    raise exception 'nobody is reminded of what they have answered or need not do' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger check_reminder before insert on entries for each row when (new.kind = 'task reminded')
  execute function app.check_reminder();

create function app.stop_reminders() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare row jsonb := to_jsonb(new);
begin
  update outbox o set state = 'not sent, not needed any more', settled_at = app.now()
  from entries e join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  where o.desk_id = new.desk_id and o.kind = 'task' and o.state = 'queued' and e.desk_id = o.desk_id and e.id = o.entry_id
    and case tg_table_name
      when 'cases' then o.case_id = new.id
      when 'tasks' then t.id = new.id
      else t.id = (row ->> 'task_id')::uuid end
    and ((e.kind = 'task reminded' and not app.may_remind(t.desk_id, t.id))
      or not app.is_engaged(t.desk_id, t.engagement_id));
  return null;
end $$;
create trigger stop_reminders after update of state on tasks for each row
  when (old.state in ('asked', 'accepted') and new.state not in ('asked', 'accepted')) execute function app.stop_reminders();
create trigger stop_reminders after update of state on cases for each row
  when (old.state = 'open' and new.state <> 'open') execute function app.stop_reminders();
create trigger stop_reminders after insert on entries for each row
  when (new.kind = 'task written') execute function app.stop_reminders();
call app.see_for('throughline_server', 'app.stop_reminders()');

-- A piece of work that a company was asked for ends with its engagement.
create function app.desks_with_tasks_of_nobody() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct t.desk_id from engagements e join tasks t on t.desk_id = e.desk_id and t.engagement_id = e.id
  where e.ends_at <= app.now() and t.kind = 'work' and t.state in ('asked', 'accepted')
$$;
call app.see_for('throughline_server', 'app.desks_with_tasks_of_nobody()');
create index open_work_of_engagement on tasks (desk_id, engagement_id)
  where kind = 'work' and state in ('asked', 'accepted');

-- Whoever asked, and whoever owns the case, or answers for the desk where they have left, has to ask elsewhere.
create function app.tell_to_ask_elsewhere(of_desk uuid, entry uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select e.desk_id, e.id, s.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join cases c on c.desk_id = e.desk_id and c.id = e.case_id
  join desks d on d.id = e.desk_id
  join app.standing s on s.desk_id = e.desk_id and s.person_id in (t.asked_by_id,
    case when exists (select from app.standing o where o.desk_id = c.desk_id and o.person_id = c.owner_id)
      then c.owner_id else d.accountable_id end)
  where e.desk_id = of_desk and e.id = entry and e.recorded_at = app.now() and e.kind = 'task withdrawn'
    and not app.is_engaged(t.desk_id, t.engagement_id)
$$;
call app.see_for('throughline_server', 'app.tell_to_ask_elsewhere(uuid, uuid)');
