-- What was ready at another hour, failed once or is sent again must not go while the customer wants quiet: whoever sends
-- it asks once more. What answers somebody at once goes at once.
drop function app.waiting_outbox(text, int);
create function app.waiting_outbox(by text, at_most int)
  returns table (desk_id uuid, id uuid, quiet_from time, quiet_until time, zone text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.desk_id, o.id, k.quiet_from, k.quiet_until, d.zone
  from outbox o
  join desks d on d.id = o.desk_id
  left join cases c on o.kind = 'message' and c.desk_id = o.desk_id and c.id = o.case_id
  left join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  where ((o.state = 'queued' and o.next_attempt_at <= app.now()) or (o.state = 'leased' and o.leased_until <= app.now()))
    and o.channel = by and not exists (select from app.installation where held_since is not null)
  order by o.next_attempt_at limit at_most
$$;
call app.see_for('throughline_server, throughline_mailer', 'app.waiting_outbox(text, int)');
grant update (waits_for) on outbox to throughline_mailer;
