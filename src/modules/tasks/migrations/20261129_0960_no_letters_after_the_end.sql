-- Once it is told that a company's work here has ended, nothing goes to it that waited to be sent: not what it was asked, and
-- not that something is needed no more.
create function app.stop_letters_of_tasks() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update outbox o set state = 'not sent, not needed any more', settled_at = app.now()
  from tasks t join entries e on e.desk_id = t.desk_id and e.case_id = t.case_id and e.task_id = t.id
  where t.desk_id = new.desk_id and t.engagement_id = new.id
    and o.desk_id = e.desk_id and o.entry_id = e.id and o.kind = 'task' and o.state = 'queued';
  return null;
end $$;
create trigger stop_letters_of_tasks after update of told_at on engagements for each row
  when (old.told_at is null and new.told_at is not null) execute function app.stop_letters_of_tasks();
call app.see_for('throughline_server', 'app.stop_letters_of_tasks()');
