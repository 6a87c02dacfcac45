-- Where a company that is engaged here is written to, and from where it answers.
create table task_addresses (
  desk_id uuid not null,
  engagement_id uuid not null,
  address text not null check (address = lower(address) and address ~ '^[^@\s]+@[^@\s]+$' and length(address) <= 254),
  -- Null: nobody else has an address there that is theirs, as with one that a provider of mail gives to everybody.
  domain text check (domain = lower(domain) and domain ~ '^[^@.\s]+(\.[^@.\s]+)+$' and length(domain) <= 253),
  set_by_id uuid not null references persons,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, engagement_id),
  foreign key (desk_id, engagement_id) references engagements
);
call app.protect('task_addresses');
create trigger stamp before insert on task_addresses for each row execute function app.stamp();
grant select, insert, delete on task_addresses to throughline_server;
create policy mine on task_addresses for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy client_says on task_addresses for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and set_by_id = (select app.my_person()));
create policy client_changes on task_addresses for delete to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]));

-- A mail that comes to this token is about the task of the link, for as long as the link holds.
alter table task_links add column reply_hash bytea unique check (length(reply_hash) = 32);

alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('message', 'receipt', 'link', 'pocket', 'staff', 'task')),
  add check (kind <> 'task' or channel = 'mail');

set role throughline_definer;
create or replace function app.send_again(of_desk uuid, of_mail uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update outbox set state = 'queued', attempts = 0, next_attempt_at = app.now(), settled_at = null, parts_sent = 0
  where desk_id = of_desk and id = of_mail and of_desk = any (app.my_desks())
    and kind in ('message', 'task') and state in ('failed', 'not sent, no mail server set')
  returning true
$$;

-- What those who were asked write is for whoever asked to read, too.
create or replace function app.tell_asker(of_desk uuid, answer uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select e.desk_id, e.id, t.asked_by_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join app.standing s on s.desk_id = t.desk_id and s.person_id = t.asked_by_id
    and s.organization_id = t.asked_by_organization_id
  where e.desk_id = of_desk and e.id = answer and e.recorded_at = app.now()
    and e.kind in ('task written', 'task declined', 'task done', 'task returned', 'task lapsed')
    and not (e.author_kind = 'person' and e.author_id = t.asked_by_id)
$$;
reset role;
