-- Who sees what: the table of the design's section 5, as PostgreSQL enforces it. First who acts and what is theirs,
-- then one policy after another, in the order of the modules. Every query calls these functions, so they are plpgsql,
-- which plans a statement once a session, and keep what a statement asks for many rows in a variable.

create function app.running(starts_at timestamptz, ends_at timestamptz) returns boolean language sql stable as
  $$ select starts_at <= app.now() and (ends_at is null or ends_at > app.now()) $$;

-- The acting person; null for everybody who is not one. What is done in somebody's name is compared with this.
create function app.my_person() returns uuid language sql stable as
  $$ select case when app.actor_kind() = 'person' then app.actor_id() end $$;

-- The organization a person acts for is named by each request; only who has a single membership may leave it out.
create function app.enter_person(person uuid, organization uuid) returns jsonb
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
  perform app.become('person', person, chosen, null, null);
  return app.actor();
end $$;

create function app.enter_token(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare t api_tokens;
begin
  select * into t from api_tokens where token_hash = hash and revoked_at is null and expires_at > app.now();
  return app.enter_person(t.person_id, t.organization_id) || jsonb_build_object('scopes', t.scopes);
end $$;

create function app.enter_customer_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l customer_links;
begin
  select * into l from customer_links where token_hash = hash and revoked_at is null;
  if l.id is null then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  perform app.become('customer-link', l.id, null, l.desk_id, l.customer_id);
  return app.actor();
end $$;

create function app.enter_task_link(hash bytea) returns jsonb
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
  perform app.become('task-link', l.id, l.organization_id, l.desk_id, null);
  return app.actor();
end $$;

create function app.enter_desk_system(desk uuid) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from desks where id = desk) then
    raise exception 'no such desk' using errcode = 'TL401';
  end if;
  perform app.become('desk-system', desk, null, desk, null);
  return app.actor();
end $$;

create function app.enter_operator() returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.become('operator', '00000000-0000-0000-0000-000000000000', null, null, null);
  return app.actor();
end $$;

create function app.session(session_token text) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select "userId" from auth.session where token = session_token and "expiresAt" > app.now() $$;

