-- What of a customer a third party may be given with a task, as the client agreed with it. Whoever works on the desk reads
-- all of it, so that of providers nothing of the kind can be said. Sensitive facts are given to nobody.
alter table engagements add column may_be_given text[] not null
  default '{name,contact,address,thing,facts,entries,files}'
  check (may_be_given <@ '{name,contact,address,thing,facts,entries,files}'::text[]),
  add constraint others_read_all check (role = 'third party'
    or may_be_given @> '{name,contact,address,thing,facts,entries,files}'::text[]);
grant select (may_be_given), insert (may_be_given), update (may_be_given) on engagements to throughline_server;
