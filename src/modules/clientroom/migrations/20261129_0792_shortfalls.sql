-- From which form or system a request came in which something was missing. What it was, and what was filled in, are the
-- words of the entry; whose request it was is kept nowhere but on the case, for it is noted as a cause and not as blame.
create table shortfalls (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  entry_id uuid not null,
  source text not null check (length(source) between 1 and 80 and source = btrim(source)),
  noted_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, entry_id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, case_id, entry_id) references entries (desk_id, case_id, id)
);
create index shortfalls_lately on shortfalls (desk_id, recorded_at);
call app.protect('shortfalls');
create trigger stamp before insert on shortfalls for each row execute function app.stamp();
create trigger append_only before update or truncate on shortfalls
  for each statement execute function app.refuse_change();
grant select, insert on shortfalls to throughline_server;
create policy mine on shortfalls for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy in_own_name on shortfalls for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and noted_by_id = (select app.my_person()));