-- Before an organization is chosen: those for which the holder of a session may act.
create function app.organizations_of(session_token text) returns table (id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.name from memberships m join organizations o on o.id = m.organization_id
  where m.person_id = app.session(session_token) and app.running(m.started_at, m.ended_at) order by o.name
$$;

-- Who works on which desk: on its roster, for a client or provider whose engagement runs and to whom they still belong.
create view app.standing with (security_invoker = true) as
  select r.desk_id, r.person_id, r.organization_id, r.role, e.role as side
  from roster r
  join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
  join memberships m on m.organization_id = r.organization_id and m.person_id = r.person_id
  where r.ended_at is null and e.role in ('client', 'provider')
    and e.starts_at <= (select app.now()) and (e.ends_at is null or e.ends_at > (select app.now()))
    and m.started_at <= (select app.now()) and (m.ended_at is null or m.ended_at > (select app.now()));
grant select on app.standing to throughline_definer;

create function app.my_roster() returns table (desk_id uuid, role text, side text)
  language plpgsql stable rows 5 security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person(); here uuid := app.my_organization();
begin
  return query select s.desk_id, s.role, s.side from app.standing s where s.person_id = me and s.organization_id = here;
end $$;

create function app.my_desks() returns uuid[]
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

-- The desks on which the acting person speaks for the client.
create function app.desks_i_answer_for() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((select array_agg(desk_id) from app.my_roster() where side = 'client' and role = 'accountable'), '{}');
end $$;

create function app.my_cases() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_customer();
begin
  if me is null then
    return '{}';
  end if;
  return coalesce((select array_agg(id) from cases where desk_id = app.my_desk() and customer_id = me), '{}');
end $$;

-- Always with the desk: whoever has a desk of their own chooses its ids, and could choose that of another desk's task.
create function app.my_tasks() returns table (desk_id uuid, task_id uuid)
  language plpgsql stable rows 20 security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare kind text := app.actor_kind(); me uuid := app.actor_id(); here uuid := app.my_organization();
begin
  if kind = 'task-link' then
    return query select l.desk_id, l.task_id from task_links l where l.desk_id = app.my_desk() and l.id = me;
  elsif kind = 'person' then
    return query select t.desk_id, t.id from tasks t
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    join memberships m on m.organization_id = t.organization_id and m.person_id = me
    where t.organization_id = here and e.role = 'third party'
      and app.running(e.starts_at, e.ends_at) and app.running(m.started_at, m.ended_at);
  end if;
end $$;

-- The desks whose name and brand the actor is shown: those they work on, are served by or are asked by.
create function app.desks_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() in ('customer-link', 'task-link') then
    return array[app.my_desk()];
  end if;
  return app.my_desks() || coalesce((select array_agg(distinct desk_id) from app.my_tasks()), '{}');
end $$;

-- The people of whom the actor sees name and place: colleagues, whoever is or was on their desks, who wrote to them
-- there for a third party, and for a customer or third party those who wrote to them, own their case or asked them.
create function app.people_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case app.actor_kind() when 'customer-link' then app.people_who_serve_me()
    else app.people_i_work_with() || app.people_on_tasks() end;
end $$;

-- For a customer: who owns their cases, who stands in for an owner and works on the desk, and who wrote to them.
create function app.people_who_serve_me() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); mine uuid[] := app.my_cases();
begin
  if mine = '{}' then
    return '{}';
  end if;
  return coalesce((select array_agg(id) from (
      select owner_id as id from cases where desk_id = here and id = any (mine)
      union
      select r.person_id from cases c
        join absences a on a.person_id = c.owner_id and a.withdrawn_at is null and app.running(a.starts_at, a.ends_at)
        join roster r on r.desk_id = c.desk_id and r.person_id = a.stand_in_id and r.ended_at is null
      where c.desk_id = here and c.id = any (mine)
      union
      select author_id from entries where desk_id = here and case_id = any (mine)
        and author_kind = 'person' and audience = 'customer') people), '{}');
end $$;

-- For whoever is asked: who asked them and who wrote to them; for those who ask: whoever answered from outside.
create function app.people_on_tasks() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks();
begin
  return coalesce((select array_agg(id) from (
      select t.asked_by_id as id from app.my_tasks() m join tasks t on t.desk_id = m.desk_id and t.id = m.task_id
      union
      select x.author_id from app.my_tasks() m join entries x on x.desk_id = m.desk_id and x.task_id = m.task_id
      where x.audience = 'task' and x.author_kind = 'person'
      union
      select m.person_id from engagements e join memberships m on m.organization_id = e.organization_id
      where e.desk_id = any (desks) and e.role = 'third party' and exists (select from entries x
        where x.desk_id = e.desk_id and x.author_id = m.person_id and x.author_kind = 'person' and x.audience = 'task')
    ) people), '{}');
end $$;

create function app.owners_of_my_cases() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare mine uuid[] := app.my_cases();
begin
  return coalesce((select array_agg(distinct owner_id) from cases where desk_id = app.my_desk() and id = any (mine)), '{}');
end $$;

-- The people whose languages, hours, mail and absences the actor may read: those they share an organization or a desk with.
create function app.people_i_work_with() returns uuid[]
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

create function app.organizations_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me uuid := app.my_person(); here uuid := app.my_desk(); cases uuid[] := app.my_cases();
  desks uuid[] := app.desks_i_know(); people uuid[] := app.people_who_serve_me();
begin
  return app.organizations_i_work_with() || coalesce((select array_agg(id) from (
      select organization_id as id from memberships where person_id = me
      union
      select d.client_id from desks d where d.id = any (desks)
      union
      select unnest(array[t.asked_by_organization_id, t.organization_id])
      from app.my_tasks() m join tasks t on t.desk_id = m.desk_id and t.id = m.task_id
      union
      select x.organization_id from app.my_tasks() m join entries x on x.desk_id = m.desk_id and x.task_id = m.task_id
      where x.audience = 'task'
      union
      select organization_id from entries where desk_id = here and case_id = any (cases) and audience = 'customer'
      union
      select organization_id from roster where desk_id = here and person_id = any (people)
    ) organizations), '{}');
