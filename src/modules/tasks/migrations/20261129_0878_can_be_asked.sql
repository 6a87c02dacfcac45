-- Whether a company may be asked: nobody asks one that would not hear of it.
create function app.can_be_asked(of_desk uuid, engagement uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select of_desk = any (app.my_desks()) and app.hears(of_desk, engagement) $$;
call app.see_for('throughline_server', 'app.can_be_asked(uuid, uuid)');
