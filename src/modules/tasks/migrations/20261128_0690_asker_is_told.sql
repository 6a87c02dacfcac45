-- Whoever asked is told of the answer as of a note that names them; also by those who may tell nobody on the desk.
call app.let_definer('insert', 'mentions');
create function app.tell_asker(of_desk uuid, answer uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select e.desk_id, e.id, t.asked_by_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join app.standing s on s.desk_id = t.desk_id and s.person_id = t.asked_by_id
    and s.organization_id = t.asked_by_organization_id
  where e.desk_id = of_desk and e.id = answer and e.recorded_at = app.now()
    and e.kind in ('task declined', 'task done', 'task returned', 'task lapsed')
    and not (e.author_kind = 'person' and e.author_id = t.asked_by_id)
$$;
call app.see_for('throughline_server', 'app.tell_asker(uuid, uuid)');
