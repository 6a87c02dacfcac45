-- Whatever writes a mail for each call that nobody answered is a gateway, too: known by the address that it writes from.
alter table gateways
  drop constraint gateways_format_check,
  add constraint gateways_format_check check (format in ('standard', 'twilio', 'mail')),
  add column sender text check (sender = lower(sender) and length(sender) <= 254),
  add check ((format = 'mail') = (sender is not null)),
  add check (format <> 'mail' or url is null);
drop index one_gateway_a_number;
create unique index one_gateway_a_number on gateways (desk_id, number, (format = 'mail')) where ended_at is null;
create unique index one_gateway_a_sender on gateways (desk_id, sender) where ended_at is null;

-- At its door nobody knocks.
set role throughline_definer;
create or replace function app.gateway_at(gateway uuid) returns table (desk_id uuid, format text, sealed bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.desk_id, g.format, k.sealed from gateways g
  left join gateway_keys k on k.desk_id = g.desk_id and k.gateway_id = g.id
  where g.id = gateway and g.ended_at is null and g.format <> 'mail'
$$;
reset role;
