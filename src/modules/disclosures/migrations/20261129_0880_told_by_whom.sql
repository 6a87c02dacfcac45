-- The desk alone says that the client was told, as it tells them: what anybody else says so would keep them from being told.
drop policy in_own_name on setback_told;
create policy in_own_name on setback_told for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and by_id is not distinct from (select app.my_person())
    and (by_id is null) = (whom = 'client'));