end $$;

-- The organizations whose departments can be asked for something: one's own, and whoever is engaged on one's desks.
create function app.organizations_i_work_with() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks(); here uuid := app.my_organization(); me uuid := app.my_person();
begin
  return coalesce((select array_agg(id) from (
      select here as id where me is not null
      union
      select organization_id from engagements where desk_id = any (desks)) organizations), '{}');
end $$;

-- Asked where somebody is admitted: being on a desk shows name, mail and hours, so nobody can be put there from outside.
create function app.belongs(person uuid, organization uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from memberships m where m.person_id = person and m.organization_id = organization
    and app.running(m.started_at, m.ended_at));
end $$;

create function app.i_administer() returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.my_person(); here uuid := app.my_organization();
begin
  return exists (select from memberships m where m.organization_id = here and m.person_id = me
    and m.administrator and app.running(m.started_at, m.ended_at));
end $$;

-- Who has left an organization is not its administrator's to change any more.
create function app.people_i_manage() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_organization(); administers boolean := app.i_administer();
begin
  return array[app.my_person()] || coalesce((select array_agg(person_id) from memberships
    where administers and organization_id = here and app.running(started_at, ended_at)), '{}');
end $$;

-- People who still stand on a roster though their membership or engagement has ended; on the acting desk only.
create function app.leavers() returns table (desk_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.desk_id, r.person_id from roster r
  join desks d on d.id = r.desk_id
  join engagements e on e.desk_id = r.desk_id and e.id = r.engagement_id
  left join memberships m on m.organization_id = r.organization_id and m.person_id = r.person_id
  where r.ended_at is null and r.person_id <> d.accountable_id
    and (not app.running(m.started_at, m.ended_at) or (e.ends_at is not null and e.ends_at <= app.now()))
    and (r.desk_id = app.my_desk() or nullif(current_setting('app.kind', true), '') is null)
$$;
create function app.desks_with_leavers() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.leavers() $$;

-- What the screens ask of an actor in the same round trip.
create function app.actor() returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return jsonb_build_object('kind', app.actor_kind(), 'id', app.actor_id(), 'organizationId', app.my_organization(),
    'deskId', app.my_desk(), 'customerId', app.my_customer(), 'now', app.now(),
    'desks', coalesce((select jsonb_agg(jsonb_build_object('deskId', desk_id, 'role', role, 'side', side))
      from app.my_roster()), '[]'));
end $$;

grant execute on function app.enter_desk_system(uuid), app.my_desks() to throughline_mailer;
do $$
declare f text;
begin
  foreach f in array array['enter_person(uuid, uuid)', 'enter_token(bytea)', 'enter_customer_link(bytea)',
    'enter_task_link(bytea)', 'enter_desk_system(uuid)', 'enter_operator()', 'session(text)', 'organizations_of(text)', 'my_roster()', 'my_desks()',
    'desks_i_answer_for()', 'my_cases()', 'my_tasks()', 'desks_i_know()', 'people_i_know()', 'people_i_work_with()',
    'people_who_serve_me()', 'people_on_tasks()', 'owners_of_my_cases()', 'organizations_i_know()', 'organizations_i_work_with()', 'belongs(uuid, uuid)',
    'i_administer()',
    'people_i_manage()', 'leavers()', 'desks_with_leavers()', 'actor()']
  loop
    call app.see_for('throughline_server', ('app.' || f)::regprocedure);
  end loop;
end $$;
grant execute on function app.running, app.my_person to throughline_server, throughline_definer;

-- People
create policy known on organizations for select to throughline_server
  using (id = any ((select app.organizations_i_know())::uuid[]));
create policy known on departments for select to throughline_server
  using (organization_id = any ((select app.organizations_i_work_with())::uuid[]));
create policy known on persons for select to throughline_server
  using (id = any ((select app.people_i_know())::uuid[]));
create policy colleagues on person_settings for select to throughline_server
  using (person_id = any ((select app.people_i_work_with())::uuid[]));
create policy own_organization on memberships for select to throughline_server
  using ((select app.actor_kind()) = 'person'
    and (organization_id = (select app.my_organization()) or person_id = (select app.my_person())));
create policy colleagues on absences for select to throughline_server
  using (person_id = any ((select app.people_i_work_with())::uuid[]));
create policy owner_is_away on absences for select to throughline_server
  using (person_id = any ((select app.owners_of_my_cases())::uuid[]) and withdrawn_at is null
    and starts_at <= (select app.now()) and ends_at > (select app.now()));
create policy own on api_tokens for select to throughline_server
  using (person_id = (select app.my_person()));

create policy own_or_administered on persons for update to throughline_server
  using (id = any ((select app.people_i_manage())::uuid[]));
create policy own_or_administered on person_settings for update to throughline_server
  using (person_id = any ((select app.people_i_manage())::uuid[]));
create policy own_or_administered on absences for insert to throughline_server
  with check (person_id = any ((select app.people_i_manage())::uuid[]));
create policy own_or_administered_ends on absences for update to throughline_server
  using (person_id = any ((select app.people_i_manage())::uuid[]));
create policy administered on memberships for update to throughline_server
  using ((select app.i_administer()) and organization_id = (select app.my_organization()));
create policy administered on departments for insert to throughline_server
  with check ((select app.i_administer()) and organization_id = (select app.my_organization()));
create policy own_new on api_tokens for insert to throughline_server
  with check (person_id = (select app.my_person()) and organization_id = (select app.my_organization()));
create policy own_ends on api_tokens for update to throughline_server
  using (person_id = (select app.my_person()));

-- Desks
create policy known on desks for select to throughline_server
  using (id = any ((select app.desks_i_know())::uuid[]));
create policy mine on desks for select to throughline_mailer
  using (id = any ((select app.my_desks())::uuid[]));
create policy client_decides on desks for update to throughline_server
  using (id = any ((select app.desks_i_answer_for())::uuid[]));
create policy mine on engagements for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy client_engages on engagements for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and role <> 'client');
create policy client_ends on engagements for update to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]));
create policy mine on roster for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy serves_me on roster for select to throughline_server
  using (desk_id = (select app.my_desk()) and person_id = any ((select app.people_who_serve_me())::uuid[]));
