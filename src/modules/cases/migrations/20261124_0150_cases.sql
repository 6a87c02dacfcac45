-- The case row is small and hot; everything heavy hangs beside it.
create table cases (
  desk_id uuid not null references desks,
  id uuid not null,
  reference text not null check (reference ~ '^[2-9A-HJKMNP-TV-Z]{8}$'),
  customer_id uuid not null,
  owner_id uuid not null,
  state text not null default 'open' check (state in ('open', 'done', 'ended', 'joined')),
  outcome text check (outcome in ('met by us', 'customer solved it', 'returned', 'gave up', 'left', 'unknown')),
  due timestamptz,
  due_set_at timestamptz,
  wake_at timestamptz,
  stands_entry_id uuid,
  last_entry_id uuid not null,
  joined_to_id uuid,
  opened_at timestamptz not null default app.now(),
  ended_at timestamptz,
  version int not null default 1,
  primary key (desk_id, id),
  unique (desk_id, reference),
  foreign key (desk_id, customer_id) references customers,
  foreign key (desk_id, owner_id) references roster (desk_id, person_id),
  foreign key (desk_id, joined_to_id) references cases,
  check ((state in ('open', 'done')) = (due is not null)),
  check ((due is null) = (due_set_at is null)),
  check ((state = 'ended') = (outcome is not null)),
  check ((state = 'joined') = (joined_to_id is not null)),
  check ((state in ('ended', 'joined')) = (ended_at is not null)),
  check (joined_to_id <> id)
);
create index cases_by_due on cases (desk_id, due, id) where due is not null;
create index cases_of_owner_by_due on cases (owner_id, due, id, desk_id) where due is not null;
create index cases_of_customer on cases (desk_id, customer_id, opened_at);
create index cases_to_wake on cases (wake_at) where wake_at is not null;

create table case_words (
  desk_id uuid not null,
  case_id uuid not null,
  subject text not null check (length(subject) <= 500),
  primary key (desk_id, case_id),
  foreign key (desk_id, case_id) references cases
);

-- The line of a case. Entries hold structure; their words lie beside them, where the law can take them back.
create table entries (
  desk_id uuid not null references desks,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  audience text not null check (audience in ('customer', 'companies', 'task', 'company')),
  channel text check (channel in ('mail', 'page', 'phone', 'text', 'api')),
  author_kind text not null check (author_kind in ('person', 'customer', 'task-link', 'desk-system')),
  author_id uuid not null,
  -- Who wrote the words down when their author did not: a call noted by hand, a need entered for a customer.
  scribe_id uuid references persons,
  organization_id uuid references organizations,
  task_id uuid,
  due timestamptz,
  from_stranger boolean not null default false,
  written_at timestamptz,
  data jsonb not null default '{}',
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, case_id, id),
  check ((audience = 'task') <= (task_id is not null)),
  check ((audience = 'company') <= (organization_id is not null)),
  check ((author_kind = 'person' or scribe_id is not null) <= (organization_id is not null)),
  check ((scribe_id is not null) <= (author_kind = 'customer'))
);
create index line_of_case on entries (desk_id, case_id, recorded_at, id);
create index entries_of_task on entries (desk_id, task_id) where task_id is not null;
create index entries_on_tasks_by_author on entries (desk_id, author_id) where audience = 'task';

alter table entries add foreign key (desk_id, case_id) references cases deferrable initially deferred;
alter table cases add foreign key (desk_id, id, last_entry_id) references entries (desk_id, case_id, id)
  deferrable initially deferred;
alter table cases add foreign key (desk_id, id, stands_entry_id) references entries (desk_id, case_id, id)
  deferrable initially deferred;

create table entry_words (
  desk_id uuid not null,
  entry_id uuid not null,
  text text not null check (length(text) <= 2000000),
  html text check (length(html) <= 2000000),
  stands text check (length(stands) between 1 and 500),
  primary key (desk_id, entry_id),
  foreign key (desk_id, entry_id) references entries
);

create table hand_offs (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  needs_read_back boolean not null,
  recorded_at timestamptz not null default app.now(),
  answered_at timestamptz check ((state = 'offered') = (answered_at is null)),
  primary key (desk_id, id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, from_id) references roster (desk_id, person_id),
  foreign key (desk_id, to_id) references roster (desk_id, person_id)
);
create unique index one_open_hand_off on hand_offs (desk_id, case_id) where state = 'offered';
create index hand_offs_to on hand_offs (to_id, desk_id) where state = 'offered';

create table hand_off_words (
  desk_id uuid not null,
  hand_off_id uuid not null,
  situation text not null check (length(situation) between 1 and 5000),
  background text not null default '' check (length(background) <= 5000),
  assessment text not null default '' check (length(assessment) <= 5000),
  recommendation text not null default '' check (length(recommendation) <= 5000),
  promised text not null default '' check (length(promised) <= 5000),
  do_not_ask_again text not null default '' check (length(do_not_ask_again) <= 5000),
  primary key (desk_id, hand_off_id),
  foreign key (desk_id, hand_off_id) references hand_offs
);

