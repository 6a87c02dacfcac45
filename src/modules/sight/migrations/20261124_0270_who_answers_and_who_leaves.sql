-- A third party answers what it is asked and sees nothing else of a desk, so nobody works there for one.
create function app.works_under(desk uuid, engagement uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from engagements e
    where e.desk_id = desk and e.id = engagement and e.role in ('client', 'provider'));
end $$;
call app.see_for('throughline_server', 'app.works_under(uuid, uuid)');

alter policy client_admits on roster
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and admitted_by_id = (select app.my_person())
    and app.belongs(person_id, organization_id) and app.works_under(desk_id, engagement_id));
alter policy client_decides on roster
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and app.belongs(person_id, organization_id)
    and app.works_under(desk_id, engagement_id));

-- Who works on a desk now, for whoever works there: the memberships of other organizations are not theirs to read.
create function app.standing_on(desk uuid) returns table (person_id uuid, role text)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
declare mine boolean := desk = any (app.my_desks());
begin
  return query select s.person_id, s.role from app.standing s where mine and s.desk_id = desk;
end $$;
call app.see_for('throughline_server', 'app.standing_on(uuid)');

-- One person answers for a desk. They hand it over themselves, to somebody of the client who stands there as accountable
-- already; that membership is held until the hand-over is done, so that it cannot end meanwhile.
create function app.let_answer_for(desk uuid, person uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not desk = any (app.desks_i_answer_for()) then
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
call app.see_for('throughline_server', 'app.let_answer_for(uuid, uuid)');
revoke update (accountable_id) on desks from throughline_server;

-- Whether somebody answers for a desk of the organization acted for.
create function app.answers_for_desks(person uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from desks where client_id = app.my_organization() and accountable_id = person);
end $$;
call app.see_for('throughline_server', 'app.answers_for_desks(uuid)');

-- What ends with a membership: its tokens, and the sessions of somebody who works for nobody here any more.
create function app.sign_out_leaver(leaver uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (app.i_administer() or leaver = app.my_person()) or not exists (select from memberships
    where organization_id = app.my_organization() and person_id = leaver and ended_at is not null) then
    raise exception 'only an administrator signs people out' using errcode = 'TL403';
  end if;
  update api_tokens set revoked_at = app.now()
  where person_id = leaver and organization_id = app.my_organization() and revoked_at is null;
  delete from auth.session where "userId" = leaver and not exists (select from memberships m
    where m.person_id = leaver and app.running(m.started_at, m.ended_at));
end $$;
call app.see_for('throughline_server', 'app.sign_out_leaver(uuid)');

-- Somebody who has left comes back under their old name: their membership begins anew. What stands in the way is said;
-- null where nobody is known under this mail address.
create function app.take_back(asked text, as_administrator boolean) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare known uuid; here uuid := app.my_organization();
begin
  if not app.i_administer() then
    raise exception 'only an administrator adds people' using errcode = 'TL403';
  end if;
  select person_id into known from person_settings where mail = lower(asked);
  if known is null then
    return null;
  end if;
  perform from memberships where person_id = known for update;
  if exists (select from memberships m where m.person_id = known and m.organization_id = here
    and (m.ended_at is null or m.ended_at > app.now())) then
    return jsonb_build_object('is', 'here');
  elsif exists (select from memberships m where m.person_id = known and (m.ended_at is null or m.ended_at > app.now())) then
    return jsonb_build_object('is', 'elsewhere');
  elsif exists (select from roster r join desks d on d.id = r.desk_id
    where r.person_id = known and r.organization_id = here and r.ended_at is null and r.person_id <> d.accountable_id) then
    return jsonb_build_object('is', 'leaving');
  end if;
  update memberships set started_at = app.now(), ended_at = null, administrator = as_administrator, department_id = null
  where organization_id = here and person_id = known;
  return jsonb_build_object('is', case when found then 'back' else 'taken' end, 'personId', known);
end $$;
call app.see_for('throughline_server', 'app.take_back(text, boolean)');

-- The first start gives the first person their password in the transaction that makes them: without one nobody could enter.
set role throughline_auth;
grant select ("userId"), insert on auth.account to throughline_definer;
reset role;
create function app.give_first_password(person uuid, hash text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' or exists (select from auth.account where "userId" = person) then
    raise exception 'only the operator gives a password, and only a first one' using errcode = 'TL403';
  end if;
  insert into auth.account (id, "userId", "accountId", "providerId", password)
  values (gen_random_uuid(), person, person::text, 'credential', hash);
end $$;
call app.see_for('throughline_server', 'app.give_first_password(uuid, text)');

-- Names change; whoever administers an organization says so.
grant update (name) on organizations, departments to throughline_server;
create policy administered on organizations for update to throughline_server
  using ((select app.i_administer()) and id = (select app.my_organization()));
create policy administered_changes on departments for update to throughline_server
  using ((select app.i_administer()) and organization_id = (select app.my_organization()));
