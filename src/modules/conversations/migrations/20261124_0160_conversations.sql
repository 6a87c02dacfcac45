-- A raw mail is kept whole before it is acknowledged; a worker reads it afterwards.
create table raw_mails (
  desk_id uuid not null references desks,
  id uuid not null,
  source text not null check (source in ('smtp', 'import')),
  envelope_from text not null check (length(envelope_from) <= 1000),
  envelope_to text not null check (length(envelope_to) <= 1000),
  size int not null,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'quarantined', 'ignored', 'duplicate', 'released')),
  reason text check (length(reason) <= 200),
  fingerprint bytea,
  message_id_hash bytea,
  entry_id uuid,
  attempts int not null default 0,
  recorded_at timestamptz not null default app.now(),
  settled_at timestamptz,
  primary key (desk_id, id)
);
create index raw_mails_waiting on raw_mails (recorded_at) where state = 'waiting';
create index raw_mails_quarantined on raw_mails (desk_id, recorded_at) where state = 'quarantined';
create index raw_mails_by_message_id on raw_mails (desk_id, message_id_hash) where entry_id is not null;
create unique index raw_mails_once on raw_mails (desk_id, fingerprint) where state in ('read', 'ignored', 'released');

create table raw_mail_chunks (
  desk_id uuid not null,
  raw_mail_id uuid not null,
  place int not null,
  bytes bytea not null check (length(bytes) <= 262144),
  primary key (desk_id, raw_mail_id, place),
  foreign key (desk_id, raw_mail_id) references raw_mails
);

create table files (
  desk_id uuid not null references desks,
  id uuid not null,
  entry_id uuid,
  uploaded_by_id uuid,
  name text not null check (length(name) between 1 and 255),
  type text not null check (length(type) between 1 and 100),
  size int not null check (size between 0 and 26214400),
  sha256 bytea not null check (length(sha256) = 32),
  content_id text check (length(content_id) <= 255),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, entry_id) references entries
);
create index files_of_entry on files (desk_id, entry_id);

create table file_chunks (
  desk_id uuid not null,
  file_id uuid not null,
  place int not null,
  bytes bytea not null check (length(bytes) <= 262144),
  primary key (desk_id, file_id, place),
  foreign key (desk_id, file_id) references files
);

-- A sender whom the customer's case does not know: seen by staff only until one of them admits it.
create table strangers (
  desk_id uuid not null,
  entry_id uuid not null,
  address text not null check (length(address) <= 254),
  state text not null default 'held' check (state in ('held', 'admitted', 'refused')),
  decided_by_id uuid references persons,
  decided_at timestamptz,
  primary key (desk_id, entry_id),
  foreign key (desk_id, entry_id) references entries
);

-- Two cases that a References header says are one need; the owner is offered to join them.
create table join_offers (
  desk_id uuid not null,
  case_id uuid not null,
  to_case_id uuid not null,
  state text not null default 'offered' check (state in ('offered', 'joined', 'kept apart')),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, case_id, to_case_id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, to_case_id) references cases
);

-- The token in a reply address is an HMAC of the id under a key outside the database.
create table reply_tokens (
  desk_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  contact_point_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  unique (desk_id, case_id, contact_point_id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, contact_point_id) references contact_points
);

create table outbox (
  desk_id uuid not null references desks,
  id uuid not null,
  case_id uuid not null,
  entry_id uuid not null,
  kind text not null check (kind in ('message', 'receipt')),
  message_id text not null unique check (length(message_id) <= 250),
  state text not null default 'queued' check (state in ('queued', 'leased', 'sent', 'failed', 'not sent, no mail server set')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default app.now(),
  leased_until timestamptz,
  final_reply text check (length(final_reply) <= 500),
  settled_at timestamptz,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id) references cases,
  foreign key (desk_id, entry_id) references entries
);
create index outbox_waiting on outbox (next_attempt_at) where state in ('queued', 'leased');
create index outbox_of_desk on outbox (desk_id, recorded_at);
create index outbox_of_entry on outbox (desk_id, entry_id);

create table outbox_words (
  desk_id uuid not null,
  outbox_id uuid not null,
  recipient text not null check (length(recipient) between 3 and 254),
  headers jsonb not null default '{}',
  subject text not null check (length(subject) <= 600),
  text text not null,
  primary key (desk_id, outbox_id),
  foreign key (desk_id, outbox_id) references outbox
);

-- At most one automatic mail an address in 24 hours, over all desks; the address itself is not kept.
create table automatic_mails (
  address_hash bytea primary key check (length(address_hash) = 32),
  sent_at timestamptz not null
);

do $$
declare t regclass;
begin
  foreach t in array array['raw_mails', 'raw_mail_chunks', 'files', 'file_chunks', 'strangers', 'join_offers', 'reply_tokens',
    'outbox', 'outbox_words', 'automatic_mails']::regclass[]
  loop
    call app.protect(t);
    if t <> 'automatic_mails'::regclass then
      execute format('grant select, insert on %s to throughline_server', t);
    end if;
  end loop;
  foreach t in array array['raw_mail_chunks', 'file_chunks', 'outbox_words', 'reply_tokens']::regclass[]
  loop
    execute format('create trigger append_only before update or truncate on %s
      for each statement execute function app.refuse_change()', t);
  end loop;
end $$;
grant update (state, reason, fingerprint, message_id_hash, entry_id, attempts, settled_at) on raw_mails to throughline_server;
grant update (entry_id) on files to throughline_server;
grant update (state, decided_by_id, decided_at) on strangers to throughline_server;
grant update (state) on join_offers to throughline_server;
grant select on outbox, outbox_words, desks to throughline_mailer;
grant update (state, attempts, next_attempt_at, leased_until, final_reply, settled_at) on outbox to throughline_mailer;
call app.let_definer('select, insert', 'raw_mails');
call app.let_definer('insert', 'raw_mail_chunks');
call app.let_definer('select', 'outbox');
call app.let_definer('select', 'strangers');
call app.let_definer('select', 'reply_tokens');
call app.let_definer('select, insert, update', 'automatic_mails');

create function app.admitted(of_desk uuid, of_entry uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from strangers where desk_id = of_desk and entry_id = of_entry and state = 'admitted') $$;

create function app.desk_of_address(asked text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select id from desks where address = lower(asked) $$;

create function app.desks_with_mails() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from raw_mails where state = 'waiting' $$;

create function app.waiting_outbox(at_most int) returns table (desk_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select desk_id, id from outbox
  where (state = 'queued' and next_attempt_at <= app.now()) or (state = 'leased' and leased_until <= app.now())
  order by next_attempt_at limit at_most
$$;

create function app.may_answer_automatically(hash bytea) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  insert into automatic_mails as a values (hash, app.now())
  on conflict (address_hash) do update set sent_at = excluded.sent_at
    where a.sent_at <= app.now() - interval '24 hours'
  returning true
$$;

call app.see_for('throughline_server', 'app.admitted(uuid, uuid)');
call app.see_for('throughline_server', 'app.desk_of_address(text)');
call app.see_for('throughline_server', 'app.desks_with_mails()');
call app.see_for('throughline_server, throughline_mailer', 'app.waiting_outbox(int)');
call app.see_for('throughline_server', 'app.may_answer_automatically(bytea)');
