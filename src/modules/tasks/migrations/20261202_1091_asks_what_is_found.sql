-- A piece of work can ask, too, what whoever gets a thing finds of it: the entry of its case that says that it comes back.
alter table tasks
  add column inspects_id uuid,
  add constraint inspects_what_comes_back foreign key (desk_id, case_id, inspects_id)
    references entries (desk_id, case_id, id),
  add constraint only_work_inspects check (inspects_id is null or (kind = 'work' and choices is null));

create function app.check_inspects() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from entries e
    where e.desk_id = new.desk_id and e.id = new.inspects_id and e.kind = 'return') then
    raise exception 'what is looked at comes back' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger check_inspects after insert on tasks for each row
  when (new.inspects_id is not null) execute function app.check_inspects();
call app.see_for('throughline_server', 'app.check_inspects()');
