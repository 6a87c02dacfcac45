-- A long text goes in several. How many of them went is kept, so that one that breaks off goes on from there.
alter table outbox add column parts_sent int not null default 0 check (parts_sent >= 0);
grant update (parts_sent) on outbox to throughline_mailer, throughline_definer;
set role throughline_definer;
create or replace function app.send_again(of_desk uuid, of_mail uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  update outbox set state = 'queued', attempts = 0, next_attempt_at = app.now(), settled_at = null, parts_sent = 0
  where desk_id = of_desk and id = of_mail and of_desk = any (app.my_desks())
    and kind = 'message' and state in ('failed', 'not sent, no mail server set')
  returning true
$$;
reset role;
