-- When the work of a company somewhere ends next, so that it is seen to in that moment.
create function app.next_ending() returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as
  $$ select min(ends_at) from engagements where told_at is null and ends_at > app.now() $$;
call app.see_for('throughline_server', 'app.next_ending()');
