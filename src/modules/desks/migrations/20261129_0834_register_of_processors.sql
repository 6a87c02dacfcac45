-- What article 30 of the GDPR asks of each processor beside: how it is reached, and what makes it safe where data leaves
-- for another country.
alter table engagements
  add column contact text check (length(contact) <= 1000),
  add column safeguards text check (length(safeguards) <= 1000);
grant insert (contact, safeguards), update (contact, safeguards) on engagements to throughline_server;
