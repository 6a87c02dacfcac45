-- The desk alone says that the client was told, as it tells them: what anybody else says so would keep them from being told.
drop policy in_own_name on setback_told;
create policy in_own_name on setback_told for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id is not distinct from (select app.my_person())
    and (by_id is null) = (whom = 'client'));

-- What was said before any company knew of it told nobody of it.
set role throughline_definer;
create or replace function app.check_telling() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from entries e
    join cases c on c.desk_id = e.desk_id and c.id = e.case_id
    join setbacks s on s.desk_id = e.desk_id and s.id = new.setback_id
    join cases o on o.desk_id = s.desk_id and o.id = s.case_id and o.customer_id = c.customer_id
    where e.desk_id = new.desk_id and e.id = new.entry_id and e.audience = 'customer' and e.author_kind = 'person') then
    raise exception 'a customer is told by a person, in words to them' using errcode = 'check_violation';
  end if;
  if not exists (select from setback_known k
    where k.desk_id = new.desk_id and k.setback_id = new.setback_id and k.at <= new.told_at) then
    raise exception 'nobody was told of it before it was known' using errcode = 'check_violation';
  end if;
  return null;
end $$;
reset role;
