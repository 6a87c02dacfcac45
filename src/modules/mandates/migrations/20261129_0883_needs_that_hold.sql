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
