-- A call rings from when a gateway says so until it says anything else of it, or for two minutes.
create index gateway_calls_begun on gateway_events (desk_id, recorded_at) where kind = 'call.started';
call app.let_definer('select', 'gateway_event_chunks');
grant update (state, attempts, reason, settled_at, not_before) on gateway_events to throughline_definer;

create function app.ringing() returns table (desk_id uuid, id uuid, number text, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.desk_id, e.id, convert_from(c.bytes, 'UTF8')::jsonb #>> '{event,data,from}', e.at
  from gateway_events e
  join gateway_event_chunks c on c.desk_id = e.desk_id and c.event_id = e.id and c.place = 0
  where e.desk_id = any (app.my_desks()) and e.kind = 'call.started' and e.state = 'read'
    and e.recorded_at > app.now() - interval '2 minutes'
    and not exists (select from gateway_events o where o.desk_id = e.desk_id and o.gateway_id = e.gateway_id
      and o.about = e.about and o.kind <> 'call.started')
  order by e.at desc limit 20
$$;
call app.see_for('throughline_server', 'app.ringing()');

-- What came and could not be read is told to whoever works there, who may have it read once more when the cause is gone.
create index gateway_events_failed on gateway_events (desk_id) where state = 'failed';
create function app.unread_events(of_desk uuid) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from gateway_events where desk_id = of_desk and of_desk = any (app.my_desks()) and state = 'failed'
$$;
create function app.read_events_again(of_desk uuid) returns int
  language sql security definer set search_path = public, pg_temp as $$
  with again as (
    update gateway_events set state = 'waiting', attempts = 0, reason = null, settled_at = null, not_before = app.now()
    where desk_id = of_desk and of_desk = any (app.my_desks()) and state = 'failed' returning 1
  )
  select count(*)::int from again
$$;
call app.see_for('throughline_server', 'app.unread_events(uuid)');
call app.see_for('throughline_server', 'app.read_events_again(uuid)');
