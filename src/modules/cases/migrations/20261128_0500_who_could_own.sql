-- Who may be given a new case of a desk, with what decides between them, for whoever works there: that person sees all of
-- this under the policies too, which would ask for each row of it anew.
create function app.who_could_own(desk uuid)
  returns table (person_id uuid, languages text[], hours jsonb, zone text, away_from timestamptz, away_until timestamptz,
    stand_in uuid, open_cases int)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
declare moment timestamptz := app.now();
begin
  if desk <> all (app.my_desks()) then
    return;
  end if;
  return query
    select s.person_id, p.languages, p.hours, p.zone, a.starts_at, a.ends_at, a.stand_in_id,
      (select count(*)::int from cases c where c.owner_id = s.person_id and c.due is not null and c.desk_id = desk)
    from app.standing s
    join person_settings p on p.person_id = s.person_id
    left join lateral (select * from absences x where x.person_id = s.person_id and x.withdrawn_at is null
      and x.ends_at > moment order by x.starts_at limit 1) a on true
    where s.desk_id = desk and s.role in ('agent', 'lead');
end $$;
call app.see_for('throughline_server', 'app.who_could_own(uuid)');
