-- A text goes out at the number at which the customer rang or wrote last, else at the desk's first.
create index gateway_events_of_entry on gateway_events (desk_id, entry_id) where entry_id is not null;
create function app.text_gateway(of_desk uuid, of_case uuid) returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from gateways g
  where g.desk_id = of_desk and app.sends_texts(g)
  order by (select max(e.at) from cases c
    join cases theirs on theirs.desk_id = c.desk_id and theirs.customer_id = c.customer_id
    join entries t on t.desk_id = theirs.desk_id and t.case_id = theirs.id and t.channel in ('phone', 'text')
    join gateway_events e on e.desk_id = t.desk_id and e.entry_id = t.id
    where c.desk_id = of_desk and c.id = of_case and e.gateway_id = g.id) desc nulls last, g.recorded_at, g.id
  limit 1
$$;
call app.see_for('throughline_server', 'app.text_gateway(uuid, uuid)');

-- The next text of each gateway that hands over nothing just now: one that does not answer holds up no other.
create function app.waiting_texts(busy uuid[], at_most int)
  returns table (desk_id uuid, id uuid, quiet_from time, quiet_until time, zone text, gateway_id uuid, lane uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with waiting as (
    select o.desk_id, o.id, o.kind, o.case_id, o.next_attempt_at,
      row_number() over (partition by o.desk_id order by o.next_attempt_at, o.id) as place
    from outbox o
    where ((o.state = 'queued' and o.next_attempt_at <= app.now()) or (o.state = 'leased' and o.leased_until <= app.now()))
      and o.channel = 'text' and not exists (select from app.installation where held_since is not null)
  ), ways as (
    select w.*, app.text_gateway(w.desk_id, w.case_id) as gateway_id from waiting w where w.place <= 50
  ), lanes as (
    select distinct on (coalesce(w.gateway_id, w.desk_id)) w.*, coalesce(w.gateway_id, w.desk_id) as lane from ways w
    where coalesce(w.gateway_id, w.desk_id) <> all (busy)
    order by coalesce(w.gateway_id, w.desk_id), w.place
  )
  select w.desk_id, w.id, k.quiet_from, k.quiet_until, d.zone, w.gateway_id, w.lane
  from lanes w
  join desks d on d.id = w.desk_id
  left join cases c on w.kind = 'message' and c.desk_id = w.desk_id and c.id = w.case_id
  left join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  order by w.next_attempt_at limit at_most
$$;
call app.see_for('throughline_mailer', 'app.waiting_texts(uuid[], int)');
