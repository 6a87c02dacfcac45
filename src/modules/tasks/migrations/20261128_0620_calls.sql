-- A customer who wants to be called chooses when: a task that nobody of us asked, for whoever owns their case.
alter table tasks
  add column kind text not null default 'work' check (kind in ('work', 'call')),
  add column begins_at timestamptz,
  add column ends_at timestamptz,
  alter column asked_by_id drop not null,
  alter column asked_by_organization_id drop not null,
  drop constraint tasks_state_check,
  add constraint tasks_state_check
    check (state in ('asked', 'accepted', 'declined', 'done', 'returned', 'withdrawn')),
  add constraint asked_by_somebody check ((asked_by_id is null) = (asked_by_organization_id is null)),
  add constraint asked_by_customer check (asked_by_id is not null or kind = 'call'),
  add constraint window_is_whole check ((begins_at is null) = (ends_at is null)),
  add constraint window_has_length check (ends_at > begins_at),
  add constraint call_in_window
    check (kind <> 'call' or (begins_at is not null and due = begins_at and person_id is not null));
create unique index one_open_call on tasks (desk_id, case_id) where kind = 'call' and state in ('asked', 'accepted');
create index open_calls_of on tasks (person_id, begins_at) where kind = 'call' and state in ('asked', 'accepted');

alter table task_words
  add column number text check (number ~ '^\+[1-9][0-9]{3,14}$'),
  drop constraint task_words_request_check,
  add constraint task_words_request_check
    check (length(request) <= 10000 and (length(request) > 0 or number is not null));

create policy asked_by_customer on tasks for insert to throughline_server
  with check (asked_by_id is null and (select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()));
create policy their_calls on tasks for select to throughline_server
  using (kind = 'call' and desk_id = (select app.my_desk()) and case_id = any ((select app.my_cases())::uuid[]));

-- A call is asked of the owner, whoever that is: it goes along with the case.
create function app.ask_owner() returns trigger language plpgsql as $$
begin
  select r.person_id, r.organization_id, r.engagement_id
  into new.person_id, new.organization_id, new.engagement_id
  from cases c join roster r on r.desk_id = c.desk_id and r.person_id = c.owner_id
  where c.desk_id = new.desk_id and c.id = new.case_id;
  return new;
end $$;
create trigger ask_owner before insert on tasks for each row when (new.kind = 'call')
  execute function app.ask_owner();

grant update on tasks to throughline_definer;
create function app.call_goes_along() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update tasks t set person_id = r.person_id, organization_id = r.organization_id, engagement_id = r.engagement_id
  from roster r
  where r.desk_id = new.desk_id and r.person_id = new.owner_id and t.desk_id = new.desk_id and t.case_id = new.id
    and t.kind = 'call' and t.state in ('asked', 'accepted');
  return null;
end $$;
create trigger call_goes_along after update of owner_id on cases for each row
  when (old.owner_id is distinct from new.owner_id) execute function app.call_goes_along();
call app.see_for('throughline_server', 'app.call_goes_along()');

-- What became of calls: made, as the line says, or not to be made there any more. A customer was told something only by
-- a call that says when the next word comes.
create view app.calls_over with (security_invoker = true) as
  select t.desk_id, t.id, c.state as case_state,
    exists (select from entries e where e.desk_id = t.desk_id and e.case_id = t.case_id and e.recorded_at >= t.recorded_at
      and e.kind = 'call' and e.data ->> 'call' = 'out' and e.due is not null) as made
  from tasks t join cases c on c.desk_id = t.desk_id and c.id = t.case_id
  where t.kind = 'call' and t.state in ('asked', 'accepted');
grant select on app.calls_over to throughline_definer, throughline_server;

create function app.desks_with_calls_over() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.calls_over where made or case_state in ('ended', 'joined') $$;
call app.see_for('throughline_server', 'app.desks_with_calls_over()');
