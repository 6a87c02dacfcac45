-- What was found is said, too, by whoever was asked for it on a task and says so with their answer. Who answers by a link is
-- nobody that is known by name.
alter table return_inspections alter column by_id drop not null;
call app.let_definer('select, insert', 'return_inspections');

set role throughline_definer;
create or replace function app.keep_return_inspection() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from entries e join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
    where e.desk_id = new.desk_id and e.id = new.id and e.kind = 'task done' and e.recorded_at = app.now()
      and e.data ->> 'found' = new.found and e.organization_id = new.organization_id
      and t.inspects_id = new.return_id and t.organization_id = new.organization_id
      and case when new.by_id is null then e.author_kind = 'task-link'
        else e.author_kind = 'person' and e.author_id = new.by_id end) then
    perform app.explains_return(new.desk_id, new.id, 'return inspected', new.by_id, new.return_id);
  end if;
  update returns r set found = new.found
  where r.desk_id = new.desk_id and r.id = new.return_id and not r.called_off;
  if not found then
    raise exception 'what was called off is not looked at' using errcode = 'TL409';
  end if;
  return null;
end $$;
reset role;

-- Of what was called off meanwhile the answer stays on the line, and nothing is counted.
create function app.keep_found_on_task() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into return_inspections (desk_id, id, return_id, found, amount_minor, currency, organization_id, by_id)
  select new.desk_id, new.id, r.id, new.data ->> 'found', (new.data -> 'cost' ->> 'minor')::bigint,
    new.data -> 'cost' ->> 'currency', t.organization_id, case new.author_kind when 'person' then new.author_id end
  from tasks t join returns r on r.desk_id = t.desk_id and r.id = t.inspects_id and not r.called_off
  where t.desk_id = new.desk_id and t.id = new.task_id and t.state = 'done' and t.organization_id = new.organization_id
  for no key update of r;
  return null;
end $$;
create trigger keep_found_on_task after insert on entries for each row
  when (new.kind = 'task done' and new.data ? 'found') execute function app.keep_found_on_task();
call app.see_for('throughline_server', 'app.keep_found_on_task()');