create policy client_admits on roster for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and admitted_by_id = (select app.my_person())
    and app.belongs(person_id, organization_id));
create policy client_decides on roster for update to throughline_server
  using (desk_id = any ((select app.desks_i_answer_for())::uuid[]))
  with check (desk_id = any ((select app.desks_i_answer_for())::uuid[]) and app.belongs(person_id, organization_id));
-- Who may change an entry at all may end it; the desk itself may do no more than that.
create policy desk_ends on roster for update to throughline_server
  using ((select app.actor_kind()) = 'desk-system' and desk_id = (select app.my_desk()))
  with check (ended_at is not null);

-- Customers
create policy mine on customers to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy themselves on customers for select to throughline_server
  using (desk_id = (select app.my_desk()) and id = (select app.my_customer()));
create policy mine on contact_points to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]))
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and (admitted_by_id is null or admitted_by_id = (select app.my_person())));
create policy themselves on contact_points for select to throughline_server
  using (desk_id = (select app.my_desk()) and customer_id = (select app.my_customer()));
create policy mine on facts to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]))
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and organization_id is not distinct from (select app.my_organization())
    and learnt_by_id is not distinct from (select app.my_person()));
create policy mine on customer_links to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));

-- Custody
create policy mine on custody_inbox for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy in_own_name on custody_inbox for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and actor_kind = (select app.actor_kind()) and actor_id = (select app.actor_id())
    and organization_id is not distinct from (select app.my_organization()));
create policy mine on custody_entries for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));

-- Cases
create policy mine on cases to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy their_own on cases for select to throughline_server
  using (desk_id = (select app.my_desk()) and id = any ((select app.my_cases())::uuid[]));
