-- A need of its own that was found in what a customer said: the new case refers to the entry, whose words stay where they
-- are. They are the same customer's, who reads them on both cases.
create function app.check_split() returns trigger language plpgsql as $$
begin
  if not exists (select from entries said
    join cases told on told.desk_id = said.desk_id and told.id = said.case_id
    join cases made on made.desk_id = said.desk_id and made.id = new.case_id and made.customer_id = told.customer_id
    where said.desk_id = new.desk_id and said.id = (new.data ->> 'fromEntryId')::uuid
      and said.case_id = (new.data ->> 'fromId')::uuid and said.audience = 'customer' and said.kind in ('contact', 'call')) then
    raise exception 'a case is split off what its customer said' using errcode = 'TL409';
  end if;
  return null;
end $$;
grant execute on function app.check_split() to throughline_server;
create constraint trigger check_split after insert on entries deferrable initially deferred
  for each row when (new.kind = 'split' and new.data ? 'fromEntryId') execute function app.check_split();
