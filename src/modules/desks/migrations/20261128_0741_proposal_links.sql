-- Whoever answers for the desk is sent those who are proposed in bundles, each with a link by which they decide without
-- signing in. It opens its bundle and nothing else, and ends when somebody else answers for the desk.
create table proposal_links (
  desk_id uuid not null references desks,
  id uuid not null,
  person_id uuid not null references persons,
  proposals uuid[] not null check (cardinality(proposals) between 1 and 50),
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  recorded_at timestamptz not null default app.now(),
  primary key (desk_id, id)
);
create index proposal_links_lately on proposal_links (desk_id, recorded_at desc);
create index proposals_waiting on proposals (desk_id) where state = 'proposed';
call app.protect('proposal_links');
call app.let_definer('select, insert', 'proposal_links');
create trigger stamp before insert on proposal_links for each row execute function app.stamp();

-- Who waits and stood in no mail yet, where the last one is more than an hour old. Those who are proposed one after
-- another come together: the first of them has waited for ten minutes.
create function app.proposals_to_tell() returns table (desk_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.desk_id, u.id from (
    select p.desk_id, p.id, min(p.recorded_at) over (partition by p.desk_id) as first_at from proposals p
    where p.state = 'proposed' and app.is_engaged(p.desk_id, p.engagement_id)
      and not exists (select from proposal_links l where l.desk_id = p.desk_id
        and (p.id = any (l.proposals) or l.recorded_at > app.now() - interval '1 hour'))) u
  where u.first_at <= app.now() - interval '10 minutes'
$$;
call app.see_for('throughline_definer', 'app.proposals_to_tell()');

create function app.desks_with_proposals_to_tell() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct desk_id from app.proposals_to_tell() $$;
call app.see_for('throughline_server', 'app.desks_with_proposals_to_tell()');

-- Makes the link of the next bundle, for whoever answers for the desk; null where there is nobody to tell of.
create function app.bundle_proposals(link uuid, hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare here uuid := app.my_desk(); answers uuid; bundle uuid[];
begin
  if app.actor_kind() <> 'desk-system' then
    raise exception 'only the desk itself tells the client' using errcode = 'TL403';
  end if;
  select accountable_id into answers from desks where id = here for no key update;
  bundle := array(select t.id from app.proposals_to_tell() t where t.desk_id = here order by t.id limit 50);
  if bundle = '{}' then
    return null;
  end if;
  insert into proposal_links (desk_id, id, person_id, proposals, token_hash, expires_at)
  values (here, link, answers, bundle, hash, app.now() + interval '14 days');
  return jsonb_build_object('personId', answers, 'count', cardinality(bundle));
end $$;
call app.see_for('throughline_server', 'app.bundle_proposals(uuid, bytea)');

create function app.enter_proposal_link(hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l proposal_links;
begin
  select * into l from proposal_links where token_hash = hash and expires_at > app.now();
  if not exists (select from app.standing s where s.desk_id = l.desk_id and s.person_id = l.person_id
    and s.side = 'client' and s.role = 'accountable')
  then
    raise exception 'this link is not known' using errcode = 'TL401';
  end if;
  return app.become('proposal-link', l.id, null, l.desk_id, null);
end $$;
call app.see_for('throughline_server', 'app.enter_proposal_link(bytea)');

-- The bundle that the acting link opens.
create function app.proposals_of_my_link() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() <> 'proposal-link' then
    return '{}';
  end if;
  return (select proposals from proposal_links where desk_id = app.my_desk() and id = app.actor_id());
end $$;
call app.see_for('throughline_server', 'app.proposals_of_my_link()');

create policy of_my_link on proposals for select to throughline_server
  using (desk_id = (select app.my_desk()) and id = any ((select app.proposals_of_my_link())::uuid[]));

set role throughline_definer;
create or replace function app.decide_proposal(of_desk uuid, proposal uuid, decision text, why text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare asked proposals; decider uuid := app.my_person();
begin
  select * into asked from proposals where desk_id = of_desk and id = proposal for update;
  if decision <> 'withdrawn' and of_desk = app.my_desk() and proposal = any (app.proposals_of_my_link()) then
    select person_id into decider from proposal_links where desk_id = of_desk and id = app.actor_id();
  elsif not coalesce(case decision
    when 'withdrawn' then of_desk = any (app.desks_i_lead()) and asked.organization_id = app.my_organization()
    else of_desk = any (app.desks_i_answer_for()) end, false)
  then
    raise exception 'only the client decides who works on its desk' using errcode = 'TL403';
  end if;
  if asked.state <> 'proposed' then
    return 'decided before';
  end if;
  return case when app.settle_proposal(asked, decision, decider, why) then decision else 'cannot be' end;
end $$;

create or replace function app.find_desks_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.actor_kind() in ('customer-link', 'task-link', 'proposal-link') then
    return array[app.my_desk()];
  end if;
  return app.my_desks() || coalesce((select array_agg(distinct desk_id) from app.my_tasks()), '{}');
end $$;

create or replace function app.find_people_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare desks uuid[] := app.my_desks();
begin
  if app.actor_kind() = 'customer-link' then
    return app.people_who_serve_me();
  elsif app.actor_kind() = 'proposal-link' then
    return array(select unnest(array[p.person_id, p.proposed_by_id]) from proposals p
      where p.desk_id = app.my_desk() and p.id = any (app.proposals_of_my_link()));
  end if;
  return app.people_i_work_with() || app.people_on_tasks() || coalesce((select array_agg(p.person_id) from proposals p
    where p.desk_id = any (desks) and p.desk_id = any ((select app.desks_of_my_company())::uuid[])), '{}');
end $$;

create or replace function app.find_organizations_i_know() returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  shown uuid[] := app.desks_i_know();
  known uuid[] := app.organizations_i_work_with()
    || coalesce((select array_agg(d.client_id) from desks d where d.id = any (shown)), '{}');
begin
  if app.actor_kind() = 'customer-link' then
    return known || app.organizations_that_serve_me();
  elsif app.actor_kind() = 'proposal-link' then
    return known || array(select p.organization_id from proposals p
      where p.desk_id = app.my_desk() and p.id = any (app.proposals_of_my_link()));
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
reset role;
