-- What customers came with is counted by the case, so the index says which that is.
drop index contacts_by_time;
create index contacts_by_time on entries (desk_id, recorded_at, id) include (case_id, from_stranger)
  where kind = 'contact' and author_kind = 'customer';
-- When a need was thought met, and when it was not.
create index turns_by_time on entries (desk_id, recorded_at) include (case_id, kind) where kind in ('done', 'reopened');
create index cases_joined on cases (desk_id, id) include (joined_to_id) where joined_to_id is not null;

-- The needs of a desk that began from a moment to before another, by what their customers met, for whoever works there: that
-- person sees all of them under the policies too, which would look at every entry of the installation for it. A need is a
-- case with all that were joined to it, whose customer came to it; not of a sender whom nobody has admitted.
create function app.measured_needs(of_desk uuid, begins timestamptz, ends timestamptz)
  returns table (case_id uuid, first_at timestamptz, second_at timestamptz, contacts int, repeats int,
    done_at timestamptz, ended_at timestamptz, outcome text, reopened boolean)
  language plpgsql stable security definer set search_path = public, pg_temp set work_mem = '64MB' as $$
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
    came as (
      select coalesce(r.goes_on, e.case_id) as need, e.recorded_at as at,
        row_number() over w as place, lag(e.recorded_at) over w as before
      from entries e left join roots r on r.id = e.case_id
      where e.desk_id = of_desk and e.kind = 'contact' and e.author_kind = 'customer' and e.recorded_at >= begins
        and not (e.from_stranger and not app.admitted(of_desk, e.id))
      window w as (partition by coalesce(r.goes_on, e.case_id) order by e.recorded_at, e.id)),
    needs as (
      select a.need, min(a.at) filter (where a.place = 1) as first_at, min(a.at) filter (where a.place = 2) as second_at,
        max(a.at) as last_at, count(*)::int as contacts, (count(*) filter (where a.at - a.before <= interval '7 days'))::int as repeats
      from came a group by a.need),
    turns as (
      select coalesce(r.goes_on, e.case_id) as need, max(e.recorded_at) filter (where e.kind = 'done') as done_at,
        min(e.recorded_at) filter (where e.kind = 'done') as first_done_at,
        bool_or(e.kind = 'reopened') as reopened
      from entries e left join roots r on r.id = e.case_id
      where e.desk_id = of_desk and e.kind in ('done', 'reopened') and e.recorded_at >= begins
      group by 1)
    select n.need, n.first_at, n.second_at, n.contacts, n.repeats, t.done_at, c.ended_at, c.outcome,
      coalesce(t.reopened or n.last_at > t.first_done_at, false)
    from needs n
    join cases c on c.desk_id = of_desk and c.id = n.need
    left join turns t on t.need = n.need
    where c.opened_at >= begins and n.first_at < ends;
end $$;
call app.see_for('throughline_server', 'app.measured_needs(uuid, timestamptz, timestamptz)');
