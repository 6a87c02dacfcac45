-- What a customer has. Like a fact it is not changed; a newer row replaces it.
create table things (
  desk_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  make text check (length(make) between 1 and 200),
  model text check (length(model) between 1 and 200),
  serial text check (length(serial) between 1 and 200),
  bought_from text check (length(bought_from) between 1 and 200),
  bought_on date,
  noted_by_id uuid references persons,
  organization_id uuid references organizations,
  replaces_id uuid,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, customer_id) references customers,
  foreign key (desk_id, replaces_id) references things,
  unique (desk_id, replaces_id),
  check (coalesce(make, model, serial) is not null)
);
create index things_of_customer on things (desk_id, customer_id);

call app.protect('things');
grant select, insert on things to throughline_server;
create trigger stamp before insert on things for each row execute function app.stamp();
create policy mine on things to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]))
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and organization_id is not distinct from (select app.my_organization())
    and noted_by_id is not distinct from (select app.my_person()));

-- Whoever reads out a serial number is found by it, and by what replaced it no longer.
create function app.make_thing_found() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_documents s where s.desk_id = new.desk_id and s.id = new.replaces_id;
  insert into search_documents (desk_id, id, kind, customer_id, words)
  values (new.desk_id, new.id, 'customer', new.customer_id,
    app.search_words(concat_ws(' ', new.make, new.model, new.serial)));
  return null;
end $$;
create trigger found after insert on things for each row execute function app.make_thing_found();
set role throughline_definer;
grant execute on function app.forget_found to throughline_owner;
reset role;
create trigger not_found after delete on things for each row execute function app.forget_found('id');
call app.see_for('throughline_server', 'app.make_thing_found()');
