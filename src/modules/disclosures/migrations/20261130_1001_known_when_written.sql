-- Whoever writes of bad news knows of it as they write: a mail that was held back, or read late, was written before.
set role throughline_definer;
create or replace function app.begin_setback() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.audience not in ('companies', 'task') or new.organization_id is null then
    raise exception 'a setback is known by a company and told to all of the desk' using errcode = 'check_violation';
  end if;
  insert into setbacks (desk_id, id, case_id) values (new.desk_id, new.id, new.case_id);
  insert into setback_known (desk_id, id, setback_id, at, organization_id)
  values (new.desk_id, gen_random_uuid(), new.id, least(coalesce(new.written_at, app.now()), app.now()), new.organization_id);
  return null;
end $$;
reset role;
