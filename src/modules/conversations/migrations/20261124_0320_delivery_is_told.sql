-- Open screens hear how a mail fared, and of mail that waits for a person. Told here, because whoever sends mail may say
-- that it was sent and nothing else.
create function app.tell_screens() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into events (desk_id, id, name, data)
  values (new.desk_id, gen_random_uuid(), tg_argv[0],
    jsonb_strip_nulls(jsonb_build_object('caseId', to_jsonb(new) ->> 'case_id')));
  return null;
end $$;
create trigger tell_screens after update of state on outbox for each row
  when (old.state <> new.state and new.state not in ('queued', 'leased'))
  execute function app.tell_screens('delivery.settled');
create trigger tell_screens after update of state on raw_mails for each row
  when ((old.state = 'quarantined') <> (new.state = 'quarantined'))
  execute function app.tell_screens('quarantine.changed');
grant insert on events to throughline_definer;
call app.see_for('throughline_server', 'app.tell_screens()');
