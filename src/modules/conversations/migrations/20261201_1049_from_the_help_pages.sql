-- What a stranger wrote is somebody else's, admitted or not. Only on the help pages the address is the customer's own: once
-- somebody of the desk has admitted that, it was them.
create function app.is_by_another(e entries) returns boolean language sql stable as $$
  select e.from_stranger and (e.data ->> 'from' is distinct from 'help' or not app.admitted(e.desk_id, e.id))
$$;
grant execute on function app.is_by_another to throughline_server, throughline_definer;

-- What somebody began there with the address of a customer is none of their cases until somebody of the desk says that it
-- was them.
create function app.is_unproven(c cases) returns boolean language sql stable as $$
  select exists (select from entries e
    where e.desk_id = c.desk_id and e.case_id = c.id and e.recorded_at = c.opened_at and e.kind = 'contact'
      and e.from_stranger and e.data ->> 'from' = 'help' and not app.admitted(e.desk_id, e.id))
$$;
grant execute on function app.is_unproven to throughline_server, throughline_definer;
