-- Whoever accepts a piece of work says by which day, and whether it can be stopped: until a time, not at all, or that
-- nobody knows yet. Where no day is said it is the one by which it was asked for.
alter table tasks
  add column no_stop text check (no_stop in ('cannot', 'unknown')),
  add constraint stops_or_not check (no_stop is null or (kind = 'work' and stop_until is null));
grant update (no_stop) on tasks to throughline_server;

create function app.accept_by_a_day() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  new.expected_on := coalesce(new.expected_on,
    (select (new.due at time zone d.zone)::date from desks d where d.id = new.desk_id));
  if new.expected_on is null then
    raise exception 'work is accepted by a day' using errcode = 'check_violation', constraint = 'accepted_by_a_day';
  end if;
  if new.stop_until is null then
    new.no_stop := coalesce(new.no_stop, 'unknown');
  end if;
  return new;
end $$;
create trigger accept_by_a_day before update of state on tasks for each row
  when (new.kind = 'work' and new.state = 'accepted' and old.state <> 'accepted') execute function app.accept_by_a_day();
call app.see_for('throughline_server', 'app.accept_by_a_day()');
