-- Who stands for a thing and until when, and which version of its instructions the customer has.
alter table things
  add column warranty_by text check (length(warranty_by) between 1 and 200),
  add column warranty_until date,
  add column instructions text check (length(instructions) between 1 and 200);

-- Whose thing it is may read what is noted of it.
create policy themselves on things for select to throughline_server
  using (desk_id = (select app.my_desk()) and customer_id = (select app.my_customer()));
