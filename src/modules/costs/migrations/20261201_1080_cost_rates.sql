-- By what a desk reckons what failure costs: how long it takes, what an hour of it costs, and what comes to that each time;
-- and what a customer is worth who does not come back. Whoever leads there says so, and nobody else reads it; the newest counts.
create table cost_rates (
  desk_id uuid not null,
  version int not null check (version > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- A contact that should not have been necessary.
  contact_minutes numeric(7, 2) not null check (contact_minutes between 0 and 10000),
  contact_hour_minor bigint not null check (contact_hour_minor between 0 and 100000000),
  contact_fixed_minor bigint not null check (contact_fixed_minor between 0 and 100000000),
  -- Work that had to be done again.
  rework_minutes numeric(7, 2) not null check (rework_minutes between 0 and 10000),
  rework_hour_minor bigint not null check (rework_hour_minor between 0 and 100000000),
  rework_fixed_minor bigint not null check (rework_fixed_minor between 0 and 100000000),
  -- A return in which no fault was found.
  return_minutes numeric(7, 2) not null check (return_minutes between 0 and 10000),
  return_hour_minor bigint not null check (return_hour_minor between 0 and 100000000),
  return_fixed_minor bigint not null check (return_fixed_minor between 0 and 100000000),
  sale_minor bigint check (sale_minor between 0 and 100000000000),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, version),
  foreign key (desk_id) references desks
);
call app.protect('cost_rates');
grant select, insert on cost_rates to throughline_server;
create policy lead on cost_rates for select to throughline_server
  using (desk_id = any ((select app.desks_i_lead())::uuid[]));
create policy in_own_name on cost_rates for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and by_id = (select app.my_person()));
create trigger stamp before insert on cost_rates for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on cost_rates
  for each statement execute function app.refuse_change();

-- What the contract pays for a contact, said with a version of the rates; null where it pays for none any more. It concerns the
-- client and whom it pays: of the client's own people whoever leads there reads it.
create table contact_prices (
  desk_id uuid not null,
  version int not null,
  price_minor bigint check (price_minor between 0 and 100000000),
  by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, version),
  foreign key (desk_id, version) references cost_rates
);
call app.protect('contact_prices');
grant select, insert on contact_prices to throughline_server;
create policy of_client on contact_prices for select to throughline_server
  using (desk_id = any ((select app.desks_i_lead())::uuid[])
    and desk_id = any ((select app.desks_of_my_company())::uuid[]));
create policy in_own_name on contact_prices for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and by_id = (select app.my_person())
    and desk_id = any ((select app.desks_of_my_company())::uuid[]));
create trigger stamp before insert on contact_prices for each row execute function app.stamp();
create trigger append_only before update or delete or truncate on contact_prices
  for each statement execute function app.refuse_change();

-- Of some weeks, without looking at all others.
create index reworked_by_time on entries (desk_id, recorded_at, id) where kind = 'task asked again';
create index credits_by_time on acts (desk_id, (coalesce(settled_at, recorded_at)), id)
  where measure = 'money' and state in ('done', 'agreed');
