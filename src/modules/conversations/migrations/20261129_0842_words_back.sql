-- What somebody says back to a customer's word for them is on the customer's page, for the two of them alone. A letter says
-- that it is there and leads there: it tells nothing on the case, and waits while the customer wants quiet.
alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check
    check (kind in ('message', 'receipt', 'link', 'pocket', 'staff', 'task', 'referral', 'word')),
  drop constraint outbox_tells,
  add constraint outbox_tells check ((kind in ('link', 'pocket', 'staff', 'referral', 'word')) = (entry_id is null));

set role throughline_definer;
create or replace function app.waiting_outbox(by text, at_most int)
  returns table (desk_id uuid, id uuid, quiet_from time, quiet_until time, zone text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.desk_id, o.id, k.quiet_from, k.quiet_until, d.zone
  from outbox o
  join desks d on d.id = o.desk_id
  left join cases c on o.kind in ('message', 'word') and c.desk_id = o.desk_id and c.id = o.case_id
  left join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  where ((o.state = 'queued' and o.next_attempt_at <= app.now()) or (o.state = 'leased' and o.leased_until <= app.now()))
    and o.channel = by and not exists (select from app.installation where held_since is not null)
  order by o.next_attempt_at limit at_most
$$;

create or replace function app.waiting_texts(busy uuid[], at_most int)
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
  left join cases c on w.kind in ('message', 'word') and c.desk_id = w.desk_id and c.id = w.case_id
  left join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
  order by w.next_attempt_at limit at_most
$$;
reset role;
