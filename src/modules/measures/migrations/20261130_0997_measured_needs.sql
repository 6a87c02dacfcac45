-- What customers came with is counted by the case, so the index says which that is.
drop index contacts_by_time;
create index contacts_by_time on entries (desk_id, recorded_at, id) include (case_id, from_stranger)
  where kind = 'contact' and author_kind = 'customer';
-- When it was said that a need was met, and when it was opened again.
create index turns_by_time on entries (desk_id, recorded_at) include (case_id, kind)
  where kind in ('done', 'reopened') or kind = 'ended' and data ->> 'outcome' in ('met by us', 'customer solved it');
-- What somebody found in another case, by its first entry, which says where.
create index splits_by_time on entries (desk_id, recorded_at) where kind = 'split';
create index cases_joined on cases (desk_id, id) include (joined_to_id) where joined_to_id is not null;
create index imported_mails on raw_mails (desk_id, entry_id) where source = 'import' and entry_id is not null;

-- The needs of a desk that began from a moment to before another, by what their customers met, for whoever works there: that
-- person sees all of them under the policies too, which would look at every entry of the installation for it. A need is a
-- case with all that were joined to it. It begins with the first contact of its customer, or with that in which it was found;
-- mails that were brought along and senders whom nobody has admitted are left out.
create function app.measured_needs(of_desk uuid, begins timestamptz, ends timestamptz)
  returns table (case_id uuid, first_at timestamptz, second_at timestamptz, contacts int, repeats int,
    -- When it was first said that it is met; and when it was, as nothing came after.
    said_at timestamptz, met_at timestamptz, outcome text, reopened boolean)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '64MB'
  set plan_cache_mode = force_custom_plan set enable_nestloop = off as $$
begin
  if of_desk <> all (app.my_desks()) then
    return;
  end if;
  return query
    with recursive joined as (
      select c.id, c.joined_to_id as goes_on from cases c where c.desk_id = of_desk and c.joined_to_id is not null
      union
      select j.id, c.joined_to_id from joined j
      join cases c on c.desk_id = of_desk and c.id = j.goes_on and c.joined_to_id is not null),
    roots as (
      select j.id, j.goes_on from joined j
      where not exists (select from cases c where c.desk_id = of_desk and c.id = j.goes_on and c.joined_to_id is not null)),
    came as materialized (
      select coalesce(r.goes_on, e.case_id) as need, e.recorded_at as at, e.id
      from entries e left join roots r on r.id = e.case_id
      where e.desk_id = of_desk and e.kind = 'contact' and e.author_kind = 'customer' and e.recorded_at >= begins
        and not (e.from_stranger and not app.admitted(of_desk, e.id))
        and e.id not in (select m.entry_id from raw_mails m
          where m.desk_id = of_desk and m.source = 'import' and m.entry_id is not null)
      union all
      select coalesce(r.goes_on, s.case_id), f.recorded_at, s.id
      from entries s join entries f on f.desk_id = of_desk and f.id = (s.data ->> 'fromEntryId')::uuid
      left join roots r on r.id = s.case_id
      where s.desk_id = of_desk and s.kind = 'split' and s.recorded_at >= begins),
    needs as (
      select a.need, min(a.at) as first_at, max(a.at) as last_at, count(*)::int as contacts from came a group by a.need),
    -- Of two contacts both are known already; of more those between them are looked at.
    often as (
      select a.need, min(a.at) filter (where a.place = 2) as second_at,
        (count(*) filter (where a.at - a.before <= interval '7 days'))::int as repeats
      from (
        select o.need, o.at, row_number() over w as place, lag(o.at) over w as before
        from came o join needs n on n.need = o.need and n.contacts > 2
        window w as (partition by o.need order by o.at, o.id)) a
      group by a.need),
    turns as (
      select coalesce(r.goes_on, e.case_id) as need, min(e.recorded_at) filter (where e.kind <> 'reopened') as said_at,
        max(e.recorded_at) filter (where e.kind = 'done') as done_at,
        max(e.recorded_at) filter (where e.kind = 'reopened') as reopened_at
      from entries e left join roots r on r.id = e.case_id
      where e.desk_id = of_desk and e.recorded_at >= begins and (e.kind in ('done', 'reopened')
        or e.kind = 'ended' and e.data ->> 'outcome' in ('met by us', 'customer solved it'))
      group by 1)
    select n.need, n.first_at,
      case n.contacts when 1 then null when 2 then n.last_at else o.second_at end,
      n.contacts,
      case n.contacts when 1 then 0 when 2 then (n.last_at - n.first_at <= interval '7 days')::int else o.repeats end,
      t.said_at,
      case when t.done_at >= greatest(n.last_at, t.reopened_at) then t.done_at else c.ended_at end,
      c.outcome, coalesce(greatest(n.last_at, t.reopened_at) > t.said_at, false)
    from needs n
    join cases c on c.desk_id = of_desk and c.id = n.need
    left join often o on o.need = n.need
    left join turns t on t.need = n.need
    where c.opened_at >= begins and n.first_at >= begins and n.first_at < ends
      -- What was joined to it may be older.
      and n.need not in (select r.goes_on from roots r join cases j on j.desk_id = of_desk and j.id = r.id
        where j.opened_at < begins);
end $$;
call app.see_for('throughline_server', 'app.measured_needs(uuid, timestamptz, timestamptz)');
