-- What was written and did not go is sent again as it is, under its own Message-ID. What then becomes of it is written by
-- whoever sends mail, as ever.
create function app.send_again(of_desk uuid, of_mail uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update outbox set state = 'queued', attempts = 0, next_attempt_at = app.now(), settled_at = null
  where desk_id = of_desk and id = of_mail and of_desk = any (app.my_desks())
    and kind = 'message' and state in ('failed', 'not sent, no mail server set')
  returning true
$$;
grant update (state, attempts, next_attempt_at, settled_at) on outbox to throughline_definer;
call app.see_for('throughline_server', 'app.send_again(uuid, uuid)');
