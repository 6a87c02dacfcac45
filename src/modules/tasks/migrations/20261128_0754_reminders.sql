-- When a company that is asked by mail is reminded next; null: it is not, or not any more.
alter table tasks
  add column remind_at timestamptz,
  add column reminded smallint not null default 0 check (reminded between 0 and 2);
create index tasks_to_remind on tasks (remind_at) where remind_at is not null and state in ('asked', 'accepted');
create index late_tasks on tasks (desk_id, due) where kind = 'work' and state in ('asked', 'accepted') and due is not null;
grant update (remind_at, reminded) on tasks to throughline_server;

create function app.desks_with_reminders_due() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct desk_id from tasks
  where remind_at is not null and remind_at <= app.now() and state in ('asked', 'accepted')
$$;
call app.see_for('throughline_server', 'app.desks_with_reminders_due()');
