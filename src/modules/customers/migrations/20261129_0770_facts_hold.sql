-- From which words a fact was learnt, and whether it is shown only to whoever asks for it.
alter table facts
  add column entry_id uuid,
  add column sensitive boolean not null default false,
  add foreign key (desk_id, entry_id) references entries;

-- What somebody says they learnt from words, they can read, and the words are of that customer.
create function app.learn_what_was_read() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if new.entry_id is not null and not exists (
    select from entries e join cases c on c.desk_id = e.desk_id and c.id = e.case_id
    where e.desk_id = new.desk_id and e.id = new.entry_id and c.customer_id = new.customer_id) then
    raise exception 'nobody learns from words that they cannot read' using errcode = 'TL403';
  end if;
  return new;
end $$;
create trigger read before insert on facts for each row execute function app.learn_what_was_read();

-- A fact is confirmed as often as somebody says that it is still true, and ends once, when somebody says that it is not.
create table fact_checks (
  desk_id uuid not null,
  id uuid not null,
  fact_id uuid not null,
  still_true boolean not null,
  checked_by_id uuid references persons,
  organization_id uuid references organizations,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, fact_id) references facts
);
create index checks_of_fact on fact_checks (desk_id, fact_id);
create unique index untrue_once on fact_checks (desk_id, fact_id) where not still_true;
call app.protect('fact_checks');
grant select, insert on fact_checks to throughline_server;
create trigger stamp before insert on fact_checks for each row execute function app.stamp();
create policy mine on fact_checks to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]))
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and organization_id is not distinct from (select app.my_organization())
    and checked_by_id is not distinct from (select app.my_person()));

-- Whoever has a sensitive fact uncovered stands on the record with it.
alter table custody_inbox drop constraint custody_inbox_kind_check,
  add constraint custody_inbox_kind_check
    check (kind in ('collected', 'listed', 'opened', 'uncovered', 'passed on', 'exported'));
