-- A text about danger knows of which: whoever marked it sees whether it went, and whom to ring where it did not.
alter table outbox
  add column danger_id uuid,
  add foreign key (desk_id, danger_id) references dangers,
  add check (danger_id is null or kind = 'pocket');
create index outbox_of_danger on outbox (desk_id, danger_id) where danger_id is not null;

-- Since when somebody of the client has to be rung, for no text told them, and what says so on the case.
alter table dangers
  add column unheard_at timestamptz,
  add column unheard_entry_id uuid,
  add foreign key (desk_id, case_id, unheard_entry_id) references entries (desk_id, case_id, id) deferrable initially deferred,
  add constraint said_on_its_case check (unheard_entry_id is null or (unheard_at is not null and case_id is not null));
create index dangers_unheard on dangers (desk_id) where unheard_at is not null and unheard_entry_id is null;
grant update (unheard_at, unheard_entry_id) on dangers to throughline_server;
grant update (unheard_at) on dangers to throughline_definer;

-- One that did not go at once may go yet; nobody in danger waits for that.
create function app.danger_unheard() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update dangers set unheard_at = app.now()
  where desk_id = new.desk_id and id = new.danger_id and unheard_at is null;
  return null;
end $$;
create trigger danger_unheard after update of state on outbox for each row
  when (new.danger_id is not null and old.state <> new.state and new.state in ('failed', 'queued'))
  execute function app.danger_unheard();
call app.see_for('throughline_server, throughline_mailer', 'app.danger_unheard()');
create function app.tell_unheard() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into events (desk_id, id, name, data) values (new.desk_id, gen_random_uuid(), 'danger.unheard', '{}');
  return null;
end $$;
create trigger tell_screens after update of unheard_at on dangers for each row
  when (old.unheard_at is null and new.unheard_at is not null) execute function app.tell_unheard();
call app.see_for('throughline_server', 'app.tell_unheard()');

create function app.desks_with_unheard_dangers() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct desk_id from dangers where unheard_at is not null and unheard_entry_id is null and case_id is not null
$$;
call app.see_for('throughline_server', 'app.desks_with_unheard_dangers()');
