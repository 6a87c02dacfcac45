-- A number that somebody here noted, or that came along when two customers became one, is stopped like any other: by the
-- desk that hears the wish. Nobody who works there lifts it.
drop policy mine on contact_points;
create policy mine on contact_points for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy noted on contact_points for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and (admitted_by_id is null or admitted_by_id = (select app.my_person())));
create policy desk_itself on contact_points for update to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
