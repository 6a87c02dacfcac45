-- What only whoever leads or answers there decides for the company that is asked, as something done in its name.
alter table tasks add column of_leads boolean not null default false;

create function app.check_decider() returns trigger language plpgsql as $$
begin
  if not (new.desk_id = any (app.desks_i_lead()) and new.organization_id = app.my_organization()) then
    raise exception 'only whoever leads there decides this' using errcode = 'TL403';
  end if;
  return new;
end $$;
create trigger check_decider before update of state on tasks for each row
  when (new.of_leads and new.state in ('accepted', 'declined', 'done')) execute function app.check_decider();
