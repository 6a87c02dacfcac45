set role throughline_definer;
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
    -- Who left while this waited for them left after it began.
    and m.ended_at is null
  for share of m;
  if not found then
    raise exception 'only somebody of the client answers for its desk' using errcode = 'TL403';
  end if;
  update desks set accountable_id = person, version = version + 1 where id = desk;
  update roster set role = 'lead' where desk_id = desk and person_id <> person and role = 'accountable';
end $$;
reset role;
