-- Every policy asks which desks are the actor's. The answer is found once, when somebody enters, and remembered for the
-- transaction beside who they are; and what only one kind of actor has is looked for only for that kind.

create function app.find_my_desks() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person(); here uuid := app.my_organization();
begin
  if me is not null then
    return coalesce((select array_agg(desk_id) from app.standing where person_id = me and organization_id = here), '{}');
  elsif app.actor_kind() = 'desk-system' then
    return array[app.my_desk()];
  end if;
  return '{}';
end $$;
call app.see_for('throughline_definer', 'app.find_my_desks()');

create or replace function app.become(kind text, id uuid, organization uuid, desk uuid, customer uuid) returns void
  language plpgsql as $$
begin
  perform set_config('app.kind', kind, true),
          set_config('app.id', coalesce(id::text, ''), true),
          set_config('app.organization', coalesce(organization::text, ''), true),
          set_config('app.desk', coalesce(desk::text, ''), true),
          set_config('app.customer', coalesce(customer::text, ''), true);
  perform set_config('app.desks', app.find_my_desks()::text, true);
end $$;

-- The functions below belong to the definer, so it changes them.
set role throughline_definer;

create or replace function app.my_desks() returns uuid[] language plpgsql stable as $$
begin
  perform app.actor_kind();
  return current_setting('app.desks')::uuid[];
end $$;

-- For whoever is asked: who asked them and who wrote to them; for those who ask: whoever answered from outside.
create or replace function app.people_on_tasks() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks(); people uuid[] := '{}';
begin
  if exists (select from app.my_tasks()) then
    people := coalesce((select array_agg(id) from (
      select t.asked_by_id as id from app.my_tasks() m join tasks t on t.desk_id = m.desk_id and t.id = m.task_id
      union
      select x.author_id from app.my_tasks() m join entries x on x.desk_id = m.desk_id and x.task_id = m.task_id
      where x.audience = 'task' and x.author_kind = 'person') people), '{}');
  end if;
  if desks = '{}' then
    return people;
  end if;
  return people || coalesce((select array_agg(m.person_id) from engagements e
    join memberships m on m.organization_id = e.organization_id
    where e.desk_id = any (desks) and e.role = 'third party' and exists (select from entries x
      where x.desk_id = e.desk_id and x.task_id is not null and x.author_id = m.person_id
        and x.author_kind = 'person' and x.audience = 'task')), '{}');
end $$;

create or replace function app.organizations_i_know() returns uuid[]
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

-- For a customer: whoever wrote to them, and for whom the people who serve them work.
create function app.organizations_that_serve_me() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); mine uuid[] := app.my_cases(); people uuid[] := app.people_who_serve_me();
begin
  return coalesce((select array_agg(id) from (
    select organization_id as id from entries where desk_id = here and case_id = any (mine) and audience = 'customer'
    union
    select organization_id from roster where desk_id = here and person_id = any (people)) organizations), '{}');
end $$;
revoke execute on function app.organizations_that_serve_me() from public;

-- A desk begins with its client's engagement and the person who opens it, who answers for it and sees it at once.
create or replace function app.open_desk(desk desks) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare engagement uuid := gen_random_uuid();
begin
  if not (app.i_administer() and desk.client_id = app.my_organization()) then
    raise exception 'only an administrator of the client opens its desk' using errcode = 'TL403';
  end if;
  insert into desks (id, slug, name, client_id, address, color, languages, zone, hours, holidays, answer_limit_minutes,
    silence_limit_minutes, accountable_id, confirmed_at)
  values (desk.id, desk.slug, desk.name, desk.client_id, lower(desk.address), desk.color, desk.languages, desk.zone,
    desk.hours, desk.holidays, desk.answer_limit_minutes, desk.silence_limit_minutes, app.actor_id(), app.now());
  insert into engagements (desk_id, id, organization_id, role, purpose)
  values (desk.id, engagement, desk.client_id, 'client', 'serves its own customers');
  insert into roster (desk_id, person_id, organization_id, engagement_id, role, admitted_by_id)
  values (desk.id, app.actor_id(), desk.client_id, engagement, 'accountable', app.actor_id());
  perform set_config('app.desks', app.find_my_desks()::text, true);
end $$;

reset role;
