-- Whom and what an actor knows is asked by the policies of nearly every statement. Like the desks they work on it is
-- found once and remembered for the transaction, beside who acts; whatever changes it makes it be looked for again. A
-- customer's answer changes with each word they are written, so theirs is never remembered. What only reads a setting
-- is SQL without a sub-select, which becomes a part of the policy that asks.

create function app.nobody() returns text language plpgsql stable as $$
begin
  raise exception 'nobody has entered' using errcode = 'TL401';
end $$;
grant execute on function app.nobody to throughline_server, throughline_definer, throughline_mailer;
create or replace function app.actor_kind() returns text language sql stable as $$
  select coalesce(nullif(current_setting('app.kind', true), ''), app.nobody())
$$;

create function app.forget_known() returns trigger language plpgsql as $$
begin
  perform set_config('app.desks_i_know', '', true), set_config('app.people_i_know', '', true),
          set_config('app.people_i_work_with', '', true), set_config('app.organizations_i_know', '', true);
  return null;
end $$;
do $$
declare t regclass;
begin
  foreach t in array array['memberships', 'engagements', 'roster', 'tasks']::regclass[] loop
    execute format('create trigger forget_known after insert or update or delete on %s
      for each statement execute function app.forget_known()', t);
  end loop;
end $$;
create trigger forget_known after insert on entries for each row when (new.audience = 'task')
  execute function app.forget_known();

set role throughline_definer;

create function app.find_desks_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() in ('customer-link', 'task-link') then
    return array[app.my_desk()];
  end if;
  return app.my_desks() || coalesce((select array_agg(distinct desk_id) from app.my_tasks()), '{}');
end $$;

create function app.find_people_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case app.actor_kind() when 'customer-link' then app.people_who_serve_me()
    else app.people_i_work_with() || app.people_on_tasks() end;
end $$;

create function app.find_people_i_work_with() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person(); here uuid := app.my_organization(); desks uuid[] := app.my_desks();
begin
  return coalesce((select array_agg(id) from (
      select me as id
      union
      select person_id from memberships where organization_id = here and me is not null
      union
      select person_id from roster where desk_id = any (desks)) people), '{}');
end $$;

create function app.find_organizations_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  shown uuid[] := app.desks_i_know();
  known uuid[] := app.organizations_i_work_with()
    || coalesce((select array_agg(d.client_id) from desks d where d.id = any (shown)), '{}');
begin
  if app.actor_kind() = 'customer-link' then
    return known || app.organizations_that_serve_me();
  end if;
  known := known || coalesce((select array_agg(organization_id) from memberships where person_id = app.my_person()), '{}');
  if exists (select from app.my_tasks()) then
    known := known || coalesce((select array_agg(id) from (
      select unnest(array[t.asked_by_organization_id, t.organization_id]) as id
      from app.my_tasks() m join tasks t on t.desk_id = m.desk_id and t.id = m.task_id
      union
      select x.organization_id from app.my_tasks() m join entries x on x.desk_id = m.desk_id and x.task_id = m.task_id
      where x.audience = 'task') organizations), '{}');
  end if;
  return known;
end $$;

create function app.remember(setting text, known uuid[]) returns uuid[] language plpgsql stable as $$
begin
  if app.actor_kind() <> 'customer-link' then
    perform set_config(setting, known::text, true);
  end if;
  return known;
end $$;

create or replace function app.desks_i_know() returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.desks_i_know', true), '')::uuid[],
    app.remember('app.desks_i_know', app.find_desks_i_know()))
$$;

create or replace function app.people_i_know() returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.people_i_know', true), '')::uuid[],
    app.remember('app.people_i_know', app.find_people_i_know()))
$$;

create or replace function app.people_i_work_with() returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.people_i_work_with', true), '')::uuid[],
    app.remember('app.people_i_work_with', app.find_people_i_work_with()))
$$;

create or replace function app.organizations_i_know() returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.organizations_i_know', true), '')::uuid[],
    app.remember('app.organizations_i_know', app.find_organizations_i_know()))
$$;

create or replace function app.my_desks() returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.desks', true), ''), app.nobody())::uuid[]
$$;

create function app.find_my_cases() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((select array_agg(id) from cases where desk_id = app.my_desk() and customer_id = app.my_customer()), '{}');
end $$;

create or replace function app.my_cases() returns uuid[] language sql stable as $$
  select case when app.my_customer() is null then '{}' else app.find_my_cases() end
$$;

revoke execute on function app.find_desks_i_know(), app.find_people_i_know(), app.find_people_i_work_with(),
  app.find_organizations_i_know(), app.find_my_cases(), app.remember(text, uuid[]) from public;
grant execute on function app.find_desks_i_know(), app.find_people_i_know(), app.find_people_i_work_with(),
  app.find_organizations_i_know(), app.find_my_cases(), app.remember(text, uuid[]) to throughline_server;

reset role;

-- Who enters is told in the same breath what they are on which desk: it is looked for once.
drop function app.become(text, uuid, uuid, uuid, uuid);
create function app.become(kind text, id uuid, organization uuid, desk uuid, customer uuid) returns jsonb
  language plpgsql as $$
declare desks uuid[] := '{}'; standing jsonb := '[]';
begin
  if kind = 'person' then
    select coalesce(array_agg(s.desk_id), '{}'),
      coalesce(jsonb_agg(jsonb_build_object('deskId', s.desk_id, 'role', s.role, 'side', s.side)), '[]')
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
grant execute on function app.become to throughline_definer;

set role throughline_definer;

create or replace function app.enter_person(person uuid, organization uuid) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare chosen uuid; choices int;
begin
  if person is null then
    raise exception 'sign in first' using errcode = 'TL401';
  end if;
  select min(m.organization_id::text)::uuid, count(*) into chosen, choices from memberships m
  where m.person_id = person and app.running(m.started_at, m.ended_at)
    and (organization is null or m.organization_id = organization);
  if choices = 0 then
    raise exception 'not a member' using errcode = 'TL403';
  elsif choices > 1 then
    raise exception 'name the organization' using errcode = 'TL400';
  end if;
  return app.become('person', person, chosen, null, null);
end $$;

create or replace function app.enter_customer_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l customer_links;
begin
  select * into l from customer_links where token_hash = hash and revoked_at is null;
  if l.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('customer-link', l.id, null, l.desk_id, l.customer_id);
end $$;

create or replace function app.enter_task_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l record;
begin
  select tl.id, tl.desk_id, t.organization_id into l from task_links tl
  join tasks t on t.desk_id = tl.desk_id and t.id = tl.task_id
  join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
  where tl.token_hash = hash and tl.revoked_at is null and tl.expires_at > app.now()
    and app.running(e.starts_at, e.ends_at);
  if l.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('task-link', l.id, l.organization_id, l.desk_id, null);
end $$;

create or replace function app.enter_desk_system(desk uuid) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from desks where id = desk) then
    raise exception 'no such desk' using errcode = 'TL401';
  end if;
  return app.become('desk-system', desk, null, desk, null);
end $$;

create or replace function app.enter_operator() returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return app.become('operator', '00000000-0000-0000-0000-000000000000', null, null, null);
end $$;

drop function app.actor();

reset role;
