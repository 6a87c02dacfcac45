-- A person's picture is seen by whoever sees their name. It is sent with every page of a customer, so it is small.
create table person_pictures (
  person_id uuid primary key references persons,
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null check (length(bytes) between 1 and 6144),
  recorded_at timestamptz not null default app.now()
);
create trigger stamp before insert on person_pictures for each row execute function app.stamp();

call app.protect('person_pictures');
grant select, insert, delete on person_pictures to throughline_server;
create policy with_person on person_pictures for select to throughline_server
  using (exists (select from persons p where p.id = person_pictures.person_id));
create policy own_new on person_pictures for insert to throughline_server
  with check (person_id = (select app.my_person()));
create policy own_away on person_pictures for delete to throughline_server
  using (person_id = (select app.my_person()));