-- What we know of who last met a need on this desk, for choosing the first owner: one row a person, not a count.
create index cases_ended_by on cases (desk_id, owner_id, ended_at) where state = 'ended';

do $$
declare t regclass;
begin
  foreach t in array array['cases', 'case_words', 'entries', 'entry_words', 'hand_offs', 'hand_off_words']::regclass[]
  loop
    call app.protect(t);
    execute format('grant select, insert on %s to throughline_server', t);
  end loop;
  foreach t in array array['case_words', 'entries', 'entry_words', 'hand_off_words']::regclass[]
  loop
    execute format('create trigger append_only before update or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
grant update (owner_id, state, outcome, due, due_set_at, wake_at, stands_entry_id, last_entry_id, joined_to_id, ended_at,
  version) on cases to throughline_server;
grant update (state, answered_at) on hand_offs to throughline_server;
call app.let_definer('select', 'cases');
call app.let_definer('select', 'entries');

create trigger stamp before insert on entries for each row execute function app.stamp();

create function app.desks_to_wake() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from cases where wake_at <= app.now() $$;
call app.see_for('throughline_server', 'app.desks_to_wake()');

-- Held until the transaction ends, so that nobody leaves while a case is given to them.
create function app.stands_on(of_desk uuid, person uuid) returns boolean language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from roster r where r.desk_id = of_desk and r.person_id = person and r.ended_at is null for share;
  return found;
end $$;
call app.see_for('throughline_server', 'app.stands_on(uuid, uuid)');

-- An offer is answered once, now, and taken or refused by nobody but the one it was made to.
create function app.answer_hand_off() returns trigger language plpgsql as $$
begin
  if old.state <> 'offered' then
    raise exception 'this offer was answered before' using errcode = 'TL409';
  end if;
  if new.state <> 'withdrawn' and new.to_id is distinct from app.my_person() then
    raise exception 'only the one it is offered to answers' using errcode = 'TL403';
  end if;
  new.answered_at := app.now();
  return new;
end $$;
create trigger answer before update of state on hand_offs for each row
  when (old.state is distinct from new.state) execute function app.answer_hand_off();

-- A state changes only in the transaction that appends the entry that explains it.
create function app.explain_case() returns trigger language plpgsql as $$
declare entry entries;
begin
  select * into entry from entries e
  where e.desk_id = new.desk_id and e.case_id = new.id and e.id = new.last_entry_id;
  if entry.id is null or entry.recorded_at <> app.now() then
    raise exception 'a case changes only together with an entry' using errcode = 'TL409';
  end if;
  if new.due > app.now() + interval '336 hours' then
    raise exception 'the next word is at most 14 days away' using errcode = 'TL409';
  end if;
  if new.due is not null and (tg_op = 'INSERT' or new.owner_id <> old.owner_id or old.due is null)
    and not app.stands_on(new.desk_id, new.owner_id) then
    raise exception 'an open case is owned by somebody who works on the desk' using errcode = 'TL409';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the case has changed' using errcode = 'TL409';
  end if;
  if new.owner_id <> old.owner_id and not (
    (entry.kind = 'hand-off accepted' and entry.author_id = new.owner_id and entry.audience = 'customer'
      and exists (select from hand_offs h where h.desk_id = new.desk_id and h.case_id = new.id and h.to_id = new.owner_id
        and h.state = 'accepted' and h.answered_at = app.now()))
    or (entry.kind = 'owner left' and not app.stands_on(old.desk_id, old.owner_id))) then
    raise exception 'an owner changes only by an accepted hand-off' using errcode = 'TL409';
  end if;
  if new.due > old.due
    and (entry.audience <> 'customer' or (entry.author_kind <> 'person' and entry.kind <> 'rhythm chosen')) then
    raise exception 'the next word moves later only by telling the customer' using errcode = 'TL409';
  end if;
  return new;
end $$;
create trigger explain_new_case before insert on cases for each row execute function app.explain_case();
create trigger explain_case before update on cases for each row
  when (old.owner_id is distinct from new.owner_id or old.state is distinct from new.state
    or old.due is distinct from new.due or old.outcome is distinct from new.outcome
    or old.stands_entry_id is distinct from new.stands_entry_id or old.joined_to_id is distinct from new.joined_to_id)
  execute function app.explain_case();

-- Whoever leaves a desk leaves no open case behind.
create function app.leave_no_case_behind() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if exists (select from cases c where c.desk_id = new.desk_id and c.owner_id = new.person_id and c.due is not null) then
    raise exception 'an open case would be left without its owner' using errcode = 'TL409';
  end if;
  return null;
end $$;
create constraint trigger leave_no_case_behind after update of ended_at on roster deferrable initially deferred
  for each row when (new.ended_at is not null) execute function app.leave_no_case_behind();
call app.see_for('throughline_server', 'app.leave_no_case_behind()');
