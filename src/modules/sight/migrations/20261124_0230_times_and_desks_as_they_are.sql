-- When a row was recorded is never for its writer to say. Only the numbered custody record keeps the time of the row
-- that it was made from.
do $$
declare t regclass;
begin
  for t in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'recorded_at'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'custody_entries'
      and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgfoid = 'app.stamp'::regproc)
  loop
    execute format('create trigger stamp before insert on %s for each row execute function app.stamp()', t);
  end loop;
end $$;

-- What was seen is recorded on a desk that the actor knows, and nowhere else.
set role throughline_definer;
create or replace function app.seen(seen_kind text, seen_desk uuid, seen_cases uuid[]) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into custody_inbox (desk_id, kind, actor_kind, actor_id, organization_id, case_id, purpose, quarter)
  select seen_desk, seen_kind, app.actor_kind(), app.actor_id(), app.my_organization(), c.case_id, 'service', q.quarter
  from unnest(seen_cases) as c (case_id),
    (select date_bin('15 minutes', app.now(), '2000-01-01') as quarter) q
  where seen_desk = any (app.desks_i_know()) and not exists (
    select from custody_entries e
    where e.desk_id = seen_desk and e.actor_kind = app.actor_kind() and e.actor_id = app.actor_id()
      and e.case_id = c.case_id and e.kind = seen_kind and e.quarter = q.quarter)
  on conflict do nothing;
$$;
reset role;
