-- What somebody did to several cases can be undone for ten seconds, and what failed of it is read soon after; then its
-- rows say nothing that the lines of the cases do not say.
create index bulk_steps_by_time on bulk_steps (recorded_at);
call app.let_definer('select, delete', 'bulk_steps');

create function app.desks_with_old_steps() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from bulk_steps where recorded_at <= app.now() - interval '1 hour' $$;

create function app.clear_steps() returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  cleared int;
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk clears what is over' using errcode = 'TL403';
  end if;
  delete from bulk_steps where desk_id = app.my_desk() and recorded_at <= app.now() - interval '1 hour';
  get diagnostics cleared = row_count;
  return cleared;
end $$;

call app.see_for('throughline_server', 'app.desks_with_old_steps()');
call app.see_for('throughline_server', 'app.clear_steps()');
