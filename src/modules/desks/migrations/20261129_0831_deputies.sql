-- Whoever of the client stands in for the one who answers for a desk answers for it meanwhile: named by them, for a span,
-- which ends by itself. Handing the desk over stays with whose it is.
create function app.role_meanwhile(of_desk uuid, person uuid, role text, side text) returns text language sql stable as $$
  select case when side = 'client' and role in ('lead', 'agent') and exists (select from desks d
      join absences a on a.person_id = d.accountable_id and a.stand_in_id = person
      where d.id = of_desk and a.withdrawn_at is null and app.running(a.starts_at, a.ends_at))
    then 'accountable' else role end
$$;
grant execute on function app.role_meanwhile to throughline_definer;

set role throughline_definer;
create or replace function app.my_roster() returns table (desk_id uuid, role text, side text)
  language plpgsql stable rows 5 security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person(); here uuid := app.my_organization();
begin
  return query select s.desk_id, app.role_meanwhile(s.desk_id, s.person_id, s.role, s.side), s.side
  from app.standing s where s.person_id = me and s.organization_id = here;
end $$;

create or replace function app.let_answer_for(desk uuid, person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from desks d where d.id = desk and d.accountable_id = app.my_person())
    or not desk = any (app.desks_i_answer_for()) then
    raise exception 'only who answers for a desk hands it over' using errcode = 'TL403';
  end if;
  perform from roster r
    join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
    join memberships m on m.organization_id = r.organization_id and m.person_id = r.person_id
  where r.desk_id = desk and r.person_id = person and r.role = 'accountable' and r.ended_at is null
    and e.role = 'client' and app.running(m.started_at, m.ended_at)
  for share of m;
  if not found then
    raise exception 'only somebody of the client answers for its desk' using errcode = 'TL403';
  end if;
  update desks set accountable_id = person, version = version + 1 where id = desk;
  update roster set role = 'lead' where desk_id = desk and person_id <> person and role = 'accountable';
end $$;
reset role;

create or replace function app.become(kind text, id uuid, organization uuid, desk uuid, customer uuid) returns jsonb
  language plpgsql as $$
declare desks uuid[] := '{}'; standing jsonb := '[]';
begin
  if kind = 'person' then
    select coalesce(array_agg(s.desk_id), '{}'),
      coalesce(jsonb_agg(jsonb_build_object('deskId', s.desk_id,
        'role', app.role_meanwhile(s.desk_id, s.person_id, s.role, s.side), 'side', s.side)), '[]')
    into desks, standing from app.standing s where s.person_id = id and s.organization_id = organization;
  elsif kind = 'desk-system' then
    desks := array[desk];
  end if;
  perform set_config('app.kind', kind, true),
          set_config('app.id', coalesce(id::text, ''), true),
          set_config('app.organization', coalesce(organization::text, ''), true),
          set_config('app.desk', coalesce(desk::text, ''), true),
          set_config('app.customer', coalesce(customer::text, ''), true),
          set_config('app.desks', desks::text, true),
          set_config('app.desks_i_know', '', true),
          set_config('app.people_i_know', '', true),
          set_config('app.people_i_work_with', '', true),
          set_config('app.organizations_i_know', '', true);
  return jsonb_build_object('kind', kind, 'id', id, 'organizationId', organization, 'deskId', desk,
    'customerId', customer, 'now', app.now(), 'desks', standing);
end $$;

-- On the roster of a desk: who answers for it meanwhile, and until when.
create function app.deputy_of(of_desk uuid) returns table (person_id uuid, until timestamptz)
  language plpgsql stable rows 1 security definer set search_path = public, pg_temp as $$
declare mine boolean := of_desk = any (app.my_desks());
begin
  return query select s.person_id, max(a.ends_at)
    from desks d
    join absences a on a.person_id = d.accountable_id and a.withdrawn_at is null and app.running(a.starts_at, a.ends_at)
    join app.standing s on s.desk_id = d.id and s.person_id = a.stand_in_id and s.side = 'client'
      and s.role in ('lead', 'agent')
    where mine and d.id = of_desk group by s.person_id;
end $$;
call app.see_for('throughline_server', 'app.deputy_of(uuid)');
