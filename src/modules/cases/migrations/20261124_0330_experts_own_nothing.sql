-- Experts advise and do not speak to customers, so an open case is never theirs: it is not given to them, and whoever
-- owns one is not made an expert. A case that was over and opens again goes to their heir, as if they had left.
-- Held until the transaction ends, so that nobody leaves or becomes an expert while a case is given to them.
-- The functions that are here already belong to the definer, so it changes them.
set role throughline_definer;
create or replace function app.stands_on(of_desk uuid, person uuid) returns boolean language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from roster r where r.desk_id = of_desk and r.person_id = person and r.ended_at is null
    and r.role <> 'expert' for share;
  return found;
end $$;
grant execute on function app.leave_no_case_behind() to throughline_owner;
reset role;

drop trigger leave_no_case_behind on roster;
create constraint trigger leave_no_case_behind after update of ended_at, role on roster deferrable initially deferred
  for each row when (new.ended_at is not null or new.role = 'expert') execute function app.leave_no_case_behind();

create function app.owns_open_cases(of_desk uuid, person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from cases c where c.owner_id = person and c.due is not null and c.desk_id = of_desk
    and c.desk_id = any (app.my_desks()))
$$;
call app.see_for('throughline_server', 'app.owns_open_cases(uuid, uuid)');
