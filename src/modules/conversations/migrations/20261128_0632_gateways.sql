-- A gateway is whatever takes calls and texts at a number of the desk and tells us of them by signed webhooks: a telephone
-- provider, or a program beside one. The key of one that signs in our way is derived and stands nowhere.
create table gateways (
  desk_id uuid not null references desks,
  id uuid not null,
  number text not null check (number ~ '^\+[1-9]\d{6,14}$'),
  format text not null check (format in ('standard', 'twilio')),
  -- Where texts are handed over; without it, it only tells us.
  url text check (url ~ '^https?://' and length(url) <= 1000),
  account text check (length(account) between 1 and 100),
  added_by_id uuid not null references persons,
  ended_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  check ((format = 'twilio') = (account is not null))
);
create unique index one_gateway_a_number on gateways (desk_id, number) where ended_at is null;

-- What a provider gave us to know it by, sealed under a key outside the database.
create table gateway_keys (
  desk_id uuid not null,
  gateway_id uuid not null,
  sealed bytea not null check (length(sealed) between 29 and 500),
  primary key (desk_id, gateway_id),
  foreign key (desk_id, gateway_id) references gateways
);

-- What a gateway told us, kept before it is acknowledged and read in the order in which it happened.
create table gateway_events (
  desk_id uuid not null,
  id uuid not null,
  gateway_id uuid not null,
  -- The sender's own name for it: the same event comes once, however often it is sent.
  event_id text not null check (length(event_id) between 1 and 200),
  kind text not null check (kind in ('call.started', 'call.missed', 'call.ended', 'voicemail.received', 'text.received',
    'text.delivered', 'text.failed')),
  -- The call or text that it is about, as the gateway names it.
  about text not null check (length(about) between 1 and 200),
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'ignored', 'failed')),
  reason text check (length(reason) <= 200),
  attempts int not null default 0,
  not_before timestamptz not null default app.now(),
  entry_id uuid,
  recorded_at timestamptz not null default app.now(),
  settled_at timestamptz,
  primary key (desk_id, id),
  unique (desk_id, gateway_id, event_id),
  foreign key (desk_id, gateway_id) references gateways
);
create index gateway_events_waiting on gateway_events (desk_id, at, id) where state = 'waiting';
create index gateway_events_about on gateway_events (desk_id, gateway_id, about);

create table gateway_event_chunks (
  desk_id uuid not null,
  event_id uuid not null,
  place int not null,
  bytes bytea not null check (length(bytes) <= 262144),
  primary key (desk_id, event_id, place),
  foreign key (desk_id, event_id) references gateway_events
);

do $$
declare t regclass;
begin
  foreach t in array array['gateways', 'gateway_keys', 'gateway_events', 'gateway_event_chunks']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
  end loop;
  foreach t in array array['gateway_keys', 'gateway_event_chunks']::regclass[]
  loop
    execute format('create trigger append_only before update or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
grant update (url, ended_at) on gateways to throughline_server;
grant update (state, reason, attempts, not_before, entry_id, settled_at) on gateway_events to throughline_server;
create trigger stamp before insert on gateways for each row execute function app.stamp();
create trigger stamp before insert on gateway_events for each row execute function app.stamp();

create policy mine on gateways for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy led on gateways to throughline_server
  using (desk_id = any ((select app.desks_i_lead())::uuid[]))
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]) and added_by_id = (select app.my_person()));
create policy led on gateway_keys for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_lead())::uuid[]));
create policy desk_itself on gateway_keys for select to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy desk_itself on gateway_events to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');
create policy desk_itself on gateway_event_chunks to throughline_server
  using (desk_id = (select app.my_desk()) and (select app.actor_kind()) = 'desk-system');

call app.let_definer('select', 'gateways');
call app.let_definer('select', 'gateway_keys');
call app.let_definer('select', 'gateway_events');

-- Asked before anybody has shown who they are: what it takes to check that it is the gateway that calls.
create function app.gateway_at(gateway uuid) returns table (desk_id uuid, format text, sealed bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.desk_id, g.format, k.sealed from gateways g
  left join gateway_keys k on k.desk_id = g.desk_id and k.gateway_id = g.id
  where g.id = gateway and g.ended_at is null
$$;
create unique index gateways_by_id on gateways (id);

create function app.desks_with_gateway_events() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from gateway_events where state = 'waiting' and not_before <= app.now() $$;

call app.see_for('throughline_server', 'app.gateway_at(uuid)');
call app.see_for('throughline_server', 'app.desks_with_gateway_events()');
