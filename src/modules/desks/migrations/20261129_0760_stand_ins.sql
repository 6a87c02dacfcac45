-- Who answers while somebody of a desk is away: whom they named, whom that one named if they are away too, and so on; where
-- that leads to nobody who works there, or round in a circle, a lead of their company, else whoever answers for the desk.
-- Somebody who is not away answers for themselves; null where everybody is away.
create function app.who_answers(of_desk uuid, person uuid) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare moment timestamptz := app.now(); at uuid := person; next uuid; passed uuid[] := '{}';
begin
  loop
    select a.stand_in_id into next from absences a
    where a.person_id = at and a.withdrawn_at is null and a.starts_at <= moment and a.ends_at > moment
    order by a.ends_at desc, a.id limit 1;
    if not found then
      return at;
    end if;
    passed := passed || at;
    exit when next is null or next = any (passed) or not exists (select from app.standing s
      where s.desk_id = of_desk and s.person_id = next and s.role <> 'expert');
    at := next;
  end loop;
  return (select s.person_id from app.standing s
    join desks d on d.id = s.desk_id
    join roster r on r.desk_id = s.desk_id and r.person_id = s.person_id
    where s.desk_id = of_desk and s.person_id <> person
      and (s.person_id = d.accountable_id or s.role = 'lead' and s.organization_id = (select gone.organization_id
        from roster gone where gone.desk_id = of_desk and gone.person_id = person))
      and not exists (select from absences a where a.person_id = s.person_id and a.withdrawn_at is null
        and a.starts_at <= moment and a.ends_at > moment)
    order by s.role <> 'lead', r.admitted_at, s.person_id limit 1);
end $$;
call app.see_for('throughline_definer', 'app.who_answers(uuid, uuid)');

-- Who is away on these desks now, until when, and who answers until then: for whoever works there, and for a customer of
-- those who own their cases.
create function app.away(of_desks uuid[], who uuid default null)
  returns table (desk_id uuid, person_id uuid, until timestamptz, stand_in_id uuid)
  language plpgsql stable rows 2 security definer set search_path = public, pg_temp as $$
declare moment timestamptz := app.now(); mine uuid[] := app.my_desks(); here uuid := app.my_desk(); serve uuid[] := '{}';
begin
  if app.actor_kind() = 'customer-link' then
    serve := app.owners_of_my_cases();
  end if;
  return query
    select r.desk_id, r.person_id, max(a.ends_at), app.who_answers(r.desk_id, r.person_id)
    from roster r
    join absences a on a.person_id = r.person_id and a.withdrawn_at is null and a.starts_at <= moment and a.ends_at > moment
    where r.desk_id = any (of_desks) and r.ended_at is null and (who is null or r.person_id = who)
      and (r.desk_id = any (mine) or r.desk_id = here and r.person_id = any (serve))
    group by r.desk_id, r.person_id;
end $$;
call app.see_for('throughline_server', 'app.away(uuid[], uuid)');

set role throughline_definer;

-- For a customer: who owns their cases, who answers for an owner who is away, and who wrote to them.
create or replace function app.people_who_serve_me() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); mine uuid[] := app.my_cases();
begin
  if mine = '{}' then
    return '{}';
  end if;
  return coalesce((select array_agg(id) from (
      select owner_id as id from cases where desk_id = here and id = any (mine)
      union
      select stand_in_id from app.away(array[here]) where stand_in_id is not null
      union
      select author_id from entries where desk_id = here and case_id = any (mine)
        and author_kind = 'person' and audience = 'customer') people), '{}');
end $$;

-- Whoever asked is told of the answer as of a note that names them, and while they are away whoever answers for them.
create or replace function app.tell_asker(of_desk uuid, answer uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into mentions (desk_id, entry_id, person_id)
  select distinct e.desk_id, e.id, told.person_id
  from entries e
  join tasks t on t.desk_id = e.desk_id and t.id = e.task_id
  join app.standing s on s.desk_id = t.desk_id and s.person_id = t.asked_by_id
    and s.organization_id = t.asked_by_organization_id
  cross join lateral (values (t.asked_by_id), (app.who_answers(t.desk_id, t.asked_by_id))) as told (person_id)
  where e.desk_id = of_desk and e.id = answer and e.recorded_at = app.now()
    and e.kind in ('task written', 'task declined', 'task done', 'task returned', 'task lapsed')
    and told.person_id is not null and not (e.author_kind = 'person' and e.author_id = told.person_id)
$$;
reset role;