create policy mine on case_words to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy their_own on case_words for select to throughline_server
  using (desk_id = (select app.my_desk()) and case_id = any ((select app.my_cases())::uuid[]));

create policy mine on entries for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[])
    and (audience <> 'company' or organization_id = (select app.my_organization())
      or (select app.actor_kind()) = 'desk-system'));
create policy their_own on entries for select to throughline_server
  using (desk_id = (select app.my_desk()) and case_id = any ((select app.my_cases())::uuid[]) and audience = 'customer'
    and (not from_stranger or app.admitted(desk_id, id)));
create policy asked on entries for select to throughline_server
  using (audience = 'task' and (desk_id, task_id) in (select m.desk_id, m.task_id from app.my_tasks() m));
create policy in_own_name on entries for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and ((author_kind = 'person' and author_id = (select app.my_person())
        and organization_id = (select app.my_organization()))
      or (author_kind = 'customer' and scribe_id = (select app.my_person())
        and organization_id = (select app.my_organization()))
      or ((select app.actor_kind()) = 'desk-system' and author_kind <> 'person' and scribe_id is null)));
create policy asked_answers on entries for insert to throughline_server
  with check (audience = 'task' and (desk_id, task_id) in (select m.desk_id, m.task_id from app.my_tasks() m)
    and author_kind = (select app.actor_kind()) and author_id = (select app.actor_id())
    and organization_id is not distinct from (select app.my_organization()));
create policy with_entry on entry_words for select to throughline_server
  using (exists (select from entries e where e.desk_id = entry_words.desk_id and e.id = entry_words.entry_id));
create policy with_entry_of_now on entry_words for insert to throughline_server
  with check (exists (select from entries e where e.desk_id = entry_words.desk_id and e.id = entry_words.entry_id
    and e.recorded_at = (select app.now())
    and ((e.author_kind = (select app.actor_kind()) and e.author_id = (select app.actor_id()))
      or e.scribe_id = (select app.my_person()) or (select app.actor_kind()) = 'desk-system')));
create policy mine on hand_offs to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy begins_as_an_offer on hand_offs as restrictive for insert to throughline_server
  with check (state = 'offered');
create policy mine on hand_off_words to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));

-- Conversations
create policy mine on raw_mails to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy mine on raw_mail_chunks to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy with_entry on files for select to throughline_server
  using (exists (select from entries e where e.desk_id = files.desk_id and e.id = files.entry_id)
    or (entry_id is null and uploaded_by_id = (select app.my_person())
      and desk_id = any ((select app.my_desks())::uuid[])));
create policy uploaded on files for insert to throughline_server
  with check (entry_id is null and uploaded_by_id = (select app.my_person())
    and desk_id = any ((select app.my_desks())::uuid[]));
create policy with_entry_of_now on files for insert to throughline_server
  with check (uploaded_by_id is not distinct from (select app.my_person())
    and exists (select from entries e where e.desk_id = files.desk_id and e.id = files.entry_id
      and e.recorded_at = (select app.now())
      and ((e.author_kind = (select app.actor_kind()) and e.author_id = (select app.actor_id()))
        or e.scribe_id = (select app.my_person()) or (select app.actor_kind()) = 'desk-system')));
create policy attach_own on files for update to throughline_server
  using (entry_id is null and uploaded_by_id = (select app.my_person()))
  with check (exists (select from entries e where e.desk_id = files.desk_id and e.id = files.entry_id
    and e.recorded_at = (select app.now())
    and ((e.author_kind = 'person' and e.author_id = (select app.my_person())) or e.scribe_id = (select app.my_person()))));
create policy with_file on file_chunks for select to throughline_server
  using (exists (select from files f where f.desk_id = file_chunks.desk_id and f.id = file_chunks.file_id));
create policy with_file_of_now on file_chunks for insert to throughline_server
  with check (exists (select from files f where f.desk_id = file_chunks.desk_id and f.id = file_chunks.file_id
    and f.recorded_at = (select app.now())));
create policy mine on strangers to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]))
  with check (desk_id = any ((select app.my_desks())::uuid[])
    and (decided_by_id is null or decided_by_id = (select app.my_person())));
