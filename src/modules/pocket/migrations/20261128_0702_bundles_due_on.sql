set role throughline_definer;
drop function app.bundles_due_on(uuid);
reset role;
create function app.bundles_due_on(of_desk uuid) returns table (pocket_id uuid, place smallint)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select pocket_id, place from app.bundles_due() where desk_id = of_desk and of_desk = any (app.my_desks()) $$;
call app.see_for('throughline_server', 'app.bundles_due_on(uuid)');
