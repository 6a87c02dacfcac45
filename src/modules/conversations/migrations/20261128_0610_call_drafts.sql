-- What somebody writes down of a call while it goes on. It is of nobody and on no case before it is written down.
create table call_drafts (
  desk_id uuid not null references desks,
  id uuid not null,
  person_id uuid not null references persons,
  organization_id uuid not null references organizations,
  customer_id uuid,
  case_id uuid,
  direction text not null check (direction in ('in', 'out')),
  outcome text not null check (outcome in ('reached', 'not reached', 'voicemail left')),
  asked text not null check (length(asked) <= 200),
  name text check (length(name) <= 200),
  address text not null check (length(address) <= 254),
  said text not null check (length(said) <= 100000),
  told text not null check (length(told) <= 100000),
  note text not null check (length(note) <= 100000),
  stands text check (length(stands) <= 500),
  next_word_by timestamptz,
  -- Which window wrote it last: a window never stands in its own way.
  tab uuid not null,
  version int not null default 1,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, customer_id) references customers,
  foreign key (desk_id, case_id) references cases
);
create index call_drafts_of_person on call_drafts (person_id, desk_id, id);

call app.protect('call_drafts');
create trigger stamp before insert on call_drafts for each row execute function app.stamp();
grant select, insert, delete on call_drafts to throughline_server;
grant update (customer_id, case_id, direction, outcome, asked, name, address, said, told, note, stands, next_word_by,
  tab, version) on call_drafts to throughline_server;
create policy own on call_drafts to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person())
    and organization_id = (select app.my_organization()));
