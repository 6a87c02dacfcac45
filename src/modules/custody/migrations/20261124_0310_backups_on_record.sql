-- A backup takes everything of every desk along: whoever runs the server leaves a line of it in each record.
create function app.record_backup() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' then
    raise exception 'only the operator backs up' using errcode = 'TL403';
  end if;
  insert into custody_inbox (desk_id, kind, actor_kind, actor_id, purpose)
  select id, 'exported', app.actor_kind(), app.actor_id(), 'backup' from desks;
end $$;
call app.see_for('throughline_server', 'app.record_backup()');
