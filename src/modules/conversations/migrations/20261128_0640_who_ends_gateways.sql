-- Whoever connects a number does so as themself; whoever leads on the desk ends it, also after they have left.
drop policy led on gateways;
create policy added on gateways for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and added_by_id = (select app.my_person()));
create policy led on gateways for update to throughline_server
  using (desk_id = any ((select app.desks_i_lead())::uuid[]));
