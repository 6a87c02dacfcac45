-- How a customer wants to hear: where, and at which hours of the desk's zone not. It holds on every path.
alter table customers
  add column wished_channel text check (wished_channel in ('mail', 'text', 'phone')),
  add column quiet_from time,
  add column quiet_until time,
  add check ((quiet_from is null) = (quiet_until is null)),
  add check (quiet_from <> quiet_until);
grant update (wished_channel, quiet_from, quiet_until) on customers to throughline_server;