create policy mine on join_offers to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy mine on reply_tokens to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy mine on outbox for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy queue on outbox for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and state = 'queued');
create policy mailer on outbox to throughline_mailer
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy mine on outbox_words to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy mailer on outbox_words for select to throughline_mailer
  using (desk_id = any ((select app.my_desks())::uuid[]));

-- Tasks
create policy mine on tasks for select to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy asked on tasks for select to throughline_server
  using ((desk_id, id) in (select m.desk_id, m.task_id from app.my_tasks() m));
create policy in_own_name on tasks for insert to throughline_server
  with check (desk_id = any ((select app.my_desks())::uuid[]) and asked_by_id = (select app.my_person())
    and asked_by_organization_id = (select app.my_organization()));
create policy answered_here on tasks for update to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy asked_answers on tasks for update to throughline_server
  using ((desk_id, id) in (select m.desk_id, m.task_id from app.my_tasks() m));
create policy mine on task_words to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));
create policy asked on task_words for select to throughline_server
  using ((desk_id, task_id) in (select m.desk_id, m.task_id from app.my_tasks() m));
create policy mine on task_links to throughline_server
  using (desk_id = any ((select app.my_desks())::uuid[]));

-- Platform
create policy mine on events for insert to throughline_server
  with check (desk_id = any ((select app.desks_i_know())::uuid[]));

-- What ends or changes a right is told to every process at commit: each asks again for the streams it holds.
create function app.tell_rights_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('rights', '');
  return null;
end $$;
do $$
declare t regclass;
begin
  foreach t in array array['roster', 'engagements', 'memberships', 'api_tokens', 'customer_links', 'task_links']::regclass[]
  loop
    execute format('create trigger tell_rights_changed after update on %s
      for each statement execute function app.tell_rights_changed()', t);
  end loop;
end $$;
grant execute on function app.tell_rights_changed to throughline_auth;
grant usage on schema app to throughline_auth;
set role throughline_auth;
create trigger tell_rights_changed after delete on auth.session
  for each statement execute function app.tell_rights_changed();
reset role;

-- What only a few may begin: organizations, people and desks have keys that are unique over the whole installation, so
-- they are made by these functions and in no other way.
create function app.found_organization(organization uuid, name text, country text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' then
    raise exception 'only the operator founds organizations' using errcode = 'TL403';
  end if;
  insert into organizations (id, name, country) values (organization, name, country);
end $$;

create function app.add_person(person uuid, person_name text, person_mail text, organization uuid, as_administrator boolean)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (app.actor_kind() = 'operator' or (app.i_administer() and organization = app.my_organization())) then
    raise exception 'only an administrator adds people' using errcode = 'TL403';
  end if;
  insert into persons (id, name) values (person, person_name);
  insert into person_settings (person_id, mail) values (person, lower(person_mail));
  insert into memberships (organization_id, person_id, administrator) values (organization, person, as_administrator);
  insert into auth."user" (id, name, email, "emailVerified") values (person, person_name, lower(person_mail), true);
end $$;

-- Whether nobody is here yet. Held until the transaction ends, so that two first starts make one first organization.
create function app.is_empty() returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' then
    raise exception 'only the operator sets up' using errcode = 'TL403';
  end if;
  perform pg_advisory_xact_lock(7316003);
  return not exists (select from organizations);
end $$;

create function app.person_of_mail(asked text) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'operator' then
    raise exception 'only the operator looks people up by mail' using errcode = 'TL403';
  end if;
  return (select person_id from person_settings where mail = lower(asked));
end $$;

-- A desk begins with its client's engagement and the person who opens it, who answers for it.
create function app.open_desk(desk desks) returns void
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
end $$;

do $$
declare f text;
begin
  foreach f in array array['found_organization(uuid, text, text)', 'add_person(uuid, text, text, uuid, boolean)',
    'is_empty()', 'person_of_mail(text)', 'open_desk(desks)']
  loop
    call app.see_for('throughline_server', ('app.' || f)::regprocedure);
  end loop;
end $$;
