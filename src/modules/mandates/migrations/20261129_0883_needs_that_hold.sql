-- Which kinds keep a provider from acting on a case: each that the need was said to be of since the client last agreed, or said
-- itself of which kind it is, while it was and is the client's own or one about which the client is asked first. That a
-- provider says another kind lifts none of them.
create function app.needs_that_hold(of_desk uuid, of_case uuid) returns setof text language sql stable as $$
  with chosen as (
    select n.kind, n.turn, n.goes_on, app.act_answered(n.desk_id, n.task_id) as answer,
      lead(n.recorded_at) over (order by n.turn) as left_at,
      lead(n.turn) over (partition by n.kind order by n.turn) is null as is_last_of_kind,
      exists (select from roster r join desks d on d.id = r.desk_id and d.client_id = r.organization_id
        where r.desk_id = n.desk_id and r.person_id = n.by_id) as is_by_client
    from case_needs n where n.desk_id = of_desk and n.case_id = of_case
  )
  select n.kind from chosen n
  cross join lateral app.mark_held(of_desk, n.kind) held
  where n.is_last_of_kind
    and n.turn >= coalesce((select max(c.turn) from chosen c where c.is_by_client or c.answer = 'agreed'), 0)
    and held.mark <> 'yours'
    and (n.left_at is null or 'yours' <> (select m.mark from need_marks m where m.desk_id = of_desk and m.kind = n.kind
      and m.recorded_at <= n.left_at order by m.turn desc limit 1))
    and (held.mark = 'ours' or not coalesce(n.answer = 'agreed' or n.answer = 'lapsed' and n.goes_on, false))
  order by n.turn
$$;
grant execute on function app.needs_that_hold to throughline_server;

create or replace function app.need_allows(of_desk uuid, of_case uuid) returns boolean language sql stable as $$
  select not exists (select from app.needs_that_hold(of_desk, of_case))
$$;

-- What the client does itself and none of its people has, or was offered since it was said to be that: as soon as no other
-- offer waits. Of one desk or, asked by nobody but the program itself, of all.
create function app.ours_to_offer(of_desk uuid) returns table (desk_id uuid, case_id uuid, kind text, by_id uuid)
  language sql stable as $$
  select n.desk_id, n.case_id, n.kind, n.by_id
  from need_marks m
  join desks d on d.id = m.desk_id
  join case_needs n on n.desk_id = m.desk_id and n.kind = m.kind
  join cases c on c.desk_id = n.desk_id and c.id = n.case_id and c.state in ('open', 'done')
  where m.mark = 'ours' and m.desk_id = coalesce(of_desk, m.desk_id)
    and not exists (select from need_marks newer
      where newer.desk_id = m.desk_id and newer.kind = m.kind and newer.turn > m.turn)
    and not exists (select from case_needs later
      where later.desk_id = n.desk_id and later.case_id = n.case_id and later.turn > n.turn)
    and not exists (select from roster r where r.desk_id = c.desk_id and r.person_id = c.owner_id
      and r.organization_id = d.client_id and r.ended_at is null)
    and not exists (select from hand_offs h
      left join roster r on r.desk_id = h.desk_id and r.person_id = h.to_id and r.organization_id = d.client_id
      where h.desk_id = c.desk_id and h.case_id = c.id and (h.state = 'offered'
        or r.person_id is not null and coalesce(h.answered_at, h.recorded_at) >= greatest(n.recorded_at, m.recorded_at)))
$$;
grant execute on function app.ours_to_offer to throughline_server, throughline_definer;

create function app.desks_with_ours_to_offer() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct o.desk_id from app.ours_to_offer(null) o
$$;
call app.see_for('throughline_server', 'app.desks_with_ours_to_offer()');
