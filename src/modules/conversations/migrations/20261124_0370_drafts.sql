-- What somebody writes on a case and has not sent. A reply that is being sent lies here until its time comes, so that it
-- can be taken back; one that could not be sent then waits here for its writer, with the reason.
create table drafts (
  desk_id uuid not null references desks,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null references persons,
  organization_id uuid not null references organizations,
  audience text not null check (audience in ('customer', 'companies', 'company')),
  text text not null check (length(text) <= 100000),
  stands text check (length(stands) <= 500),
  next_word_by timestamptz,
  file_ids uuid[] not null default '{}' check (cardinality(file_ids) <= 20),
  -- How many words between the customer and others the writer had before them.
  seen int not null check (seen >= 0),
  -- Which window wrote it last: a window never stands in its own way.
  tab uuid,
  version int not null default 1,
  state text not null default 'writing' check (state in ('writing', 'sending', 'held')),
  send_at timestamptz check ((state = 'sending') = (send_at is not null)),
  held_for text check (length(held_for) <= 500 and (state = 'held') = (held_for is not null)),
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id),
  foreign key (desk_id, case_id) references cases,
  check (state = 'writing' or audience = 'customer')
);
create unique index one_draft_a_reader on drafts (desk_id, case_id, person_id, organization_id, audience)
  where state = 'writing';
create index drafts_of_person on drafts (person_id, desk_id, case_id);
create index drafts_to_send on drafts (send_at) where state = 'sending';

call app.protect('drafts');
create trigger stamp before insert on drafts for each row execute function app.stamp();
grant select, insert, delete on drafts to throughline_server;
grant update (text, stands, next_word_by, file_ids, seen, tab, version, state, send_at, held_for) on drafts
  to throughline_server;
-- Whoever stood here for another organization wrote in its name: that is not theirs to read or send any more.
create policy own on drafts to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]) and person_id = (select app.my_person())
    and organization_id = (select app.my_organization()));
call app.let_definer('select, update', 'drafts');

create function app.desks_with_drafts_to_send() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from drafts where state = 'sending' and send_at <= app.now() $$;

-- The desk learns whose draft is due and not a word of it; its writer's own rights read and send it.
create function app.draft_to_send() returns table (id uuid, case_id uuid, person_id uuid, organization_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk sends what is due' using errcode = 'TL403';
  end if;
  return query select d.id, d.case_id, d.person_id, d.organization_id from drafts d
  where d.desk_id = app.my_desk() and d.state = 'sending' and d.send_at <= app.now()
  order by d.send_at limit 1 for update skip locked;
end $$;

create function app.hold_draft(draft uuid, reason text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk holds what it cannot send' using errcode = 'TL403';
  end if;
  update drafts set state = 'held', send_at = null, held_for = reason
  where desk_id = app.my_desk() and id = draft and state = 'sending';
end $$;

call app.see_for('throughline_server', 'app.desks_with_drafts_to_send()');
call app.see_for('throughline_server', 'app.draft_to_send()');
call app.see_for('throughline_server', 'app.hold_draft(uuid, text)');
