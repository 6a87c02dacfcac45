-- What a stranger wrote is somebody else's, admitted or not. Only on the help pages the address is the customer's own: once
-- somebody of the desk has admitted that, it was them.
create function app.is_by_another(e entries) returns boolean language sql stable as $$
  select e.from_stranger and (e.data ->> 'from' is distinct from 'help' or not app.admitted(e.desk_id, e.id))
$$;
grant execute on function app.is_by_another to throughline_server, throughline_definer;
