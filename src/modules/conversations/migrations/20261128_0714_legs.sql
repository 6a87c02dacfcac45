-- Where a call rings at several telephones, each is told of by itself: one that was not taken says nothing of the others.
alter table gateway_events add column leg text check (length(leg) between 1 and 200);

-- A call rings from when a gateway says so until somebody takes it, or it is missed wherever it rang, or for two minutes.
set role throughline_definer;
create or replace function app.ringing() returns table (desk_id uuid, id uuid, number text, at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.desk_id, r.id, r.number, r.at from (
    select distinct on (e.desk_id, e.gateway_id, e.about) e.desk_id, e.id,
      convert_from(c.bytes, 'UTF8')::jsonb #>> '{event,data,from}' as number, e.at
    from gateway_events e
    join gateway_event_chunks c on c.desk_id = e.desk_id and c.event_id = e.id and c.place = 0
    where e.desk_id = any (app.my_desks()) and e.kind = 'call.started' and e.state = 'read'
      and e.recorded_at > app.now() - interval '2 minutes'
      and not exists (select from gateway_events o where o.desk_id = e.desk_id and o.gateway_id = e.gateway_id
        and o.about = e.about and (o.kind in ('call.ended', 'voicemail.received')
          or (o.kind = 'call.missed' and (o.leg is null or o.leg = e.leg))))
    order by e.desk_id, e.gateway_id, e.about, e.at
  ) r
  order by r.at desc limit 20
$$;
reset role;
